import { startOfDay, type WallTime, wallTimeOf } from './zone.ts';

/** A day that words name, always one that has begun. */
export type NamedDay = Readonly<{ day: WallTime; taken: number }>;

/** The moment that past and future part at, and whose days are meant. */
export type Here = Readonly<{ now: Date; zone: string }>;

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th|\.)?,?$/;
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th),?$/;
const NUMERIC = /^(\d{1,2})([/.])(\d{1,2})(?:([/.])(\d{4}|\d{2})?)?$/;
const YEAR = /^\d{4}$/;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** A day at the head of lower-case words: `today`, `mon`, `last friday`, `2026-11-20`, `3 Nov`, `Nov 3rd 2025`. */
export function readDay(words: readonly string[], here: Here): NamedDay | undefined {
  return (
    relativeDay(words, here) ??
    weekday(words, here) ??
    isoDay(words) ??
    numericDay(words, here) ??
    monthDay(words, here) ??
    dayOfMonth(words, here)
  );
}

function relativeDay(words: readonly string[], here: Here): NamedDay | undefined {
  const today = wallTimeOf(here.now, here.zone);
  if (words[0] === 'today') return { day: today, taken: 1 };
  if (words[0] === 'yesterday') return { day: daysBefore(today, 1), taken: 1 };
  if (words.slice(0, 3).join(' ') === 'day before yesterday') return { day: daysBefore(today, 2), taken: 3 };
  return undefined;
}

/** The newest such day that has begun; `last friday` on a Friday is a week ago. */
function weekday(words: readonly string[], here: Here): NamedDay | undefined {
  const last = words[0] === 'last';
  const wanted = indexOfName(WEEKDAYS, words[last ? 1 : 0]);
  if (wanted === undefined) return undefined;
  const today = wallTimeOf(here.now, here.zone);
  const back = (new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay() - wanted + 7) % 7;
  return { day: daysBefore(today, last && back === 0 ? 7 : back), taken: last ? 2 : 1 };
}

function isoDay(words: readonly string[]): NamedDay | undefined {
  const [, year, month, day] = ISO_DAY.exec(words[0] ?? '') ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  return isDate(date) ? { day: date, taken: 1 } : undefined;
}

type Numeric = Readonly<{ one: number; two: number; year?: number; dotted: boolean }>;

/** `08.30` is a time of day; `20.11.` and `20.11.2026` are days. */
function numericOf(word: string | undefined): Numeric | undefined {
  const [, one, mark, two, end, year] = NUMERIC.exec(word ?? '') ?? [];
  if (
    one === undefined ||
    (mark === '.' && end === undefined) ||
    (mark === '/' && end !== undefined && year === undefined)
  )
    return undefined;
  const dotted = mark === '.';
  return {
    one: Number(one),
    two: Number(two),
    dotted,
    ...(year !== undefined && { year: Number(year.length === 2 ? `20${year}` : year) }),
  };
}

/** `20.11.2026`, `20/11/2026`, `11/20/2026`, `5/5`: only where there is one way to read it. */
function numericDay(words: readonly string[], here: Here): NamedDay | undefined {
  const read = numericOf(words[0]);
  if (!read || isAmbiguousDay(words[0])) return undefined;
  const { one, two, year, dotted } = read;
  const [day, month] = dotted || two <= 12 ? [one, two] : [two, one];
  if (month < 1 || month > 12) return undefined;
  if (year === undefined) return withTaken(newestYear({ month, day }, here), 1);
  const date = { year, month, day };
  return isDate(date) ? { day: date, taken: 1 } : undefined;
}

/** `11/12/2026`: a day or a month first. */
export function isAmbiguousDay(word: string | undefined): boolean {
  const read = numericOf(word);
  return read !== undefined && !read.dotted && read.one !== read.two && read.one <= 12 && read.two <= 12;
}

/** `the 15th`: the newest that has begun. */
function dayOfMonth(words: readonly string[], here: Here): NamedDay | undefined {
  const day = Number(ORDINAL.exec(words[0] ?? '')?.[1]);
  if (!(day >= 1 && day <= 31)) return undefined;
  const today = wallTimeOf(here.now, here.zone);
  const days = Array.from({ length: 13 }, (_, back) => {
    const first = new Date(Date.UTC(today.year, today.month - 1 - back, 1));
    return { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day };
  });
  const newest = days.find((date) => isDate(date) && startOfDay(date, here.zone) <= here.now);
  return newest && { day: newest, taken: 1 };
}

function withTaken(named: NamedDay | undefined, taken: number): NamedDay | undefined {
  return named && { ...named, taken };
}

/** 0 for `jan`, `january`; undefined for what is no month. */
export function monthNamed(word: string): number | undefined {
  return indexOfName(MONTHS, word);
}

function monthDay(words: readonly string[], here: Here): NamedDay | undefined {
  if (words[1] === 'of') {
    const read = monthDay(words.toSpliced(1, 1), here);
    return withTaken(read, (read?.taken ?? 0) + 1);
  }
  const [first, second, third] = words;
  const dayFirst = DAY_OF_MONTH.exec(first ?? '') !== null;
  const month = indexOfName(MONTHS, dayFirst ? second : first);
  const day = Number(DAY_OF_MONTH.exec((dayFirst ? first : second) ?? '')?.[1]);
  if (month === undefined || !(day >= 1)) return undefined;
  if (third !== undefined && YEAR.test(third)) {
    const date = { year: Number(third), month: month + 1, day };
    return isDate(date) ? { day: date, taken: 3 } : undefined;
  }
  return newestYear({ month: month + 1, day }, here);
}

/** Without a year it is the newest such day that has begun: 29 Feb may be years ago. */
function newestYear({ month, day }: Readonly<{ month: number; day: number }>, here: Here): NamedDay | undefined {
  const { year } = wallTimeOf(here.now, here.zone);
  for (let back = 0; back <= 8; back += 1) {
    const date = { year: year - back, month, day };
    if (isDate(date) && startOfDay(date, here.zone) <= here.now) return { day: date, taken: 2 };
  }
  return undefined;
}

export function daysBefore({ year, month, day }: WallTime, days: number): WallTime {
  const date = new Date(Date.UTC(year, month - 1, day - days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function isDate({ year, month, day }: WallTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `tue`, `tues` and `tuesday` are one; three letters are the least. */
function indexOfName(names: readonly string[], word: string | undefined): number | undefined {
  const bare = word?.replace(/\.$/, '') ?? '';
  const index = bare.length < 3 ? -1 : names.findIndex((name) => name.startsWith(bare));
  return index < 0 ? undefined : index;
}
