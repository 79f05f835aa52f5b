import type { Word } from './words.ts';

/** A name as typed. `exact` when it was quoted: neither fragments nor grammar. */
export type QuestionName = Readonly<{ text: string; exact: boolean; mention: boolean }>;

const ARTICLES = new Set(['the', 'our']);

type Read = QuestionName | Readonly<{ problem: string }>;

/** The name that these words are, if there are any. */
export function readName(words: readonly Word[]): Read | undefined {
  return words.length === 0 ? undefined : nameOf(words);
}

/** The name that these words are, without an article before it. */
export function nameOf(words: readonly Word[]): Read {
  const start = words.findIndex((word) => word.quoted || !ARTICLES.has(word.text.toLowerCase()));
  const name = start < 0 ? words : words.slice(start);
  const quoted = name.find((word) => word.quoted);
  const left = quoted && name.find((word) => word !== quoted);
  if (left) return { problem: extra(quoted, left) };
  const by = name.findIndex((word) => word.text.toLowerCase() === 'by');
  if (by > 0 && by < name.length - 1) return { problem: BOTH };
  return {
    text: name.map(({ text }) => text).join(' '),
    exact: quoted !== undefined,
    mention: name.length === 1 && name[0]?.mention === true,
  };
}

const BOTH =
  'Ask about a person or about a thing, not both at once: `user dana` or `queue Billing`. If “by” is part of a name, put the name in quotes.';

function extra(kept: Word, left: Word): string {
  return `I do not understand “${shown(left.text)}” beside the name “${shown(kept.text)}”. Give one name in quotes, and after it a time like \`since yesterday\`.`;
}

function shown(typed: string): string {
  return typed.length > 60 ? `${typed.slice(0, 59)}…` : typed;
}
