/** A word of a typed line. `quoted` words are names, whatever they look like; an `open` one lacks its closing mark. */
export type Word = Readonly<{
  text: string;
  quoted: boolean;
  open?: true;
  mention?: true;
  /** A mention's Slack user id. */
  member?: string;
  /** Bears this name letter by letter in the store: one or several words of the line. */
  known?: KnownName;
  /** Said with its possessive: `Kim's`. */
  owner?: true;
}>;

/** What the store knows by a name: whether somebody is called so, and the types of the things that are. */
export type KnownName = Readonly<{ text: string; actor: boolean; types: readonly string[] }>;

/** Opening mark → the marks that close it. People and phones mix them: „Main IVR", “Main IVR". */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"”“'],
  ['“', '”"“'],
  ['”', '”"'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['`', '`'],
  ["'", "'’"],
  ['‘', "’‘'"],
  ['’', "’'"],
]);

const SPACE = /\s/;
/** What Slack makes of a mention or a link: `<@U123|dana>`, `<mailto:dana@example.com|dana@example.com>`. */
const MARKUP = /^<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/;

const MEMBER = /^[UW][A-Z0-9]{1,20}$/;

type Cut = Readonly<{ word: Word; length: number }>;

/** The words of a line as a person typed it; quotes keep spaces. Total: any text has words. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const { word, length } = markup(text, at) ?? quoted(text, at) ?? bare(text, at);
    words.push(word);
    at += length;
  }
  return words;
}

function markup(text: string, at: number): Cut | undefined {
  if (text[at] !== '<') return undefined;
  const found = MARKUP.exec(text.slice(at, at + 1_000));
  if (!found) return undefined;
  const [all, sign, target = '', label] = found;
  const said = label?.trim() || target.replace(/^(mailto|tel):/, '');
  if (said === '') return undefined;
  return {
    word: {
      text: said,
      quoted: false,
      ...(sign === '@' ? { mention: true as const } : {}),
      ...(sign === '@' && MEMBER.test(target) ? { member: target } : {}),
    },
    length: all.length,
  };
}

/** Only a mark at the beginning of a word opens a quote, so `5"` and `Today's` are words. */
function quoted(text: string, at: number): Cut | undefined {
  const mark = text.charAt(at);
  const closers = QUOTES.get(mark);
  if (closers === undefined) return undefined;
  const end = closing(text, at + 1, closers, isSingle(mark));
  if (end !== undefined) return { word: { text: text.slice(at + 1, end), quoted: true }, length: end + 1 - at };
  if (isSingle(mark)) return undefined;
  return { word: { text: text.slice(at + 1), quoted: true, open: true }, length: text.length - at };
}

/** A single mark inside a word is an apostrophe: it closes only where the word ends. */
function closing(text: string, from: number, closers: string, single: boolean): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (!closers.includes(text.charAt(at))) continue;
    if (!single || at + 1 === text.length || SPACE.test(text.charAt(at + 1))) return at;
  }
  return undefined;
}

function isSingle(mark: string): boolean {
  return "'‘’".includes(mark);
}

function bare(text: string, at: number): Cut {
  let end = at + 1;
  while (end < text.length && !SPACE.test(text.charAt(end))) end += 1;
  return { word: { text: text.slice(at, end), quoted: false }, length: end - at };
}

/** Quoted, a mention, or known to the store: never grammar. */
export function isName({ quoted, mention, known }: Word): boolean {
  return quoted || mention === true || known !== undefined;
}

/** A word as grammar compares it; '' for a name. */
export function keyOf(word: Word | undefined): string {
  return word === undefined || isName(word) ? '' : word.text.toLowerCase();
}

export function spoken(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** What was typed, short enough to be repeated. */
export function shown(typed: string): string {
  return typed.length > 60 ? `${typed.slice(0, 59)}…` : typed;
}
