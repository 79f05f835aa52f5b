import type { TimeOfDay } from './time-of-day.ts';

const HOURS: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].flatMap(
    (word, index) => [
      [word, index + 1],
      [String(index + 1), index + 1],
    ],
  ),
);
/** Parts of an hour that stand before `past` and `to`, in minutes. */
export const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 30],
  ['quarter', 15],
]);
const HALVES: ReadonlyMap<string, 'am' | 'pm'> = new Map([
  ['morning', 'am'],
  ['afternoon', 'pm'],
  ['evening', 'pm'],
]);

/** `half past nine`, `a quarter to 10`, at the head of lower-case words; undefined for anything else. */
export function readSpokenTime(words: readonly string[]): TimeOfDay | undefined {
  const skipped = words[0] === 'a' ? 1 : 0;
  const minutes = PARTS.get(words[skipped] ?? '');
  const isTo = words[skipped + 1] === 'to';
  const hour = HOURS.get(words[skipped + 2] ?? '');
  if (minutes === undefined || hour === undefined || !(isTo || words[skipped + 1] === 'past')) return undefined;
  const said = isTo ? hour * 60 - minutes : hour * 60 + minutes;
  return { hour: Math.floor(said / 60), minute: said % 60, second: 0, taken: skipped + 3 };
}

/** `in the afternoon` behind a time: which half of the day, and how many words say so. */
export function readHalfOfDay(words: readonly string[]): Readonly<{ half: 'am' | 'pm'; taken: number }> | undefined {
  const half = words[0] === 'in' && words[1] === 'the' ? HALVES.get(words[2] ?? '') : undefined;
  return half && { half, taken: 3 };
}
