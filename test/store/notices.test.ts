import { addMinutes } from 'date-fns/addMinutes';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { PlannedNotice } from '../../src/ingest.ts';
import type { Store } from '../../src/store/store.ts';
import {
  ARRIVAL,
  aName,
  anActivity,
  at,
  BILLING,
  DANA,
  keyOf,
  MAIN_IVR,
  OMAR,
  SALES,
  save,
  teach,
} from './an-activity.ts';
import { openStore } from './open-store.ts';

const CHANNEL = 'C0NOTICES';

describe('openNotice', () => {
  it('asks delivery for a first post', async () => {
    const store = await openStore();
    await tell(store, anActivity('e1'));
    expect(await store.dueNotices(10, [])).toEqual([
      { noticeId: expect.any(String), channel: CHANNEL, wanted: 1, uncertain: false, since: ARRIVAL },
    ]);
  });

  it('says nothing twice in a channel, and everything in each', async () => {
    const store = await openStore();
    const activity = anActivity('e1');
    const first = await tell(store, activity);
    await tell(store, activity);
    await tell(store, { ...activity, eventID: 'addendum', sameAs: ['e1'] });
    await join(store, first, { channel: CHANNEL, activity });
    await tell(store, activity, { channel: 'C0OTHER' });
    const due = await store.dueNotices(10, []);
    expect(due.map(({ channel, wanted }) => [channel, wanted]).toSorted()).toEqual([
      [CHANNEL, 1],
      ['C0OTHER', 1],
    ]);
  });

  it('refuses an activity that is not saved', async () => {
    const store = await openStore();
    const opening = store.write((tx) => tx.openNotice({ channel: CHANNEL, activity: anActivity('unsaved') }));
    await expect(opening).rejects.toThrow('Activity unsaved is noticed before it is saved.');
  });

  it('is undone with the work it is part of', async () => {
    const store = await openStore();
    const work = store.write(async (tx) => {
      await tx.saveActivity(anActivity('e1'), {}, ARRIVAL);
      await tx.openNotice({ channel: CHANNEL, activity: anActivity('e1') });
      throw new Error('too bad');
    });
    await expect(work).rejects.toThrow('too bad');
    expect(await store.dueNotices(10, [])).toEqual([]);
    await tell(store, anActivity('e1'));
    expect(await store.dueNotices(10, [])).toHaveLength(1);
  });
});

describe('findOpenGroups', () => {
  it('tells what is in an actor’s groups, newest first', async () => {
    const store = await openStore();
    const first = await tell(store, anActivity('e1'));
    await join(store, first, { channel: CHANNEL, activity: anActivity('e2', { at: at('9:10'), resource: SALES }) });
    const second = await tell(
      store,
      anActivity('e3', { at: at('9:20'), resource: MAIN_IVR, verb: 'Create', severity: 'sensitive' }),
      {
        arrivedAt: addMinutes(ARRIVAL, 1),
      },
    );
    await tell(store, anActivity('e4', { actor: OMAR }));
    expect(await groupsOf(store, CHANNEL, DANA.key)).toEqual([
      {
        noticeId: second,
        actorKey: DANA.key,
        from: at('9:20'),
        to: at('9:20'),
        resourceKeys: [keyOf(MAIN_IVR)],
        kinds: ['Create ContactFlow'],
        sensitive: true,
      },
      {
        noticeId: first,
        actorKey: DANA.key,
        from: at('9:10'),
        to: at('9:14'),
        resourceKeys: [keyOf(SALES), keyOf(BILLING)],
        kinds: ['Update Queue'],
        sensitive: false,
      },
    ]);
    expect(await groupsOf(store, 'C0OTHER', DANA.key)).toEqual([]);
  });

  it('leaves out what was quiet for ten minutes, or open for sixty', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e0'));
    for (const minute of [9, 18, 27, 36, 45, 54]) {
      await store.settleGroups(addMinutes(ARRIVAL, minute));
      expect(await groupsOf(store, CHANNEL, DANA.key)).toHaveLength(1);
      const arrivedAt = addMinutes(ARRIVAL, minute);
      await join(store, noticeId, { channel: CHANNEL, activity: anActivity(`e${minute}`) }, arrivedAt);
    }
    await store.settleGroups(addMinutes(ARRIVAL, 60));
    expect(await groupsOf(store, CHANNEL, DANA.key)).toEqual([]);
    await tell(store, anActivity('quiet'));
    await store.settleGroups(addMinutes(ARRIVAL, 9));
    expect(await groupsOf(store, CHANNEL, DANA.key)).toHaveLength(1);
    await store.settleGroups(addMinutes(ARRIVAL, 10));
    expect(await groupsOf(store, CHANNEL, DANA.key)).toEqual([]);
  });
});

