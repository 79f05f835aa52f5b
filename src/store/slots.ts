import { endianness } from 'node:os';

/** How many activities a block has room for: one bit each. */
export const BLOCK_SIZE = 4096;

const WORDS = BLOCK_SIZE / 32;
const BYTES = BLOCK_SIZE / 8;
/** Up to here a list of two bytes each is shorter than the bits of all. */
const LONGEST_LIST = BYTES / 2 - 1;

const IS_LITTLE_ENDIAN = endianness() === 'LE';

/** Some of a block's activities: bit n stands for slot n. */
export type Slots = Uint32Array;

export function slotsOf(numbers: readonly number[]): Slots {
  const slots = new Uint32Array(WORDS);
  for (const number of numbers) addSlot(slots, number);
  return slots;
}

export function addSlot(slots: Slots, number: number): void {
  slots[number >>> 5] = (slots[number >>> 5] ?? 0) | (1 << (number & 31));
}

export function hasSlot(slots: Slots, number: number): boolean {
  return ((slots[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

// Plain loops: these run some hundred times for each term of a question.

export function both(one: Slots, other: Slots): Slots {
  const slots = new Uint32Array(WORDS);
  for (let index = 0; index < WORDS; index += 1) slots[index] = (one[index] ?? 0) & (other[index] ?? 0);
  return slots;
}

export function either(one: Slots, other: Slots): Slots {
  const slots = new Uint32Array(WORDS);
  for (let index = 0; index < WORDS; index += 1) slots[index] = (one[index] ?? 0) | (other[index] ?? 0);
  return slots;
}

export function withoutSlots(one: Slots, other: Slots): Slots {
  const slots = new Uint32Array(WORDS);
  for (let index = 0; index < WORDS; index += 1) slots[index] = (one[index] ?? 0) & ~(other[index] ?? 0);
  return slots;
}

export function countSlots(slots: Slots): number {
  let count = 0;
  for (let index = 0; index < WORDS; index += 1) count += bitsIn(slots[index] ?? 0);
  return count;
}

export function countBoth(one: Slots, other: Slots): number {
  let count = 0;
  for (let index = 0; index < WORDS; index += 1) count += bitsIn((one[index] ?? 0) & (other[index] ?? 0));
  return count;
}

/** In rising order. */
export function numbersIn(slots: Slots): readonly number[] {
  const numbers: number[] = [];
  for (let index = 0; index < WORDS; index += 1) {
    for (let rest = slots[index] ?? 0; rest !== 0; rest &= rest - 1)
      numbers.push(index * 32 + 31 - Math.clz32(rest & -rest));
  }
  return numbers;
}

/** As stored: few as a list of numbers, many as bits; the length tells which. Little-endian on every machine. */
export function encodeSlots(slots: Slots): Uint8Array {
  if (countSlots(slots) <= LONGEST_LIST) return encodeList(numbersIn(slots));
  const bytes = new Uint8Array(BYTES);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < WORDS; index += 1) view.setUint32(index * 4, slots[index] ?? 0, true);
  return bytes;
}

/** What is stored, if anything, with some more in it. */
export function withSlots(stored: Uint8Array | undefined, numbers: readonly number[]): Uint8Array {
  if (!stored && numbers.length <= LONGEST_LIST) return encodeList(numbers);
  const slots = stored ? decodeSlots(stored) : slotsOf([]);
  for (const number of numbers) addSlot(slots, number);
  return encodeSlots(slots);
}

function encodeList(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, number] of numbers.entries()) view.setUint16(index * 2, number, true);
  return bytes;
}

/** The bits of a whole block are not copied: who changes them changes `bytes`. */
export function decodeSlots(bytes: Uint8Array): Slots {
  if (bytes.byteLength === BYTES && bytes.byteOffset % 4 === 0 && IS_LITTLE_ENDIAN)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, WORDS);
  const slots = new Uint32Array(WORDS);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength === BYTES) {
    for (let index = 0; index < WORDS; index += 1) slots[index] = view.getUint32(index * 4, true);
  } else {
    for (let at = 0; at + 1 < bytes.byteLength; at += 2) addSlot(slots, view.getUint16(at, true));
  }
  return slots;
}

/** https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
