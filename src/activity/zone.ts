import { tzOffset } from '@date-fns/tz';

/** A date and a time of day as a clock on the wall shows them. `month` is 1 to 12. */
export type WallTime = Readonly<{
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
}>;

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** To ask the runtime takes longer than to read the rest of a question. Few zones come, but in any spelling. */
const known = new Set<string>();
const MOST_KNOWN = 1000;

/** Whether a text names a time zone that this runtime knows: `Europe/Berlin`, `UTC`. */
export function isZone(text: string): boolean {
  if (text === '') return false;
  if (known.has(text)) return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(text);
    return true;
  } catch {
    return false;
  }
}

/** The wall time of an instant. */
export function wallTimeOf(instant: Date, zone: string): Required<WallTime> {
  const shifted = new Date(instant.getTime() + offsetAt(instant.getTime(), zone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}

/**
 * The instant of a wall time. Of a time that comes twice, when clocks go back, it is the first; a time that is left out,
 * when they go forward, is the next there is. A day past the end of its month runs on into the next.
 */
export function instantOf({ year, month, day, hour = 0, minute = 0, second = 0 }: WallTime, zone: string): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const fitting = [wall - before, wall - after].filter((at) => at + offsetAt(at, zone) === wall);
  if (fitting.length > 0) return new Date(Math.min(...fitting));
  return new Date(changeBetween(wall - after, wall - before, zone));
}

/** The first instant of a day: 00:00 nearly everywhere, 01:00 where clocks go forward at midnight. */
export function startOfDay({ year, month, day }: WallTime, zone: string, daysLater = 0): Date {
  return instantOf({ year, month, day: day + daysLater }, zone);
}

/** The instant between two at which the zone's offset changes, by halving. */
function changeBetween(from: number, to: number, zone: string): number {
  const old = offsetAt(from - MINUTE, zone);
  let [low, high] = [from - MINUTE, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** Milliseconds that the zone is ahead of UTC; a zone nobody knows is UTC. */
function offsetAt(instant: number, zone: string): number {
  const minutes = tzOffset(zone, new Date(instant));
  return Number.isFinite(minutes) ? Math.round(minutes * MINUTE) : 0;
}
