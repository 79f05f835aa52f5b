/** The same numbers every time: mulberry32, a small generator that is even enough for a made-up history. */
export type Chance = Readonly<{
  /** From 0 up to but not including 1. */
  next(): number;
  below(count: number): number;
  /** Few things get most of the work: the first of a list far more often than the last. */
  skewed<T>(list: readonly T[]): T;
  one<T>(list: readonly T[]): T;
}>;

export function createChance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const again = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((again ^ (again >>> 14)) >>> 0) / 4294967296;
  };
  const at = <T>(list: readonly T[], index: number): T => {
    const item = list[index];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  };
  return {
    next,
    below: (count) => Math.floor(next() * count),
    skewed: (list) => at(list, Math.floor(next() ** 3 * list.length)),
    one: (list) => at(list, Math.floor(next() * list.length)),
  };
}
