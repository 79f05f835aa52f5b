/** Chance that comes out the same every time for a seed. */
export type Random = Readonly<{
  /** 0 to below `below`, whole. */
  int(below: number): number;
  /** `from` to `to`, both included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** Throws when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T;
  hex(length: number): string;
  /** A version 4 UUID. */
  uuid(): string;
  /** Capitals and digits, as AWS's access keys and principal ids are. */
  code(length: number): string;
}>;

const CODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** mulberry32: small, quick, and good enough for a story. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  const hex = (length: number) => Array.from({ length }, () => int(16).toString(16)).join('');
  return {
    int,
    between: (from, to) => from + int(to - from + 1),
    chance: (probability) => next() < probability,
    pick: (from) => {
      const [picked] = from.slice(int(from.length));
      if (picked === undefined) throw new Error('Nothing to pick from.');
      return picked;
    },
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[int(4)]}${hex(3)}-${hex(12)}`,
    code: (length) => Array.from({ length }, () => CODE[int(CODE.length)]).join(''),
  };
}
