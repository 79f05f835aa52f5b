import { toText } from '../../src/notice/terminal.ts';

type Shown = Readonly<{ text: string; blocks?: readonly unknown[] | undefined }>;

/** A message of the sandbox as a person in Berlin reads it. */
export function textOf({ text, blocks = [] }: Shown): string {
  return toText({ text, blocks: blocks as never }, { zone: 'Europe/Berlin' });
}
