import { endianness } from 'node:os';
import { addSlot, countSlots, either, numbersIn, type Slots, slotsOf, slotsUpTo, wordsFor } from './slots.ts';

/** What the bits of a block took when it had room for 4,096: such rows are read as they are. */
const EARLIER_BYTES = 512;

const IS_LITTLE_ENDIAN = endianness() === 'LE';

/**
 * As stored, whichever is shorter: a list of numbers, two bytes each, or bits, which one byte more makes odd. No list is
 * as long as the bits once were. Little-endian on every machine.
 */
export function encodeSlots(slots: Slots): Uint8Array {
  const count = countSlots(slots);
  return isListShorter(count, slots.length) ? encodeList(numbersIn(slots)) : encodeBits(slots);
}

/** What is stored, if anything, with some more in it: numbers in rising order. */
export function withSlots(stored: Uint8Array | undefined, numbers: readonly number[]): Uint8Array {
  const bytes = stored ?? new Uint8Array();
  return appended(bytes, numbers) ?? encodeSlots(either(decodeSlots(bytes), slotsOf(numbers)));
}

/** Most terms are true of few, and what is new comes last: such a list need not be read. */
function appended(stored: Uint8Array, numbers: readonly number[]): Uint8Array | undefined {
  const [first = 0, last = -1] = [numbers[0], numbers.at(-1)];
  const had = stored.byteLength / 2;
  if (!isList(stored) || !isListShorter(had + numbers.length, wordsFor(last))) return undefined;
  if (had > 0 && viewOf(stored).getUint16(stored.byteLength - 2, true) >= first) return undefined;
  const bytes = new Uint8Array((had + numbers.length) * 2);
  bytes.set(stored);
  writeList(bytes, numbers, had);
  return bytes;
}

function isListShorter(count: number, words: number): boolean {
  return count * 2 <= words * 4 && count * 2 !== EARLIER_BYTES;
}

function encodeList(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 2);
  writeList(bytes, numbers, 0);
  return bytes;
}

function writeList(bytes: Uint8Array, numbers: readonly number[], from: number): void {
  const view = viewOf(bytes);
  for (const [index, number] of numbers.entries()) view.setUint16((from + index) * 2, number, true);
}

function encodeBits(slots: Slots): Uint8Array {
  const bytes = new Uint8Array(slots.length * 4 + 1);
  const view = viewOf(bytes);
  for (let index = 0; index < slots.length; index += 1) view.setUint32(index * 4, slots[index] ?? 0, true);
  return bytes;
}

function isList(bytes: Uint8Array): boolean {
  return bytes.byteLength % 2 === 0 && bytes.byteLength !== EARLIER_BYTES;
}

export function decodeSlots(bytes: Uint8Array): Slots {
  return isList(bytes) ? decodeList(bytes) : decodeBits(bytes);
}

function decodeBits(bytes: Uint8Array): Slots {
  const words = bytes.byteLength >>> 2;
  const slots = slotsUpTo(words * 32 - 1);
  if (IS_LITTLE_ENDIAN) new Uint8Array(slots.buffer, slots.byteOffset, words * 4).set(bytes.subarray(0, words * 4));
  else for (let index = 0; index < words; index += 1) slots[index] = viewOf(bytes).getUint32(index * 4, true);
  return slots;
}

// Plain loops, as those over bits.

function decodeList(bytes: Uint8Array): Slots {
  const view = viewOf(bytes);
  let highest = -1;
  for (let at = 0; at < bytes.byteLength; at += 2) highest = Math.max(highest, view.getUint16(at, true));
  const slots = slotsUpTo(highest);
  for (let at = 0; at < bytes.byteLength; at += 2) addSlot(slots, view.getUint16(at, true));
  return slots;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
