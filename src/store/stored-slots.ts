import {
  addSlot,
  countSlots,
  either,
  numbersIn,
  type Slots,
  slotsInPieces,
  slotsOf,
  slotsUpTo,
  wordsFor,
} from './slots.ts';

/** What the bits of a block took when it had room for 4,096: such rows are read as they are. */
const EARLIER_BYTES = 512;

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
  if (!isList(stored.byteLength) || !isListShorter(had + numbers.length, wordsFor(last))) return undefined;
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

function isList(length: number): boolean {
  return length % 2 === 0 && length !== EARLIER_BYTES;
}

export function decodeSlots(bytes: Uint8Array): Slots {
  const [slots = slotsUpTo(-1)] = decodeEach(bytes, [bytes.byteLength]);
  return slots;
}

/** Of what is stored of several blocks, one after another, each so many bytes long. */
export function decodeEach(bytes: Uint8Array, lengths: readonly number[]): readonly Slots[] {
  const view = viewOf(bytes);
  let end = 0;
  const parts = lengths.map((length) => {
    end += length;
    return { start: end - length, end };
  });
  const decoded = slotsInPieces(parts.map((part) => wordsIn(view, part)));
  for (const [index, part] of parts.entries()) decodeInto(decoded[index], view, part);
  return decoded;
}

type Part = Readonly<{ start: number; end: number }>;

// Plain loops, as those over bits.

function wordsIn(view: DataView, { start, end }: Part): number {
  if (!isList(end - start)) return (end - start) >>> 2;
  let highest = -1;
  for (let at = start; at < end; at += 2) highest = Math.max(highest, view.getUint16(at, true));
  return wordsFor(highest);
}

function decodeInto(slots: Slots | undefined, view: DataView, { start, end }: Part): void {
  if (!slots) return;
  if (isList(end - start)) for (let at = start; at < end; at += 2) addSlot(slots, view.getUint16(at, true));
  else for (let at = 0; at < slots.length; at += 1) slots[at] = view.getUint32(start + at * 4, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
