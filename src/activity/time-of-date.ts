import { startOfDay, type WallTime, wallTimeOf } from './zone.ts';

/** A day that words name, always one that has begun. */
export type NamedDay = Readonly<{ day: WallTime; taken: number }>;

/** The moment that past and future part at, and whose days are meant. */
export type Here = Readonly<{ now: Date; zone: string }>;

const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_OF_MONTH = /^(\d{1,2})(?:st|nd|rd|th|\.)?,?$/;
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
  return relativeDay(words, here) ?? weekday(words, here) ?? isoDay(words) ?? monthDay(words, here);
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

function monthDay(words: readonly string[], here: Here): NamedDay | undefined {
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

function daysBefore({ year, month, day }: WallTime, days: number): WallTime {
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
