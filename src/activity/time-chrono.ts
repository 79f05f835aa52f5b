import { parse } from 'chrono-node/en';
import type { Here } from './time-of-date.ts';
import { instantOf, startOfDay, type WallTime, wallTimeOf } from './zone.ts';

/** What chrono-node makes of words that our own grammar does not know; its own Date is never used. */
export type ChronoTime = Readonly<{ from: Date; to: Date; grain: 'day' | 'moment'; taken: number }>;

const MOST_WORDS = 8;
const LONGEST = 80;

/** A time at the very head of lower-case words, that is past. Days are whole. */
export function readChrono(words: readonly string[], here: Here): ChronoTime | undefined {
  const some = words.slice(0, MOST_WORDS);
  const end = some.indexOf('');
  const text = (end < 0 ? some : some.slice(0, end)).join(' ');
  // Numbers alone are our own grammar's; chrono sees times in many of them.
  if (text === '' || text.length > LONGEST || !/[a-z]/.test(text)) return undefined;
  const wall = wallTimeOf(here.now, here.zone);
  const offset = Math.round(
    (Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute) - here.now.getTime()) / 60_000,
  );
  const [found] = parse(text, { instant: here.now, timezone: offset }, { forwardDate: false });
  if (found?.index !== 0 || found.end) return undefined;
  const taken = found.text.trim().split(/\s+/).length;
  if (some.slice(0, taken).join(' ') !== found.text.trim()) return undefined;
  return toTime(found.start, taken, here);
}

type Component = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'timezoneOffset';
type Components = Readonly<{ get(component: Component): number | null; isCertain(component: Component): boolean }>;

function toTime(read: Components, taken: number, here: Here): ChronoTime | undefined {
  const part = (component: Component) => Number(read.get(component));
  const day: WallTime = { year: part('year'), month: part('month'), day: part('day') };
  if (!read.isCertain('hour')) {
    const from = startOfDay(day, here.zone);
    return from <= here.now ? { from, to: startOfDay(day, here.zone, 1), grain: 'day', taken } : undefined;
  }
  const wall = { ...day, hour: part('hour'), minute: part('minute'), second: part('second') };
  // So much before now is counted exactly, and says how far its clock is ahead of UTC.
  const ahead = read.isCertain('timezoneOffset') ? part('timezoneOffset') * 60_000 : undefined;
  const at = ahead === undefined ? instantOf(wall, here.zone) : new Date(instantOf(wall, 'UTC').getTime() - ahead);
  return at <= here.now ? { from: at, to: at, grain: 'moment', taken } : undefined;
}
