import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Explained } from '../../src/activity/known.ts';
import { settle } from '../../src/notice/settle.ts';
import { explained, refTo } from './explained.ts';
import { INVALID, THROTTLED } from './summaries.ts';

function call(eventID: string, activity: Partial<Activity> = {}): Explained {
  return explained({ eventID, resource: refTo('Queue', 'q1', 'Billing'), ...activity });
}

/** Event ids of what is told, and the counts. */
function settled(all: readonly Explained[], isOpen = false) {
  const { kept, ...counts } = settle(all, isOpen);
  return { kept: kept.map(({ activity }) => activity.eventID), ...counts };
}

const NONE = { throttled: 0, retried: 0, waiting: 0 };

describe('settle', () => {
  it('leaves out what a later success of the same call on the same thing made good', () => {
    const all = [call('a', { failure: THROTTLED }), call('b', { failure: INVALID }), call('c')];
    expect(settled(all)).toEqual({ kept: ['c'], throttled: 1, retried: 1, waiting: 0 });
  });

  it('leaves out what was made good in another notice', () => {
    const { kept, retried } = settle([call('a', { failure: INVALID }), call('b', { failure: INVALID })], false, ['a']);
    expect([kept.map(({ activity }) => activity.eventID), retried]).toEqual([['b'], 1]);
  });

  it('keeps a refusal that comes after the success', () => {
    expect(settled([call('a'), call('b', { failure: INVALID })])).toEqual({ kept: ['a', 'b'], ...NONE });
  });

  it.each([
    ['another call', { eventName: 'UpdateQueueName' }],
    ['another thing', { resource: refTo('Queue', 'q2', 'Sales') }],
    [
      'a thing of the same name in another instance',
      { instanceId: 'other', resource: refTo('Queue', 'q9', 'Billing') },
    ],
  ])('keeps a refusal that only %s follows', (_, other) => {
    expect(settled([call('a', { failure: INVALID }), call('b', other)])).toEqual({ kept: ['a', 'b'], ...NONE });
  });

  it('knows a thing that was refused by the name it got', () => {
    const refused = call('a', { failure: INVALID, resource: refTo('Queue', undefined, 'Billing') });
    expect(settled([refused, call('b')])).toEqual({ kept: ['b'], ...NONE, retried: 1 });
  });

  it('takes any success of a call that names no thing', () => {
    const { resource: _, ...nameless } = call('a', { failure: INVALID }).activity;
    const { known } = call('a');
    expect(settled([{ activity: nameless, known }, call('b')])).toEqual({ kept: ['b'], ...NONE, retried: 1 });
  });

  it('waits for the retry of a throttled call while the run goes on, and of no other', () => {
    const all = [call('a', { failure: THROTTLED }), call('b', { failure: INVALID })];
    expect(settled(all, true)).toEqual({ kept: ['b'], ...NONE, waiting: 1 });
    expect(settled(all)).toEqual({ kept: ['a', 'b'], ...NONE });
  });

  it('takes a run of ten thousand as it takes ten', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `q${index}`);
    const refused = ids.map((id) => call(`no-${id}`, { failure: THROTTLED, resource: refTo('Queue', id) }));
    const done = ids.map((id) => call(`yes-${id}`, { resource: refTo('Queue', id) }));
    expect(settled([...refused, ...done])).toEqual({ kept: ids.map((id) => `yes-${id}`), ...NONE, throttled: 10_000 });
  });
});
