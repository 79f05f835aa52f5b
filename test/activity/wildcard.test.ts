import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../src/activity/wildcard.ts';

describe('matchesWildcard', () => {
  it.each([
    ['UpdateUser*', 'UpdateUserHierarchy', true],
    ['UpdateUser*', 'updateuser', true],
    ['*User*', 'UpdateUserHierarchy', true],
    ['Update*Name', 'UpdateQueueName', true],
    ['Update*Name', 'UpdateName2', false],
    ['a*a', 'a', false],
    ['ab*ba', 'aba', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['bd16…', 'bd16d991', true],
    ['User', 'Users', false],
    ['', '', true],
    ['.*', 'x', false],
  ])('of %j and %j is %s', (pattern, text, matches) => {
    expect(matchesWildcard(pattern, text)).toBe(matches);
  });

  it('agrees with the regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });
    fc.assert(
      fc.property(letters, texts, (pattern, text) => {
        const meant = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text);
        expect(matchesWildcard(pattern, text)).toBe(meant);
      }),
    );
  });

  it('takes a hostile pattern in its stride', () => {
    expect(matchesWildcard(`${'a*'.repeat(5000)}b`, 'a'.repeat(50_000))).toBe(false);
  });
});
