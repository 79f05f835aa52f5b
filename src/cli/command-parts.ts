/** Makes an action of a command that resolves to an exit code. */
export type Does = <A extends readonly unknown[]>(
  run: (...given: A) => Promise<number>,
) => (...given: A) => Promise<void>;

/** The end of a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