describe('a notice on its way', () => {
  it('is due until its newest version is posted', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    const notice = { noticeId, channel: CHANNEL, uncertain: false };
    await store.markPosting(noticeId);
    expect(await store.dueNotices(10, [])).toEqual([{ ...notice, wanted: 1, uncertain: true, since: ARRIVAL }]);
    const later = addMinutes(ARRIVAL, 1);
    await join(store, noticeId, { channel: CHANNEL, activity: anActivity('e2') }, later);
    expect(await store.dueNotices(10, [])).toEqual([{ ...notice, wanted: 2, uncertain: true, since: ARRIVAL }]);
    await store.markPosted(noticeId, 1, '1.1');
    expect(await store.dueNotices(10, [])).toEqual([{ ...notice, wanted: 2, ts: '1.1', since: later }]);
    await store.markPosted(noticeId, 2, '1.1');
    expect(await store.dueNotices(10, [])).toEqual([]);
    await store.markPosted(noticeId, 1, '1.1');
    expect(await store.dueNotices(10, [])).toEqual([]);
    const latest = addMinutes(ARRIVAL, 2);
    await join(store, noticeId, { channel: CHANNEL, activity: anActivity('e3') }, latest);
    expect(await store.dueNotices(10, [])).toEqual([{ ...notice, wanted: 3, ts: '1.1', since: latest }]);
  });

  it('waits behind first posts, and then behind those that wait longer', async () => {
    const store = await openStore();
    const edited = await tell(store, anActivity('edited'));
    await store.markPosted(edited, 1, '1.1');
    await join(store, edited, { channel: CHANNEL, activity: anActivity('more') });
    const second = await tell(store, anActivity('second'), { arrivedAt: addMinutes(ARRIVAL, 2) });
    const first = await tell(store, anActivity('first'), { arrivedAt: addMinutes(ARRIVAL, 1) });
    const elsewhere = await tell(store, anActivity('elsewhere'), { channel: 'C0OTHER' });
    const ids = async (limit: number, parked: readonly string[]) =>
      (await store.dueNotices(limit, parked)).map(({ noticeId }) => noticeId);
    expect(await ids(10, [])).toEqual([elsewhere, first, second, edited]);
    expect(await ids(2, ['C0OTHER', 'C0NEITHER'])).toEqual([first, second]);
  });

  it('is never due again once it is closed, and takes nothing in', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    await store.closeNotice(noticeId, 'message_not_found');
    expect(await store.dueNotices(10, [])).toEqual([]);
    expect(await groupsOf(store, CHANNEL, DANA.key)).toEqual([]);
    await store.settleGroups(addMinutes(ARRIVAL, 90));
    expect(await store.dueNotices(10, [])).toEqual([]);
  });

  it('is still delivered after it is settled', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    await store.settleGroups(addMinutes(ARRIVAL, 90));
    expect(await store.dueNotices(10, [])).toHaveLength(1);
    expect(await store.noticeView(noticeId)).toMatchObject({ open: false });
  });
});

describe('noticeView', () => {
  it('shows every activity, oldest first, with what is known', async () => {
    const store = await openStore();
    await teach(store, aName(BILLING, 'Billing', at('8:00')));
    const [newer, older] = [anActivity('newer'), anActivity('older', { at: at('9:00') })];
    const noticeId = await tell(store, newer);
    await join(store, noticeId, { channel: CHANNEL, activity: older, lateMs: 4_000_000 });
    const names = { [keyOf(BILLING)]: 'Billing' };
    const earlier = { MaxContacts: { value: 10, at: at('9:00'), by: 'dana.ruiz@example.com', eventID: 'older' } };
    expect(await store.noticeView(noticeId)).toEqual({
      noticeId,
      open: true,
      lateMs: 4_000_000,
      later: [],
      activities: [
        { activity: older, known: { names, earlier: {} } },
        { activity: newer, known: { names, earlier } },
      ],
    });
  });

  it('says, of a late one, what has set the same fields since or deleted the thing', async () => {
    const store = await openStore();
    const late = anActivity('late', { at: at('9:00') });
    const noticeId = await tell(store, late, { lateMs: 4_000_000 });
    const again = anActivity('again', { at: at('9:30') });
    const last = anActivity('last', { at: at('9:40') });
    const refused = anActivity('refused', { at: at('9:50'), failure: { code: 'AccessDenied', problems: [] } });
    const elsewhere = anActivity('elsewhere', { at: at('9:50'), resource: SALES });
    const gone = anActivity('gone', { at: at('9:55'), eventName: 'DeleteQueue', changes: [] });
    const part = anActivity('part', { at: at('9:56'), eventName: 'DeleteQueueLimits', verb: 'Delete', changes: [] });
    const before = anActivity('before', { at: at('8:00') });
    await save(store, again, last, refused, elsewhere, gone, part, before);
    const view = await store.noticeView(noticeId);
    expect(view?.later?.map(({ activity }) => activity.eventID)).toEqual(['last', 'gone']);
  });

  it('knows no notice by another id', async () => {
    const store = await openStore();
    expect(await store.noticeView('none')).toBeUndefined();
    await expect(join(store, 'none', { channel: CHANNEL, activity: anActivity('e1') })).rejects.toThrow(
      'no notice none',
    );
  });
});

/** Saves and opens, as ingest does; gives the id of the notice that the channel has then. */
async function tell(
  store: Store,
  activity: Activity,
  {
    channel = CHANNEL,
    arrivedAt = ARRIVAL,
    lateMs,
  }: Readonly<{ channel?: string; arrivedAt?: Date; lateMs?: number }> = {},
): Promise<string> {
  const groups = await store.write(async (tx) => {
    const before = await tx.findOpenGroups(channel, activity.actor.key);
    await tx.saveActivity(activity, {}, arrivedAt);
    await tx.openNotice({ channel, activity, ...(lateMs !== undefined && { lateMs }) });
    const after = await tx.findOpenGroups(channel, activity.actor.key);
    return after.filter(({ noticeId }) => !before.some((group) => group.noticeId === noticeId));
  });
  return groups[0]?.noticeId ?? '';
}

async function join(store: Store, noticeId: string, planned: PlannedNotice, arrivedAt = ARRIVAL): Promise<void> {
  await store.write(async (tx) => {
    await tx.saveActivity(planned.activity, {}, arrivedAt);
    await tx.addToNotice(noticeId, planned);
  });
}

async function groupsOf(store: Store, channel: string, actorKey: string) {
  return store.write((tx) => tx.findOpenGroups(channel, actorKey));
}
