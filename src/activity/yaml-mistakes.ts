import type { Document } from 'yaml';
import { inOneLine } from './override-keys.ts';

const BY_CODE = new Map<string, string>([
  ['TAB_AS_INDENT', 'begins with a tab. YAML takes blanks only: type two.'],
  ['MULTIPLE_DOCS', '`---` begins a second document. Keep all in one: remove this line.'],
  ['BAD_SCALAR_START', 'a pattern that begins with a sign stands in quotes, as in `name: "@home*"`.'],
  ['MULTILINE_IMPLICIT_KEY', 'a colon lacks its blank here. Type for example `actor: wfm-sync`.'],
  ['RESOURCE_EXHAUSTION', 'lists and sections nest too deep here.'],
]);

export type YamlMistake = Readonly<{ offset: number; sentence: string }>;

/** What YAML's parser stumbled over: of each line the first, for the others follow from it. `shape` says what to type. */
export function yamlMistakes(
  { errors, warnings }: Pick<Document.Parsed, 'errors' | 'warnings'>,
  lineOf: (offset: number) => number,
  shape: string,
): readonly YamlMistake[] {
  const seen = new Set<number>();
  return [...errors, ...warnings].flatMap(({ code, message, pos: [offset] }) => {
    if (seen.has(lineOf(offset))) return [];
    seen.add(lineOf(offset));
    return [{ offset, sentence: BY_CODE.get(code) ?? `${inOneLine(message)}. ${shape}.` }];
  });
}
