import { type NamedTime, onDayOf, readTime } from './time.ts';
import type { Here } from './time-of-date.ts';
import { stepsBack, unitOf } from './time-unit.ts';

/** A part of a window that words name, and how many of them. */
export type Phrase = Readonly<{ from?: Date; to?: Date; taken: number }>;

/** A phrase, the words that were meant as one and make no sense, or nothing of the kind. */
export type ReadPhrase =
  | Phrase
  | Readonly<{ problem: 'time' | 'unit' | 'moment' | 'range'; taken: number }>
  | undefined;

type Reader = (words: readonly string[], here: Here) => ReadPhrase;

/** What begins a phrase. Those that also begin names (`After Hours`, `Last Resort`) are phrases only with a time. */
const KEYWORDS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['since', (words, here) => since(words, here) ?? { problem: 'time', taken: 1 }],
  ['until', (words, here) => until(words, here) ?? { problem: 'time', taken: 1 }],
  ['till', (words, here) => until(words, here) ?? { problem: 'time', taken: 1 }],
  ['after', after],
  ['before', before],
  ['on', on],
  ['between', between],
  ['last', last],
  ['past', last],
  ['..', (words, here) => until(words, here) ?? { problem: 'range', taken: 1 }],
]);

/** Days that stand for themselves at the end of a line; other dates are too like names. */
const BARE = /^(today|yesterday|day|\d{4}-\d{1,2}-.*)$/;

/** The phrase at the head of lower-case words; a quoted word is ''. */
export function readPhrase(words: readonly string[], here: Here): ReadPhrase {
  return range(words, here) ?? KEYWORDS.get(words[0] ?? '')?.(words, here) ?? bare(words, here);
}

/** A time, with or without its article: `the day before yesterday`. */
function time(words: readonly string[], here: Here): NamedTime | undefined {
  if (words[0] !== 'the') return readTime(words, here);
  const read = readTime(words.slice(1), here);
  return read && { ...read, taken: read.taken + 1 };
}

function since(words: readonly string[], here: Here): ReadPhrase {
  const read = time(words.slice(1), here);
  return read && { from: read.from, taken: read.taken + 1 };
}

function until(words: readonly string[], here: Here): ReadPhrase {
  const read = time(words.slice(1), here);
  return read && { to: read.to, taken: read.taken + 1 };
}

function after(words: readonly string[], here: Here): ReadPhrase {
  const read = time(words.slice(1), here);
  return read && { from: read.to, taken: read.taken + 1 };
}

function before(words: readonly string[], here: Here): ReadPhrase {
  const read = time(words.slice(1), here);
  return read && { to: read.from, taken: read.taken + 1 };
}

function on(words: readonly string[], here: Here): ReadPhrase {
  const read = time(words.slice(1), here);
  return read?.grain === 'day' ? { from: read.from, to: read.to, taken: read.taken + 1 } : undefined;
}

function between(words: readonly string[], here: Here): ReadPhrase {
  const from = time(words.slice(1), here);
  if (!from || words[from.taken + 1] !== 'and') return undefined;
  return upTo(from, words.slice(from.taken + 2), from.taken + 2, here);
}

/** `a..b`, `a..`; `..b` is a keyword's. */
function range(words: readonly string[], here: Here): ReadPhrase {
  if (!words.includes('..')) return undefined;
  const from = readTime(words, here);
  if (!from || words[from.taken] !== '..') return undefined;
  const skipped = from.taken + 1;
  return upTo(from, words.slice(skipped), skipped, here) ?? { from: from.from, taken: skipped };
}

/** A range whose end is a time of day ends on the day it began, or, past midnight, at the newest such time. */
function upTo(from: NamedTime, words: readonly string[], skipped: number, here: Here): ReadPhrase {
  const read = time(words, here);
  if (!read) return undefined;
  const sameDay = read.clock && from.grain === 'moment' ? onDayOf(from.from, read.clock, here) : undefined;
  return { from: from.from, to: sameDay && sameDay > from.from ? sameDay : read.to, taken: skipped + read.taken };
}

function last(words: readonly string[], here: Here): ReadPhrase {
  const [, first, second] = words;
  const glued = unitOf(first, undefined);
  const amount = glued ?? unitOf(first, second) ?? unitOf('one', first);
  if (amount) {
    const taken = glued || !unitOf(first, second) ? 2 : 3;
    return { from: stepsBack(here, amount), to: here.now, taken };
  }
  return first !== undefined && /^\d/.test(first) ? { problem: 'unit', taken: 2 } : lastDay(words, here);
}

function lastDay(words: readonly string[], here: Here): ReadPhrase {
  const read = readTime(words, here);
  return read?.grain === 'day' ? { from: read.from, to: read.to, taken: read.taken } : undefined;
}

function bare(words: readonly string[], here: Here): ReadPhrase {
  if (!BARE.test(words[0] ?? '')) return undefined;
  const read = readTime(words, here);
  if (!read || !endsThere(words.slice(read.taken), here)) return undefined;
  if (read.grain === 'moment') return { problem: 'moment', taken: read.taken };
  return { from: read.from, to: read.to, taken: read.taken };
}

/** Nothing follows, or another phrase does: `Today Special` is a name. */
function endsThere(words: readonly string[], here: Here): boolean {
  return words.length === 0 || readPhrase(words, here) !== undefined;
}
