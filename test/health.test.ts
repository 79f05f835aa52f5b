import { describe, expect, it } from 'vitest';
import { describeHealth } from '../src/health.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const CALM = { parked: [], backingOff: [] };

describe('describeHealth', () => {
  it('finds nothing to mend where all is well', () => {
    expect(describeHealth({ delivery: CALM, store: { noticesDue: 0 } })).toEqual({
      problems: [],
      delivery: CALM,
      store: { noticesDue: 0 },
    });
  });

  it('says in a sentence each what a person should know of', () => {
    const delivery = {
      parked: [{ channel: 'C1', reason: 'is_archived', since: NOW }],
      backingOff: [{ channel: 'C2', reason: 'HTTP 500', failures: 3, again: NOW }],
      trouble: 'HTTP 500',
    };
    const store = { failure: { problem: 'The disk is full.' }, noticesHeld: 2 };
    const polling = { 'eu-central-1': { refusal: 'AWS refuses.' }, 'us-east-1': {} };
    expect(describeHealth({ delivery, store, polling }).problems).toEqual([
      'The disk is full.',
      'Cannot post to C1: it is archived. Unarchive it, or change NOTICE_CHANNEL.',
      'Slack did not take the last 3 calls for C2 (HTTP 500); it is tried again.',
      expect.stringMatching(/^2 notices from before the restore are held:/),
      'AWS refuses.',
    ]);
  });

  it('tells a store that does not answer from a Slack that does not', () => {
    const { problems } = describeHealth({
      delivery: { ...CALM, trouble: 'disk full' },
      store: { problem: 'disk full' },
    });
    expect(problems).toEqual(['The store does not answer: disk full', 'Delivery waits for the store: disk full']);
  });
});
