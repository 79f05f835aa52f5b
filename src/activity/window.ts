import type { TimeWindow } from './query.ts';
import { onDayOf, readTime } from './time.ts';
import type { Here } from './time-of-date.ts';
import { type Phrase, readPhrase } from './window-phrase.ts';
import { isName, keyOf, shown, spoken, type Word } from './words.ts';
import { startOfDay, wallTimeOf } from './zone.ts';

/** A line's window and the words that are not part of it, or what is wrong with it. */
export type ReadWindow =
  | Readonly<{ kind: 'window'; window: TimeWindow; windowWords?: string; rest: readonly Word[] }>
  | Readonly<{ kind: 'mistake'; problem: string }>;

type Found = Readonly<{ phrases: readonly Phrase[]; said: readonly string[]; rest: readonly Word[] }>;

/** CloudTrail began in 2013; whoever asks for more than this has mistyped, and a store compares years of four digits. */
const EARLIEST = Date.UTC(2000, 0, 1);
const HINT = 'If it is part of a name, put the name in quotes.';
const TIMES = '`since yesterday 9:00`, `since monday`, `since 2026-11-20`, `last 24h` or `2026-11-20..2026-11-21`';

/** Takes the window out of a line, wherever in it it stands. Days are whole and the future is never meant. */
export function readWindow(line: readonly Word[], here: Here): ReadWindow {
  const words = line.flatMap((word) => splitRange(word, here));
  const found = findPhrases(words, here);
  if ('problem' in found) return { kind: 'mistake', problem: found.problem };
  const { said, rest } = found;
  const combined = onNamedDay(found.phrases, here);
  const phrases = combined ? [combined] : found.phrases;
  if (phrases.length === 0) return { kind: 'window', window: {}, rest };
  const window = joined(phrases, here.now);
  const problem = problemOf(phrases, window, said.join(' '), here.now);
  return problem ? { kind: 'mistake', problem } : { kind: 'window', window, windowWords: said.join(' '), rest };
}

function findPhrases(words: readonly Word[], here: Here): Found | Readonly<{ problem: string }> {
  const keys = words.map(keyOf);
  const phrases: Phrase[] = [];
  const said: string[] = [];
  const rest: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const read = readPhrase(keys.slice(at, at + READ_AHEAD), here);
    const taken = words.slice(at, at + (read?.taken ?? 1));
    if (read && 'problem' in read) return { problem: PROBLEMS[read.problem](words.slice(at), taken) };
    if (read) {
      phrases.push(read);
      said.push(...taken.map(({ text }) => text));
    } else rest.push(...taken);
    at += taken.length;
  }
  return { phrases, said, rest };
}

/** The longest phrase is `between the day before yesterday at 9 am utc and …` the same; the rest needs no reading twice. */
const READ_AHEAD = 24;

function joined(phrases: readonly Phrase[], now: Date): TimeWindow {
  const from = (phrases.findLast((phrase) => phrase.from && !phrase.mild) ?? phrases.findLast((phrase) => phrase.from))
    ?.from;
  const to = phrases.findLast((phrase) => phrase.to)?.to;
  return { ...(from && { from }), ...(to && { to: to > now ? now : to }) };
}

function problemOf(phrases: readonly Phrase[], { from, to }: TimeWindow, said: string, now: Date): string | undefined {
  const twice =
    phrases.filter((phrase) => phrase.from && !phrase.mild).length > 1 ||
    phrases.filter((phrase) => phrase.to).length > 1;
  if (twice) return `“${said}” is more than one time. Give one: ${TIMES}.`;
  if (from && from > now) return `“${said}” has not come yet. Ask for a time that is past: ${TIMES}.`;
  if (phrases.some((phrase) => phrase.from && phrase.to && phrase.from > phrase.to) || (from && to && from >= to)) {
    return `“${said}” ends before it begins. Put the earlier time first.`;
  }
  const first = from ?? to;
  return first && first.getTime() < EARLIEST
    ? `“${said}” is before any record. Type for example \`last 90d\`.`
    : undefined;
}

/** Times of day on the day that another phrase names; undefined where they do not make one window. */
function onNamedDay([one, two, ...others]: readonly Phrase[], here: Here): Phrase | undefined {
  if (!one || !two || others.length > 0) return undefined;
  const [timed, day] = one.clocks ? [one, two] : [two, one];
  if (!timed.clocks || day.clocks || !day.from || !day.to || day.mild) return undefined;
  const [begin, end] = timed.clocks;
  const from = onDayOf(day.from, begin, here);
  const to = onDayOf(day.from, end, here);
  const taken = one.taken + two.taken;
  // `yesterday between 23:00 and 1:00`
  const next = startOfDay(wallTimeOf(from, here.zone), here.zone, 1);
  return { from, to: to < from ? onDayOf(next, end, here) : to, taken };
}

const PROBLEMS = {
  time: (line: readonly Word[], taken: readonly Word[]) => {
    const typed = line[1]?.text;
    const keyword = said(taken);
    if (typed === undefined) return `Say what comes after \`${keyword}\`: ${TIMES}. ${HINT}`;
    if (typed.toLowerCase() === 'tomorrow')
      return `“${keyword} ${typed}” has not come yet. Ask for a time that is past.`;
    return `I do not understand the time “${shown(typed)}” after \`${keyword}\`. Type ${TIMES}. ${HINT}`;
  },
  day: (_: readonly Word[], taken: readonly Word[]) =>
    `“${shown(spoken(taken.slice(-1)))}” may be a day or a month first. Type it as 2026-11-20.`,
  unit: (_: readonly Word[], taken: readonly Word[]) =>
    `I do not understand “${shown(said(taken))}”. Type \`last 30m\`, \`last 24h\`, \`last 7d\` or \`last 2w\`. ${HINT}`,
  moment: (_: readonly Word[], taken: readonly Word[]) => {
    const typed = shown(said(taken));
    return `“${typed}” is a moment: type \`since ${typed}\`, \`until ${typed}\` or a range like \`2026-11-20 9:00..2026-11-20 10:00\`.`;
  },
  range: () => `I do not understand the times around “..”. Type a range like \`2026-11-20..2026-11-21\`. ${HINT}`,
} as const;

const HYPHENED =
  /^(\d{1,2}[:.]\d{2}|\d{1,2}(?:am|pm)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[-–](\d{1,2}[:.]\d{2}|\d{1,2}(?:am|pm)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/;

/** `2026-11-20..2026-11-21` is three words; names with dots stay whole. */
function splitRange(word: Word, here: Here): readonly Word[] {
  const parts = word.text.replaceAll('…', '..').split('..');
  if (isName(word)) return [word];
  const [, first, last] = HYPHENED.exec(word.text.toLowerCase()) ?? [];
  if (first !== undefined && last !== undefined) return [first, '..', last].map((text) => ({ text, quoted: false }));
  if (parts.length !== 2) return [word];
  const times = parts.every((part) => part === '' || readTime([part.toLowerCase()], here) !== undefined);
  if (!times) return [word];
  const [from = '', to = ''] = parts;
  return [from, '..', to].filter((text) => text !== '').map((text) => ({ text, quoted: false }));
}

function said(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}
