import { dayOfBlock } from './blocks.ts';
import { both, countBoth, countSlots, either, type Slots, slotsInPieces, withoutSlots } from './slots.ts';

/** A set of activities, by block. */
export type Result = ReadonlyMap<number, Slots>;

export const NOTHING: Result = new Map();

export function intersect(one: Result, other: Result): Result {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  const pairs: [block: number, slots: Slots, others: Slots][] = [];
  for (const [block, slots] of few) {
    const others = many.get(block);
    if (others) pairs.push([block, slots, others]);
  }
  const met = slotsInPieces(pairs.map(([, slots, others]) => Math.min(slots.length, others.length)));
  return new Map(pairs.map(([block, slots, others], index) => [block, both(slots, others, met[index])]));
}

export function unite(results: readonly Result[]): Result {
  const [first = NOTHING, ...rest] = results;
  if (rest.length === 0) return first;
  const united = new Map(first);
  for (const [block, slots] of rest.flatMap((result) => [...result])) {
    const others = united.get(block);
    united.set(block, others ? either(others, slots) : slots);
  }
  return united;
}

export function subtract(one: Result, other: Result): Result {
  return new Map(
    [...one].map(([block, slots]) => {
      const others = other.get(block);
      return [block, others ? withoutSlots(slots, others) : slots];
    }),
  );
}

export function size(result: Result): number {
  let sum = 0;
  for (const slots of result.values()) sum += countSlots(slots);
  return sum;
}

/** How many are in both. */
export function sizeOfBoth(one: Result, other: Result): number {
  let sum = 0;
  for (const [block, slots] of one) {
    const others = other.get(block);
    if (others) sum += countBoth(slots, others);
  }
  return sum;
}

/** Day by day, empty ones left out; `oldestFirst` or the newest first. */
export function byDay(result: Result, oldestFirst: boolean): readonly (readonly [day: number, part: Result])[] {
  const some = [...result].filter(([, slots]) => slots.some((word) => word !== 0));
  const days = [...Map.groupBy(some, ([block]) => dayOfBlock(block))];
  return days
    .toSorted(([one], [other]) => (oldestFirst ? one - other : other - one))
    .map(([day, part]) => [day, new Map(part)]);
}
