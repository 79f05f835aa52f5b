import { describe, expect, it } from 'vitest';
import { sameActionIds } from '../../src/activity/same-action.ts';
import { recordOf } from './record-of.ts';

describe('sameActionIds', () => {
  it.each([
    ['nothing', {}, []],
    ['an addendum', { addendum: { reason: 'UPDATED_DATA', originalEventID: 'event-0' } }, ['event-0']],
    ['a shared action', { sharedEventID: 'shared-1' }, ['shared-1']],
    ['both, once', { sharedEventID: 'x', addendum: { originalEventID: 'x' } }, ['x']],
    ['itself', { addendum: { originalEventID: 'event-1' } }, []],
  ])('finds %s', (_, fields, ids) => {
    expect(sameActionIds(recordOf(fields))).toEqual(ids);
  });
});
