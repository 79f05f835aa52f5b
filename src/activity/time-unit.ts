import type { Here } from './time-of-date.ts';
import { instantOf, wallTimeOf } from './zone.ts';

/** So many of a unit. */
export type Amount = Readonly<{ count: number; unit: 'minute' | 'hour' | 'day' | 'week' }>;

const UNITS: ReadonlyMap<string, Amount['unit']> = new Map(
  (
    [
      ['minute', ['m', 'min', 'mins', 'minute', 'minutes']],
      ['hour', ['h', 'hr', 'hrs', 'hour', 'hours']],
      ['day', ['d', 'day', 'days']],
      ['week', ['w', 'wk', 'wks', 'week', 'weeks']],
    ] as const
  ).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
);
const COUNT = /^(\d{1,6})([a-z]*)$/;

/** `24h`, or `24` `hours` in two words, or `a` `week`; lower case. */
export function unitOf(first: string | undefined, second: string | undefined): Amount | undefined {
  if (first === 'a' || first === 'an' || first === 'one') return amount(1, second);
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
  const start = instantOf({ ...wall, day: wall.day - count * (unit === 'week' ? 7 : 1) }, zone);
  return new Date(start.getTime() + now.getUTCMilliseconds());
}

/** Counted by the calendar (days, weeks), not by the clock (minutes, hours). */
export function isCalendar({ unit }: Amount): boolean {
  return unit === 'day' || unit === 'week';
}

function amount(count: number, word: string | undefined): Amount | undefined {
  const unit = word === undefined ? undefined : UNITS.get(word);
  return unit && count > 0 ? { count, unit } : undefined;
}
