import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/slack/mention-context.ts';
import { DANA, DANA_ID, explained, QUEUE_ID, refTo, USER_ID } from '../notice/explained.ts';

const website = { ...DANA, kind: 'website', name: undefined, connectUserId: DANA_ID };

function viewOf(...activities: readonly ReturnType<typeof explained>[]) {
  return { noticeId: 'n1', activities, open: false };
}

describe('contextOf', () => {
  it('names each thing once, as a question would find it, and who acted', () => {
    const queue = explained({ resource: refTo('Queue', QUEUE_ID) });
    const user = explained({ resource: refTo('User', USER_ID) });
    expect(contextOf(viewOf(queue, user, queue))).toEqual({
      things: [
        { key: `Queue/${QUEUE_ID}`, label: 'queue Billing in Acme EU', asked: `queue "${QUEUE_ID}"` },
        { key: `User/${USER_ID}`, label: 'user Kim Lee in Acme EU', asked: `user "${USER_ID}"` },
      ],
      actor: '"Dana Ruiz"',
    });
  });

  it('knows a login of the admin website by its id alone', () => {
    const { name: _, ...actor } = { ...website, kind: 'website' as const };
    expect(contextOf(viewOf(explained({ actor }))).actor).toBe(`"${DANA_ID}"`);
  });

  it('has nothing to say of nothing', () => {
    expect(contextOf(viewOf())).toEqual({ things: [] });
  });
});
