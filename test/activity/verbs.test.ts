import { describe, expect, it } from 'vitest';
import { baseVerb, pastOf } from '../../src/activity/verbs.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';

describe('pastOf', () => {
  it.each([
    ['Create', 'created'],
    ['Associate', 'associated'],
    ['BatchDisassociate', 'disassociated'],
    ['Claim', 'claimed'],
    ['Tag', 'tagged'],
    ['Put', 'set'],
    ['Stop', 'stopped'],
    ['Submit', 'submitted'],
    ['Deploy', 'deployed'],
    ['Apply', 'applied'],
    ['OptOut', 'opted out'],
    ['', 'called'],
    ['Batch', 'batched'],
    ['constructor', 'constructored'],
  ])('of %j is %s', (verb, past) => {
    expect(pastOf(verb)).toBe(past);
  });

  it('ends every writing verb of the catalog in a past form', () => {
    const verbs = new Set(OPERATIONS.filter(({ write }) => write).map(({ verb }) => verb));
    const odd = [...verbs].filter((verb) => !/(ed|set|sent|out)$/.test(pastOf(verb)));
    expect(odd).toEqual([]);
  });
});

describe('baseVerb', () => {
  it.each([
    ['BatchCreate', 'Create'],
    ['Create', 'Create'],
    ['Batch', 'Batch'],
    ['Batchy', 'Batchy'],
  ])('of %s is %s', (verb, base) => {
    expect(baseVerb(verb)).toBe(base);
  });
});
