import type { Here } from './time-of-date.ts';
import { instantOf, type WallTime, wallTimeOf } from './zone.ts';

/** So many of a unit. */
export type Amount = Readonly<{ count: number; unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' }>;

const UNITS: ReadonlyMap<string, Amount['unit']> = new Map(
  (
    [
      ['minute', ['m', 'min', 'mins', 'minute', 'minutes']],
      ['hour', ['h', 'hr', 'hrs', 'hour', 'hours']],
      ['day', ['d', 'day', 'days']],
      ['week', ['w', 'wk', 'wks', 'week', 'weeks']],
      ['month', ['mo', 'mos', 'month', 'months']],
      ['year', ['y', 'yr', 'yrs', 'year', 'years']],
    ] as const
  ).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
);
/** Units that are so many of another one. */
const MULTIPLES: ReadonlyMap<string, Amount> = new Map([
  ['fortnight', { count: 2, unit: 'week' }],
  ['fortnights', { count: 2, unit: 'week' }],
  ['quarter', { count: 3, unit: 'month' }],
  ['quarters', { count: 3, unit: 'month' }],
  ['weekday', { count: 1, unit: 'day' }],
]);
const SPELLED: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index) => [word, index + 1],
  ),
);
const COUNT = /^(\d{1,6})([a-z]*)$/;

/** `24h`, or `24` `hours` in two words, or `a` `week`; lower case. */
export function unitOf(first: string | undefined, second: string | undefined): Amount | undefined {
  if (first === 'a' || first === 'an') return amount(1, second);
  const spelled = SPELLED.get(first ?? '');
  if (spelled !== undefined) return amount(spelled, second);
  const [, count, glued] = COUNT.exec(first ?? '') ?? [];
  if (count === undefined) return undefined;
  if (glued) return second === undefined ? amount(Number(count), glued) : undefined;
  return amount(Number(count), second);
}

/** So much before now. Days and weeks keep the time of day through a change of clocks; minutes and hours are exact. */
export function stepsBack({ now, zone }: Here, { count, unit }: Amount): Date {
  if (unit === 'minute') return new Date(now.getTime() - count * 60_000);
  if (unit === 'hour') return new Date(now.getTime() - count * 3_600_000);
  const wall = wallTimeOf(now, zone);
  const start = instantOf(
    unit === 'month' || unit === 'year'
      ? monthsBefore(wall, unit === 'year' ? count * 12 : count)
      : { ...wall, day: wall.day - count * (unit === 'week' ? 7 : 1) },
    zone,
  );
  return new Date(start.getTime() + now.getUTCMilliseconds());
}

/** The same day so many months before, or the month's last where it is shorter. */
function monthsBefore(wall: Required<WallTime>, months: number): Required<WallTime> {
  const first = new Date(Date.UTC(wall.year, wall.month - 1 - months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { ...wall, year, month, day: Math.min(wall.day, last) };
}

/** Counted by the calendar (days, weeks), not by the clock (minutes, hours). */
export function isCalendar({ unit }: Amount): boolean {
  return unit !== 'minute' && unit !== 'hour';
}

function amount(count: number, word: string | undefined): Amount | undefined {
  const multiple = word === undefined ? undefined : MULTIPLES.get(word);
  if (multiple && count > 0) return { count: multiple.count * count, unit: multiple.unit };
  const unit = word === undefined ? undefined : UNITS.get(word);
  return unit && count > 0 ? { count, unit } : undefined;
}
