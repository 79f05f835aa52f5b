/** How many activities a block has room for: a bit each. A busy day of a large contact centre is one block or two. */
export const BLOCK_SIZE = 16_384;

/** Some of a block's activities: bit n stands for slot n. As long as the highest of them needs, or longer. */
export type Slots = Uint32Array;

export function slotsOf(numbers: readonly number[]): Slots {
  const slots = slotsUpTo(highestOf(numbers));
  for (const number of numbers) addSlot(slots, number);
  return slots;
}

/** None yet, with room up to the highest. */
export function slotsUpTo(highest: number): Slots {
  return new Uint32Array(wordsFor(highest));
}

/** Words of a piece: what is much larger comes from the system, which gives it page by page, and takes it back when it is free. */
const PIECE = 8192;

/** Several of so many words each, none yet, in few pieces of memory: a hundred small ones take longer to get and give back. */
export function slotsInPieces(words: readonly number[]): readonly Slots[] {
  let left = words.reduce((sum, each) => sum + each, 0);
  let piece = new Uint32Array();
  let used = 0;
  return words.map((each) => {
    if (used + each > piece.length) {
      piece = new Uint32Array(Math.max(each, Math.min(left, PIECE)));
      used = 0;
    }
    left -= each;
    used += each;
    return piece.subarray(used - each, used);
  });
}

/** Each number below this one. */
export function slotsBelow(end: number): Slots {
  const slots = slotsUpTo(end - 1).fill(-1);
  if (end % 32 > 0) slots[end >>> 5] = 2 ** (end % 32) - 1;
  return slots;
}

/** Of 32 bits each, up to the highest; -1 needs none. */
export function wordsFor(highest: number): number {
  return (highest + 32) >>> 5;
}

/** -1 of none. */
function highestOf(numbers: readonly number[]): number {
  let highest = -1;
  for (const number of numbers) if (number > highest) highest = number;
  return highest;
}

/** There must be room for it. */
export function addSlot(slots: Slots, number: number): void {
  slots[number >>> 5] = (slots[number >>> 5] ?? 0) | (1 << (number & 31));
}

export function hasSlot(slots: Slots, number: number): boolean {
  return ((slots[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

// Plain loops: these run some hundred times for each term of a question.

/** `slots`: where to, as long as the shorter. */
export function both(
  one: Slots,
  other: Slots,
  slots: Slots = new Uint32Array(Math.min(one.length, other.length)),
): Slots {
  for (let index = 0; index < slots.length; index += 1) slots[index] = (one[index] ?? 0) & (other[index] ?? 0);
  return slots;
}

export function either(one: Slots, other: Slots): Slots {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const slots = long.slice();
  for (let index = 0; index < short.length; index += 1) slots[index] = (long[index] ?? 0) | (short[index] ?? 0);
  return slots;
}

export function withoutSlots(one: Slots, other: Slots): Slots {
  const slots = one.slice();
  const shared = Math.min(one.length, other.length);
  for (let index = 0; index < shared; index += 1) slots[index] = (one[index] ?? 0) & ~(other[index] ?? 0);
  return slots;
}

export function countSlots(slots: Slots): number {
  let count = 0;
  for (let index = 0; index < slots.length; index += 1) {
    const word = slots[index] ?? 0;
    // Of what few activities have in common most words hold none.
    if (word !== 0) count += bitsIn(word);
  }
  return count;
}

export function countBoth(one: Slots, other: Slots): number {
  const shared = Math.min(one.length, other.length);
  let count = 0;
  for (let index = 0; index < shared; index += 1) {
    const word = (one[index] ?? 0) & (other[index] ?? 0);
    if (word !== 0) count += bitsIn(word);
  }
  return count;
}

/** In rising order. */
export function numbersIn(slots: Slots): readonly number[] {
  const numbers: number[] = [];
  for (let index = 0; index < slots.length; index += 1) {
    for (let rest = slots[index] ?? 0; rest !== 0; rest &= rest - 1)
      numbers.push(index * 32 + 31 - Math.clz32(rest & -rest));
  }
  return numbers;
}

/** https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
