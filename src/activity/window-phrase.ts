import { type NamedTime, onDayOf, readTime } from './time.ts';
import { readChrono } from './time-chrono.ts';
import { type Here, isAmbiguousDay } from './time-of-date.ts';
import type { TimeOfDay } from './time-of-day.ts';
import { readPeriod } from './time-period.ts';
import { readSpokenTime } from './time-spoken.ts';
import { stepsBack, unitOf } from './time-unit.ts';

/** A part of a window that words name, and how many of them. `mild`: its beginning is only meant where nothing else is. */
export type Phrase = Readonly<{
  from?: Date;
  to?: Date;
  taken: number;
  mild?: true;
  /** From one time of day to another: another phrase may say of which day. */
  clocks?: readonly [from: TimeOfDay, to: TimeOfDay];
}>;

/** A phrase, the words that were meant as one and make no sense, or nothing of the kind. */
export type ReadPhrase =
  | Phrase
  | Readonly<{ problem: 'time' | 'unit' | 'moment' | 'range' | 'day'; taken: number }>
  | undefined;

type Reader = (words: readonly string[], here: Here) => ReadPhrase;

/** What begins a phrase. Those that also begin names (`After Hours`, `Last Resort`) are phrases only with a time. */
const KEYWORDS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['since', (words, here) => since(words, here) ?? { problem: 'time', taken: 1 }],
  ['starting', since],
  ['until', (words, here) => until(words, here) ?? { problem: 'time', taken: 1 }],
  ['till', (words, here) => until(words, here) ?? { problem: 'time', taken: 1 }],
  ['from', from],
  ['after', after],
  ['before', before],
  ['on', on],
  ['at', around],
  ['around', around],
  ['about', around],
  ['near', around],
  ['between', between],
  ['last', last],
  ['past', last],
  ['previous', last],
  ...['in', 'during', 'over', 'for', 'within', 'throughout', 'all'].map((word): [string, Reader] => [word, within]),
  ['..', (words, here) => until(words, here) ?? { problem: 'range', taken: 1 }],
]);

/** What stands for itself: other dates are too like names. */
const BARE = /^(today|yesterday|overnight|tonight|day|\d{4}-\d{1,2}(-.*)?|q[1-4]|\d{1,6}(m|mins?|h|hrs?|d|w|wks?))$/;
const BARE_START = new Set(['this', 'current', 'last', 'week', 'weekend', 'the']);
const WEEKDAY =
  /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;
const DATED =
  /^\d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}[/.]\d{1,2}[/.]?(?:\d{2}|\d{4})?$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$/;
const JOINTS = new Set(['..', 'to', 'until', 'till', 'through', 'and', '-', '–', '—']);
const AROUND_MS = 30 * 60_000;
const HOUR_MS = 60 * 60_000;

/** The phrase at the head of lower-case words; a name is ''. */
export function readPhrase(words: readonly string[], here: Here): ReadPhrase {
  return range(words, here) ?? KEYWORDS.get(words[0] ?? '')?.(words, here) ?? bare(words, here);
}

/** A time, with or without its article: `the day before yesterday`. Own grammar first, then chrono-node. */
function time(words: readonly string[], here: Here): NamedTime | undefined {
  return ownTime(words, here) ?? readChrono(words, here);
}

function ownTime(words: readonly string[], here: Here): NamedTime | undefined {
  const skipped = words[0] === 'the' ? 1 : 0;
  const read = readTime(words.slice(skipped), here);
  return read && { ...read, taken: read.taken + skipped };
}

function since(words: readonly string[], here: Here): ReadPhrase {
  if (isAmbiguousDay(words[1])) return { problem: 'day', taken: 2 };
  // `since an hour and a half ago` begins like `since an hour`, `since quarter past nine` like `since quarter`.
  const isTime = words.slice(1, 8).includes('ago') || readSpokenTime(words.slice(1)) !== undefined;
  const read =
    (isTime ? time(words.slice(1), here) : undefined) ?? span(words.slice(1), here) ?? time(words.slice(1), here);
  return read && { from: read.from, taken: read.taken + 1 };
}

