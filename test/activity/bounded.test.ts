import { describe, expect, it } from 'vitest';
import { cutText, keyPart } from '../../src/activity/bounded.ts';

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

describe('keyPart', () => {
  it('leaves what is short as it is and keeps long ones apart', () => {
    expect(keyPart('dana')).toBe('dana');
    const [a, b] = [keyPart(`${'x'.repeat(500)}a`), keyPart(`${'x'.repeat(500)}b`)];
    expect(a).toHaveLength(137);
    expect(a).not.toBe(b);
  });
});
