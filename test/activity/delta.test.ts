import { describe, expect, it } from 'vitest';
import { isDelta } from '../../src/activity/delta.ts';

const change = (value: unknown, wholeList = false) => ({ field: 'F', value, hidden: false, wholeList });

describe('isDelta', () => {
  it.each([
    ['a list that is sent in part', change(['a']), 'Update', true],
    ['a list that is sent whole', change(['a'], true), 'Update', false],
    ['a single value', change('a'), 'Associate', false],
    ['a setting of several members', change({ a: 1 }), 'Update', false],
    ['tags', change({ team: 'care' }), 'Tag', true],
    ['tag keys', change(['team']), 'Untag', true],
    ['tags of several at once', change({ team: 'care' }), 'BatchTag', true],
  ])('tells %s', (_, value, verb, expected) => {
    expect(isDelta(value, verb)).toBe(expected);
  });
});