/** `from monday to wednesday`, `from 14:00 until 14:30`, `from yesterday on`. */
function from(words: readonly string[], here: Here): ReadPhrase {
  const read = ownTime(words.slice(1), here);
  if (!read) return undefined;
  const joint = words[read.taken + 1] ?? '';
  const rest = words.slice(read.taken + 2);
  const both = JOINTS.has(joint) ? upTo(read, rest, read.taken + 2, here) : undefined;
  return both ?? { from: read.from, taken: read.taken + (joint === 'on' || joint === 'onwards' ? 2 : 1) };
}

function until(words: readonly string[], here: Here): ReadPhrase {
  if (isAmbiguousDay(words[1])) return { problem: 'day', taken: 2 };
  const read = time(words.slice(1), here);
  return read && { to: read.to, taken: read.taken + 1 };
}

function after(words: readonly string[], here: Here): ReadPhrase {
  if (isAmbiguousDay(words[1])) return { problem: 'day', taken: 2 };
  const read = time(words.slice(1), here);
  return read && { from: read.to, taken: read.taken + 1 };
}

/** Before a time of day alone is the hour before it: whoever asks so looks for what broke something then. */
function before(words: readonly string[], here: Here): ReadPhrase {
  if (isAmbiguousDay(words[1])) return { problem: 'day', taken: 2 };
  const read = time(words.slice(1), here);
  if (!read) return undefined;
  const taken = read.taken + 1;
  return read.clock
    ? { from: new Date(read.from.getTime() - HOUR_MS), to: read.from, taken, mild: true }
    : { to: read.from, taken };
}

function on(words: readonly string[], here: Here): ReadPhrase {
  if (isAmbiguousDay(words[1])) return { problem: 'day', taken: 2 };
  const read = ownTime(words.slice(1), here);
  return read?.grain === 'day' ? { from: read.from, to: read.to, taken: read.taken + 1 } : undefined;
}

/** `around 14:20`: half an hour to each side. */
function around(words: readonly string[], here: Here): ReadPhrase {
  const read = ownTime(words.slice(1), here);
  if (read?.grain !== 'moment') return undefined;
  const at = read.from.getTime();
  return { from: new Date(at - AROUND_MS), to: new Date(at + AROUND_MS), taken: read.taken + 1 };
}

/** `in october`, `in the last 24h`, `during the night`, `for the past week`. */
function within(words: readonly string[], here: Here): ReadPhrase {
  const skipped = words[1] === 'the' ? 2 : 1;
  const rest = words.slice(skipped);
  const isLast = rest[0] === 'last' || rest[0] === 'past' || rest[0] === 'previous';
  const read = isLast ? last(rest, here) : (range(rest, here) ?? wholeOnly(readTime(rest, here)));
  if (!read || 'problem' in read) return undefined;
  return { ...read, taken: read.taken + skipped };
}

function wholeOnly(read: NamedTime | undefined): Phrase | undefined {
  return read?.grain === 'day' ? { from: read.from, to: read.to, taken: read.taken } : undefined;
}

function between(words: readonly string[], here: Here): ReadPhrase {
  if (isAmbiguousDay(words[1])) return { problem: 'day', taken: 2 };
  const from = time(words.slice(1), here);
  if (!from || words[from.taken + 1] !== 'and') return undefined;
  return upTo(from, words.slice(from.taken + 2), from.taken + 2, here);
}

/** `a..b`, `a..`, `mon to wed`, `14:00 - 14:30`; `..b` is a keyword's. */
function range(words: readonly string[], here: Here): ReadPhrase {
  if (!words.some((word) => JOINTS.has(word))) return undefined;
  const from = readTime(words, here);
  const joint = from && words[from.taken];
  if (!from || joint === undefined || !JOINTS.has(joint) || joint === 'and') return undefined;
  const skipped = from.taken + 1;
  const both = upTo(from, words.slice(skipped), skipped, here);
  return both ?? (joint === '..' ? { from: from.from, taken: skipped } : undefined);
}

