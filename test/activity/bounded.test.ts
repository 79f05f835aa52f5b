import { describe, expect, it } from 'vitest';
import { cutText } from '../../src/activity/bounded.ts';

describe('cutText', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['abc😀def', 5, 'abc…'],
    ['abcd😀', 5, 'abcd…'],
  ])('of %j to %d is %j', (text, limit, cut) => {
    expect(cutText(text, limit)).toBe(cut);
  });
});
