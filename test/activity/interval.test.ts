import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, type Interval, intersection, union } from '../../src/activity/interval.ts';

const MOMENTS = 12;

const interval = fc
  .tuple(fc.nat({ max: MOMENTS }), fc.nat({ max: MOMENTS }))
  .map(([from, to]) => ({ from: new Date(from), to: new Date(to) }));
const intervals = fc.array(interval, { maxLength: 6 });

describe('intervals', () => {
  it('hold the same moments as sets of them', () => {
    fc.assert(
      fc.property(intervals, intervals, (left, right) => {
        expect(momentsOf(union(left))).toEqual(moments((moment) => holds(left, moment)));
        expect(momentsOf(intersection(left, right))).toEqual(
          moments((moment) => holds(left, moment) && holds(right, moment)),
        );
        expect(momentsOf(difference(left, right))).toEqual(
          moments((moment) => holds(left, moment) && !holds(right, moment)),
        );
      }),
    );
  });

  it('are in order, and never touch', () => {
    fc.assert(
      fc.property(intervals, intervals, (left, right) => {
        for (const found of [union(left), intersection(left, right), difference(left, right)]) {
          const ends = found.flatMap(({ from, to }) => [from.getTime(), to.getTime()]);
          expect(ends).toEqual([...new Set(ends)].toSorted((one, other) => one - other));
        }
      }),
    );
  });
});

function moments(test: (moment: number) => boolean): readonly number[] {
  return Array.from({ length: MOMENTS + 1 }, (_, moment) => moment).filter(test);
}

function momentsOf(found: readonly Interval[]): readonly number[] {
  return moments((moment) => holds(found, moment));
}

function holds(found: readonly Interval[], moment: number): boolean {
  return found.some(({ from, to }) => from.getTime() <= moment && moment < to.getTime());
}