/** A range whose end is a time of day ends on the day it began, or, past midnight, at the newest such time. */
function upTo(from: NamedTime, words: readonly string[], skipped: number, here: Here): ReadPhrase {
  const read = ownTime(words, here);
  if (!read) return undefined;
  const taken = skipped + read.taken;
  // `between 9:00 and 10:00 yesterday`
  if (from.clock && !read.clock && read.grain === 'moment')
    return { from: onDayOf(read.from, from.clock, here), to: read.to, taken };
  const sameDay = read.clock && from.grain === 'moment' ? onDayOf(from.from, read.clock, here) : undefined;
  const clocks = from.clock && read.clock ? ([from.clock, read.clock] as const) : undefined;
  const to = sameDay && sameDay > from.from ? sameDay : read.to;
  return { from: from.from, to, taken, ...(clocks && { clocks }) };
}

function last(words: readonly string[], here: Here): ReadPhrase {
  const named = readPeriod(words, here);
  if (named) return { from: named.from, to: named.to, taken: named.taken };
  const amount = span(words.slice(1), here);
  if (amount) return { ...amount, to: here.now, taken: amount.taken + 1 };
  return /^\d/.test(words[1] ?? '') ? { problem: 'unit', taken: 2 } : wholeOnly(readTime(words, here));
}

/** `24h`, `2 weeks`, `hour`: so much before now. */
function span(
  [first, second, third]: readonly string[],
  here: Here,
): Readonly<{ from: Date; taken: number }> | undefined {
  if (second === 'ago' || third === 'ago') return undefined;
  const glued = unitOf(first, undefined);
  const apart = unitOf(first, second);
  const amount = glued ?? apart ?? unitOf('one', first);
  return amount && { from: stepsBack(here, amount), taken: !glued && apart ? 2 : 1 };
}

function bare(words: readonly string[], here: Here): ReadPhrase {
  const [first = '', second = ''] = words;
  if (isAmbiguousDay(first) && /\d{4}$/.test(first)) return { problem: 'day', taken: 1 };
  if (!canStandAlone(words)) return undefined;
  const skipped = first === 'the' ? 1 : 0;
  const rest = words.slice(skipped);
  const amount = second === 'ago' ? undefined : BARE.test(first) ? unitOf(first, undefined) : undefined;
  if (amount)
    return endsThere(words.slice(1), here) ? { from: stepsBack(here, amount), to: here.now, taken: 1 } : undefined;
  const read = readTime(rest, here);
  if (!read || !endsThere(rest.slice(read.taken), here)) return undefined;
  if (read.grain === 'moment') return { problem: 'moment', taken: read.taken + skipped };
  return { from: read.from, to: read.to, taken: read.taken + skipped };
}

/** `2 days ago`, `this morning`, `friday`, `3 Nov`, `14:00 yesterday`. */
function canStandAlone(words: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = words;
  if (BARE.test(first) || WEEKDAY.test(first) || second === 'ago' || third === 'ago') return true;
  if (BARE_START.has(first) && second !== '') return first !== 'last';
  if (first === 'weekend') return true;
  return (
    (DATED.test(first) && second !== '' && (DATED.test(second) || /^\d{4}$/.test(second))) ||
    /^\d{1,2}[/.]\d{1,2}[/.]/.test(first) ||
    /^\d{4}-\d\d?-\d\d?/.test(first)
  );
}

/** Nothing follows, or another phrase does: `Today Special` is a name. */
function endsThere(words: readonly string[], here: Here): boolean {
  const [first = ''] = words;
  return first === '' || JOINTED.has(first) || readPhrase(words, here) !== undefined;
}

/** After a time in the middle of a line: `yesterday by dana`. */
const JOINTED = new Set([
  'by',
  'on',
  'of',
  'to',
  'in',
  'for',
  'except',
  'not',
  'without',
  'excluding',
  'and',
  'queue',
  'user',
  'flow',
]);
