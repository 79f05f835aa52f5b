import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_SIZE,
  both,
  countBoth,
  countSlots,
  decodeSlots,
  either,
  encodeSlots,
  hasSlot,
  numbersIn,
  slotsOf,
  withoutSlots,
  withSlots,
} from '../../src/store/slots.ts';

const number = fc.nat({ max: BLOCK_SIZE - 1 });
const few = fc.array(number, { maxLength: 20 });
const some = fc.oneof(few, fc.array(number, { minLength: 240, maxLength: 600, size: 'max' }));

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

  it('are read back as they were written, few or many', () => {
    fc.assert(
      fc.property(some, some, (stored, more) => {
        const bytes = encodeSlots(slotsOf(stored));
        expect(numbersIn(decodeSlots(bytes))).toEqual(sorted(stored));
        expect(numbersIn(decodeSlots(withSlots(bytes, more)))).toEqual(sorted([...stored, ...more]));
        expect(numbersIn(decodeSlots(withSlots(undefined, sorted(more))))).toEqual(sorted(more));
        expect(bytes.byteLength).toBeLessThanOrEqual(BLOCK_SIZE / 8);
      }),
    );
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
