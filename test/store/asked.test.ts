import { describe, expect, it } from 'vitest';
import { saveNotices } from '../../src/ingest-notices.ts';
import { anActivity, at, save } from './an-activity.ts';
import { openStore } from './open-store.ts';

describe('saveAsked', () => {
  const asked = {
    askedId: 'q1',
    at: at('9:00'),
    slackUserId: 'U1',
    channel: 'C1',
    text: 'queue "Billing"; --',
    state: { query: { window: { from: '2026-11-20T08:00:00.000Z' } }, names: ['__proto__'] },
  };

  it('remembers who asked what', async () => {
    const store = await openStore();
    await store.saveAsked(asked);
    expect(await store.findAsked('q1')).toEqual(asked);
    expect(await store.findAsked('q2')).toBeUndefined();
  });

  it('changes nothing but the state when saved again', async () => {
    const store = await openStore();
    await store.saveAsked(asked);
    await store.saveAsked({ ...asked, slackUserId: 'U2', text: 'other', state: undefined });
    expect(await store.findAsked('q1')).toEqual({ ...asked, state: null });
  });
});

describe('saveAnswer', () => {
  it('finds the newest answer to the same question in the same thread', async () => {
    const store = await openStore();
    const where = { channel: 'C1', threadTs: '1.1', question: 'history of Queue/1' };
    await store.saveAnswer({ ...where, ts: '2.1', at: at('9:00') });
    await store.saveAnswer({ ...where, ts: '2.2', at: at('9:05') });
    await store.saveAnswer({ ...where, ts: '2.3', at: at('9:05') });
    await store.saveAnswer({ ...where, threadTs: '1.2', ts: '2.9', at: at('9:09') });
    expect(await store.findAnswer({ ...where, since: at('8:59') })).toEqual({ ts: '2.3', at: at('9:05') });
    expect(await store.findAnswer({ ...where, since: at('9:06') })).toBeUndefined();
    expect(await store.findAnswer({ ...where, question: 'other', since: at('8:00') })).toBeUndefined();
  });
});

describe('saveMark', () => {
  it('keeps the last time of each name', async () => {
    const store = await openStore();
    expect(await store.findMark('eu-central-1')).toBeUndefined();
    for (const time of ['8:00', '9:00']) await store.saveMark('eu-central-1', at(time));
    await store.saveMark('us-east-1', at('7:00'));
    expect(await store.findMark('eu-central-1')).toEqual(at('9:00'));
  });
});

describe('quarantined', () => {
  it('keeps each body once, whole, newest first', async () => {
    const store = await openStore();
    const first = { body: '{"eventTime":"x', reason: 'not JSON', carrier: 'ingest', at: at('9:00') } as const;
    const second = { body: '\ufeff[1]', reason: 'not an object', carrier: 'poll', at: at('9:01') } as const;
    for (const item of [first, second, { ...first, at: at('9:02') }]) {
      await store.write((tx) => tx.saveQuarantine(item));
    }
    expect(await store.quarantined(10)).toEqual([second, first]);
    expect(await store.quarantined(1)).toEqual([second]);
  });
});

describe('health', () => {
  it('counts what the store holds and owes', async () => {
    const store = await openStore();
    expect(await store.health()).toEqual({ activities: 0, quarantined: 0, noticesDue: 0 });
    await save(store, anActivity('e1', { at: at('8:00') }), anActivity('e2', { at: at('9:00'), plane: 'read' }));
    await store.write(async (tx) => {
      await saveNotices([{ channel: 'C1', activity: anActivity('e1'), arrivedAt: at('10:00') }], tx);
      await tx.saveQuarantine({ body: 'x', reason: 'y', carrier: 'import', at: at('9:00') });
    });
    expect(await store.health()).toEqual({
      activities: 2,
      quarantined: 1,
      quarantinedBy: { record: 1, message: 0 },
      noticesDue: 1,
      oldestDue: at('10:00'),
      oldest: at('8:00'),
      newest: at('9:00'),
    });
  });

  it('counts the list and the file that a thread is owed until both are there', async () => {
    const store = await openStore();
    const noticeId = 'n1';
    const owed = async () => (await store.health()).detailsDue;
    const members = Array.from({ length: 13 }, (_, index) => {
      const activity = anActivity(`e${index}`, { at: at('9:59') });
      return { channel: 'C1', activity, arrivedAt: at('10:00') };
    });
    await save(store, ...members.map(({ activity }) => activity));
    const opens = { channel: 'C1', kind: 'run', actorKey: 'a', sensitive: false, session: false, held: false } as const;
    await store.write((tx) => tx.saveMembers([{ noticeId, opens, members }]));
    expect(await owed()).toBeUndefined();
    await store.settleGroups({ now: at('10:05'), dayOf: () => '2026-11-22' });
    expect(await owed()).toBe(2);
    await store.markDetail({ noticeId, part: 'list' }, { state: 'posting' });
    await store.markDetail({ noticeId, part: 'file' }, { state: 'skipped' });
    expect(await owed()).toBe(1);
    await store.markDetail({ noticeId, part: 'list' }, { state: 'done', ref: '1.1' });
    expect(await owed()).toBeUndefined();
  });
});
