import { FILTER_WORDS } from './filter-phrase.ts';
import { FIELDS } from './filter-table.ts';
import { COUNT_WORDS } from './question-counts.ts';
import type { KnownType } from './question-subject.ts';
import {
  ARTICLES,
  CHANGE_NOUNS,
  EXCEPT,
  LINKS,
  ME,
  NOISE,
  PERSON_WORDS,
  REFLEXIVE,
  THING_WORDS,
} from './question-words.ts';
import { TIME_WORDS } from './time-words.ts';
import { VERB_WORDS } from './verb-words.ts';
import { isName, type KnownName, keyOf, spoken, type Word, wordsOf } from './words.ts';

/** The names that the store knows among texts; see `textsToKnow`. */
export type KnownNames = ReadonlyMap<string, KnownName>;

/** The longest names have so many words; lines longer than this are hardly names. */
const LONGEST = 8;
const MOST_WORDS = 40;
const GIVING = new Set(['gave', 'give', 'given', 'granted', 'grant', 'took', 'take', 'revoked']);
const FIELD_WORDS = new Set([...FIELDS.keys()].flatMap((field) => field.split(' ')));

/** Every few words of a line that may be a name: what the store is asked about before the line is read. */
export function textsToKnow(line: string): readonly string[] {
  const words = wordsOf(line.slice(0, 2_000)).slice(0, MOST_WORDS).map(plain);
  const texts = words.flatMap((word, start) => {
    if (word.quoted || word.mention) return [word.text];
    const end = words.findIndex((other, at) => at > start && (other.quoted || other.mention));
    const most = Math.min(LONGEST, (end < 0 ? words.length : end) - start);
    return Array.from({ length: most }, (_, index) => spoken(words.slice(start, start + index + 1)));
  });
  const wanted = texts.flatMap((text) => [text, text.replace(/['’]s$/, '')]);
  return [...new Set(wanted.filter((text) => text.trim() !== ''))];
}

/** As a map by the text that was asked for, in lower case. */
export function toKnownNames(found: readonly KnownName[]): KnownNames {
  return new Map(found.map((name) => [name.text.toLowerCase(), name]));
}

/** A line whose known names are one word each, the longest first; names that look like grammar only where one is due. */
export function withKnownNames(line: readonly Word[], known: KnownNames, knownType: KnownType): readonly Word[] {
  if (known.size === 0) return line;
  const words: Word[] = [];
  for (let at = 0; at < line.length; ) {
    const found = nameAt(line, at, known, knownType);
    if (found) words.push(found.word);
    else words.push(...line.slice(at, at + 1).map((word) => (word.quoted ? withKnowledge(word, known) : word)));
    at += found?.taken ?? 1;
  }
  return words;
}

/** Without the punctuation that ends a question. */
export function plain(word: Word): Word {
  return word.quoted || word.mention ? word : { ...word, text: unasked(word.text) };
}

function unasked(text: string): string {
  let end = text.length;
  while (end > 0 && '?,!;:'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function withKnowledge(word: Word, known: KnownNames): Word {
  const name = known.get(word.text.toLowerCase());
  return name ? { ...word, known: name } : word;
}

function nameAt(
  line: readonly Word[],
  at: number,
  known: KnownNames,
  knownType: KnownType,
): Readonly<{ word: Word; taken: number }> | undefined {
  const end = line.findIndex((word, index) => index >= at && isName(word));
  const most = Math.min(LONGEST, (end < 0 ? line.length : end) - at);
  for (let taken = most; taken > 0; taken -= 1) {
    const words = line.slice(at, at + taken);
    const text = spoken(words);
    const own = text.replace(/['’]s$/, '');
    const name = known.get(text.toLowerCase()) ?? (own === text ? undefined : known.get(own.toLowerCase()));
    if (!name || !isMeant(line, at, words, name, knownType)) continue;
    const owner = !known.has(text.toLowerCase());
    return { word: { text: owner ? own : text, quoted: false, known: name, ...(owner && { owner }) }, taken };
  }
  return undefined;
}

/** What is all grammar is a name only after a word that asks for one: `profile Today`, `user April May`. */
function isMeant(
  line: readonly Word[],
  at: number,
  words: readonly Word[],
  { actor, types }: KnownName,
  knownType: KnownType,
): boolean {
  if (!words.every((word) => isGrammar(word, knownType)) || isAlone(line, words)) return true;
  const before = line.slice(0, at).filter((word) => !ARTICLES.has(keyOf(word)));
  const last = keyOf(before.at(-1));
  const isGiven = types.includes('SecurityProfile') && line.slice(0, at).some((word) => GIVING.has(keyOf(word)));
  if (isGiven && last !== keyOf(line[0])) return true;
  if (PERSON_WORDS.has(last) || last === 'by') return actor || types.includes('User');
  if (THING_WORDS.has(last)) return types.length > 0;
  for (let length = 1; length <= 4; length += 1) {
    const asked = knownType(before.slice(-length).map(keyOf).join(' '));
    if (before.length >= length && asked.some((type) => types.includes(type))) return true;
  }
  return (
    words.length > 1 && !words.every((word) => TIME_WORDS.has(keyOf(word))) && (LINKS.has(last) || VERB_WORDS.has(last))
  );
}

/** The whole line is the name. */
function isAlone(line: readonly Word[], words: readonly Word[]): boolean {
  return words.length === line.length && !words.every((word) => NEVER_ALONE.has(keyOf(word)));
}

/** Words that a line of their own asks about time, changes or the asker. */
const NEVER_ALONE: ReadonlySet<string> = new Set([
  ...ME,
  ...CHANGE_NOUNS,
  'today',
  'yesterday',
  'now',
  'last',
  'this',
  'changed',
]);

/** `help me find …`, `by dana or omar`. */
const FILLERS = new Set(['help', 'or']);

/** A word that the parser has a use for. */
export function isGrammar(word: Word, knownType: KnownType): boolean {
  const key = keyOf(word);
  if (/^\d{1,6}$/.test(key) || TIME_WORDS.has(key) || /^[\d.:/-]+$/.test(key)) return true;
  return (
    [
      NOISE,
      CHANGE_NOUNS,
      ARTICLES,
      EXCEPT,
      ME,
      LINKS,
      PERSON_WORDS,
      REFLEXIVE,
      THING_WORDS,
      VERB_WORDS,
      FILTER_WORDS,
      FIELD_WORDS,
      COUNT_WORDS,
      FILLERS,
    ].some((set) => set.has(key)) || knownType(key).length > 0
  );
}
