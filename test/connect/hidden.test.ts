import { describe, expect, it } from 'vitest';
import { isHidden } from '../../src/connect/hidden.ts';

describe('isHidden', () => {
  it.each([
    ['***', true],
    [' *** ', true],
    ['HIDDEN_DUE_TO_SECURITY_REASONS', true],
    ['**', false],
    ['hidden', false],
    ['', false],
    [null, false],
    [undefined, false],
    [['***'], false],
  ])('says of %j: %s', (value, expected) => {
    expect(isHidden(value)).toBe(expected);
  });
});
