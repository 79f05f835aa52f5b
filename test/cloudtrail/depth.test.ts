import { describe, expect, it } from 'vitest';
import { depthOf, isTooDeep } from '../../src/cloudtrail/depth.ts';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('depthOf', () => {
  it.each([
    [1, 0],
    [null, 0],
    ['[[[', 0],
    [{}, 1],
    [[{ a: [1] }, 2], 3],
    [nested(50_000), 11],
  ])('is bounded and counts lists and objects: case %#', (value, expected) => {
    expect(depthOf(value, 10)).toBe(expected);
  });
});

describe('isTooDeep', () => {
  it('refuses one level more than the limit', () => {
    expect([isTooDeep(nested(64)), isTooDeep(nested(65)), isTooDeep(nested(3), 2)]).toEqual([false, true, true]);
  });
});
