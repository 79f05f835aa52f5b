import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_SIZE,
  both,
  countBoth,
  countSlots,
  either,
  hasSlot,
  numbersIn,
  slotsBelow,
  slotsOf,
  withoutSlots,
} from '../../src/store/slots.ts';
import { decodeEach, decodeSlots, encodeSlots, withSlots } from '../../src/store/stored-slots.ts';

const number = fc.nat({ max: BLOCK_SIZE - 1 });
const few = fc.array(number, { maxLength: 20 });
const some = fc.oneof(
  few,
  fc.array(fc.nat({ max: 900 }), { maxLength: 600, size: 'max' }),
  fc.array(number, { minLength: 240, maxLength: 2_000, size: 'max' }),
);

describe('slots', () => {
  it('hold the numbers that they were given', () => {
    fc.assert(
      fc.property(some, (numbers) => {
        const slots = slotsOf(numbers);
        expect(numbersIn(slots)).toEqual(sorted(numbers));
        expect(countSlots(slots)).toBe(new Set(numbers).size);
        expect(numbers.every((each) => hasSlot(slots, each))).toBe(true);
      }),
    );
  });

  it('are all of those below a number', () => {
    for (const end of [0, 1, 31, 32, 33, 64, 100, BLOCK_SIZE])
      expect(numbersIn(slotsBelow(end))).toEqual(Array.from({ length: end }, (_, number) => number));
  });

  it('are read back as they were written, few or many', () => {
    fc.assert(
      fc.property(some, some, (stored, more) => {
        const bytes = encodeSlots(slotsOf(stored));
        expect(numbersIn(decodeSlots(bytes))).toEqual(sorted(stored));
        expect(numbersIn(decodeSlots(withSlots(bytes, more)))).toEqual(sorted([...stored, ...more]));
        expect(numbersIn(decodeSlots(withSlots(undefined, sorted(more))))).toEqual(sorted(more));
        expect(bytes.byteLength).toBeLessThanOrEqual(BLOCK_SIZE / 8 + 1);
      }),
    );
  });

  it('are read back one by one where several are in one piece', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (each) => {
        const stored = each.map((numbers) => encodeSlots(slotsOf(numbers)));
        const lengths = stored.map(({ byteLength }) => byteLength);
        expect(decodeEach(Buffer.concat(stored), lengths).map(numbersIn)).toEqual(each.map(sorted));
      }),
    );
  });

  it('grow by one number at a time, through every length', () => {
    const numbers = Array.from({ length: 600 }, (_, index) => index * 15);
    let bytes: Uint8Array | undefined;
    for (const [index, each] of numbers.entries()) {
      bytes = withSlots(bytes, [each]);
      expect(numbersIn(decodeSlots(bytes))).toEqual(numbers.slice(0, index + 1));
    }
  });

  it('are read as an earlier block of 4,096 has them', () => {
    const earlier = new Uint8Array(512).fill(0xff, 511);
    const last = Array.from({ length: 8 }, (_, index) => 4_088 + index);
    expect(numbersIn(decodeSlots(earlier))).toEqual(last);
    expect(numbersIn(decodeSlots(withSlots(earlier, [5_000])))).toEqual([...last, 5_000]);
    const list = Uint8Array.of(7, 0, 255, 15);
    expect(numbersIn(decodeSlots(list))).toEqual([7, 4_095]);
  });

  it('are joined as sets are', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [left, right] = [slotsOf(one), slotsOf(other)];
        expect(numbersIn(both(left, right))).toEqual(sorted(one.filter((each) => other.includes(each))));
        expect(countBoth(left, right)).toBe(countSlots(both(left, right)));
        expect(numbersIn(either(left, right))).toEqual(sorted([...one, ...other]));
        expect(numbersIn(withoutSlots(left, right))).toEqual(sorted(one.filter((each) => !other.includes(each))));
      }),
    );
  });
});

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}
