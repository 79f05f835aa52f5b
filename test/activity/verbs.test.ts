import { describe, expect, it } from 'vitest';
import { baseVerb } from '../../src/activity/verbs.ts';

describe('baseVerb', () => {
  it.each([
    ['BatchCreate', 'Create'],
    ['Create', 'Create'],
    ['Batch', 'Batch'],
    ['Batchy', 'Batchy'],
    ['', ''],
  ])('of %j is %j', (verb, base) => {
    expect(baseVerb(verb)).toBe(base);
  });
});
