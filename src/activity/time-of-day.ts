import { readHalfOfDay, readSpokenTime } from './time-spoken.ts';

/** A time of day, and the zone it was said in where one was: `14:00Z`, `9 am utc`. */
export type TimeOfDay = Readonly<{ hour: number; minute: number; second: number; zone?: 'UTC'; taken: number }>;

const CLOCK = /^(\d{1,2})(?:[:.](\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?(am|pm)?(z)?$/;
const NAMED: ReadonlyMap<string, number> = new Map([
  ['midnight', 0],
  ['noon', 12],
]);
const UTC = new Set(['utc', 'gmt', 'z']);

/**
 * A time of day at the head of lower-case words: `9:00`, `08.30`, `9:30pm`, `14:00Z`, `9 am`, `noon`. A bare hour (`9`)
 * is one only where the caller says so: beside a date it would be a day of the month.
 */
export function readTimeOfDay(words: readonly string[], bareHour: boolean): TimeOfDay | undefined {
  const spoken = readSpokenTime(words);
  if (spoken) return withHalf(spoken, words);
  const named = NAMED.get(words[0] ?? '');
  if (named !== undefined) return withZone({ hour: named, minute: 0, second: 0, taken: 1 }, words, false);
  const found = CLOCK.exec(words[0] ?? '');
  if (!found) return undefined;
  const [, hours = '', minutes, seconds, glued, z] = found;
  const apart = glued === undefined && z === undefined ? halfOfDay(words) : undefined;
  const half = glued ?? apart?.half;
  if (minutes === undefined && half === undefined && !bareHour) return undefined;
  const hour = hourOf(Number(hours), half);
  const time = { hour, minute: Number(minutes ?? 0), second: Number(seconds ?? 0), taken: 1 + (apart?.taken ?? 0) };
  if (!(time.hour < 24 && time.minute < 60 && time.second < 60)) return undefined;
  return withZone(time, words, z !== undefined);
}

function withZone(time: Omit<TimeOfDay, 'zone'>, words: readonly string[], utc: boolean): TimeOfDay {
  if (utc) return { ...time, zone: 'UTC' };
  return UTC.has(words[time.taken] ?? '') ? { ...time, taken: time.taken + 1, zone: 'UTC' } : time;
}

/** `half past three in the afternoon`; without a half, as the 24-hour clock has it. */
function withHalf(time: TimeOfDay, words: readonly string[]): TimeOfDay {
  const said = readHalfOfDay(words.slice(time.taken));
  if (!said) return withZone(time, words, false);
  const hour = (time.hour % 12) + (said.half === 'pm' ? 12 : 0);
  return withZone({ ...time, hour, taken: time.taken + said.taken }, words, false);
}

function halfOfDay([, word, ...rest]: readonly string[]): Readonly<{ half: string; taken: number }> | undefined {
  if (word === 'am' || word === 'pm') return { half: word, taken: 1 };
  return readHalfOfDay([word ?? '', ...rest]);
}

/** NaN for an hour that no clock shows: `13 pm`. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
