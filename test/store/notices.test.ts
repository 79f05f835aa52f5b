import { addMinutes } from 'date-fns/addMinutes';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { LearnedName } from '../../src/activity/learned-name.ts';
import { noticeIdOf, type PlannedNotice, saveNotices } from '../../src/ingest-notices.ts';
import type { Store } from '../../src/store/store.ts';
import {
  ARRIVAL,
  aName,
  anActivity,
  at,
  BILLING,
  DANA,
  INSTANCE,
  keyOf,
  MAIN_IVR,
  OMAR,
  SALES,
  save,
  teach,
} from './an-activity.ts';
import { openStore } from './open-store.ts';

const CHANNEL = 'C0NOTICES';
const OTHER_INSTANCE = 'bbbbbbbb-0000-4000-8000-000000000002';
const LEASE = { name: `channel ${CHANNEL}`, holder: 'w1', ttlMs: 15_000, now: ARRIVAL };
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
const settle = (store: Store, now: Date) => store.settleGroups({ now, dayOf });

describe('saveNotices', () => {
  it('asks delivery for a first post', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([
      {
        noticeId,
        channel: CHANNEL,
        kind: 'run',
        sensitive: false,
        wanted: 1,
        uncertain: false,
        since: ARRIVAL,
        open: true,
        edits: 0,
      },
    ]);
  });

  it('says nothing twice in a channel, and everything in each', async () => {
    const store = await openStore();
    const activity = anActivity('e1');
    await tell(store, activity);
    await tell(store, activity);
    await tell(store, activity, { channel: 'C0OTHER' });
    expect(await store.dueChannels()).toEqual([CHANNEL, 'C0OTHER']);
    for (const channel of [CHANNEL, 'C0OTHER']) {
      expect((await store.dueNotices(channel, 10)).map(({ wanted }) => wanted)).toEqual([1]);
    }
  });

  it('is undone with the work it is part of', async () => {
    const store = await openStore();
    const work = store.write(async (tx) => {
      await tx.saveActivity(anActivity('e1'), {}, ARRIVAL);
      await saveNotices([planned(anActivity('e1'))], tx);
      throw new Error('too bad');
    });
    await expect(work).rejects.toThrow('too bad');
    expect(await store.dueChannels()).toEqual([]);
    await tell(store, anActivity('e1'));
    expect(await store.dueNotices(CHANNEL, 10)).toHaveLength(1);
  });

  it('grows by all that joins at once, as one version', async () => {
    const store = await openStore();
    await tellAll(store, [anActivity('e1'), anActivity('e2'), anActivity('e3')]);
    await tellAll(store, [anActivity('e4'), anActivity('e5')]);
    const [due] = await store.dueNotices(CHANNEL, 10);
    expect(due?.wanted).toBe(2);
    expect(await store.noticeEvents(due?.noticeId ?? '')).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
  });

  it('mends a refusal by a later success of the same call on the same thing, in whatever order they come', async () => {
    const store = await openStore();
    const refusal = { failure: { code: 'ConflictException', problems: [] } };
    const many = Array.from({ length: 501 }, (_, number) => anActivity(`x${number}`, { at: at('9:10') }));
    await tellAll(store, [...many, anActivity('r1', { at: at('9:11'), ...refusal })]);
    await tellAll(store, [anActivity('s1', { at: at('9:12') })]);
    await tellAll(store, [anActivity('r0', { at: at('9:09'), ...refusal })]);
    await tellAll(store, [anActivity('r2', { at: at('9:13'), ...refusal })]);
    const [due] = await store.dueNotices(CHANNEL, 10);
    const { summary } = (await store.noticeView(due?.noticeId ?? '')) ?? {};
    expect(summary).toMatchObject({ done: 502, refused: 1, mended: 2, people: 1, tools: 0, moreRows: 0 });
    expect(summary?.rows).toMatchObject([{ done: 502, things: 1, refused: 1 }]);
  });

  it('mends the refusals of many calls at once, and leaves those of others', async () => {
    const store = await openStore();
    const tries = Array.from({ length: 600 }, (_, number) => ({
      resource: { ...BILLING, id: `queue-${number}` },
      at: at('9:11'),
    }));
    const failure = { code: 'ConflictException', problems: [] };
    await tellAll(
      store,
      tries.map((part, number) => anActivity(`r${number}`, { ...part, failure })),
    );
    await tellAll(
      store,
      tries.slice(1).map((part, number) => anActivity(`s${number}`, part)),
    );
    const [due] = await store.dueNotices(CHANNEL, 10);
    const { summary } = (await store.noticeView(due?.noticeId ?? '')) ?? {};
    expect(summary).toMatchObject({ done: 599, refused: 1, mended: 599 });
    expect(summary?.rows[0]?.names).toEqual([]);
  });
});

describe('a refusal whose success is told in another notice', () => {
  const refusal = { failure: { code: 'ConflictException', problems: [] } };

  async function apart(store: Store, first: Activity, second: Activity): Promise<string> {
    const noticeId = await tell(store, first);
    await store.markPosted(noticeId, 1, '1.1', ARRIVAL);
    await store.foldStorm(CHANNEL, { now: ARRIVAL, dayOf });
    await tell(store, anActivity('waiting', { actor: OMAR, resource: MAIN_IVR }));
    await store.foldStorm(CHANNEL, { now: ARRIVAL, dayOf });
    await tell(store, second);
    return noticeId;
  }
  const versionOf = async (store: Store, noticeId: string) =>
    (await store.dueNotices(CHANNEL, 10)).find((due) => due.noticeId === noticeId)?.wanted;

  it('is mended, and its message is due again', async () => {
    const store = await openStore();
    const noticeId = await apart(store, anActivity('r', { ...refusal }), anActivity('s', { at: at('9:58') }));
    expect(await store.noticeView(noticeId)).toMatchObject({ activities: [{}], mended: ['r'] });
    // Once because a settled notice says so, once because of this.
    expect(await versionOf(store, noticeId)).toBe(3);
  });

  it('is mended as it comes where the success was there first', async () => {
    const store = await openStore();
    await apart(store, anActivity('s', { at: at('9:58') }), anActivity('r', { at: at('9:57'), ...refusal }));
    const storm = (await store.dueNotices(CHANNEL, 10)).find(({ kind }) => kind === 'storm');
    expect(await store.noticeView(storm?.noticeId ?? '')).toMatchObject({ summary: { refused: 0, mended: 1 } });
    // Nor does the list in its thread speak of it.
    const { activities, size, mended } = await store.firstOfNotice(storm?.noticeId ?? '', 50);
    expect(activities.map(({ activity }) => activity.eventID)).not.toContain('r');
    expect([size, mended]).toEqual([activities.length, 1]);
  });

  it('stands when somebody else did it, or when it was refused afterwards', async () => {
    for (const second of [
      anActivity('s', { at: at('9:58'), actor: OMAR }),
      anActivity('s', { at: at('9:20') }),
      anActivity('s', { at: at('9:58'), resource: SALES }),
    ]) {
      const store = await openStore();
      const noticeId = await apart(store, anActivity('r', { at: at('9:50'), ...refusal }), second);
      expect((await store.noticeView(noticeId))?.mended).toBeUndefined();
    }
  });
});

describe('openGroups', () => {
  it('tells what of an actor’s groups was asked for, newest first', async () => {
    const store = await openStore();
    const first = await tell(store, anActivity('e1'));
    await tell(store, anActivity('e2', { at: at('9:10'), resource: SALES }));
    const second = await tell(
      store,
      anActivity('e3', { at: at('9:20'), resource: MAIN_IVR, verb: 'Create', severity: 'sensitive' }),
      { arrivedAt: addMinutes(ARRIVAL, 1) },
    );
    await tell(store, anActivity('e4', { actor: OMAR }));
    const update = `Update Queue in ${INSTANCE}`;
    const wish = { channel: CHANNEL, actorKeys: [DANA.key], parts: [keyOf(SALES), update], eventIDs: ['e2', 'e9'] };
    expect(await store.write((tx) => tx.openGroups(wish))).toEqual({
      runs: [
        {
          noticeId: second,
          actorKey: DANA.key,
          from: at('9:20'),
          to: at('9:20'),
          resourceKeys: [],
          kinds: [],
          sensitive: true,
          session: false,
          posted: false,
        },
        {
          noticeId: first,
          actorKey: DANA.key,
          from: at('9:10'),
          to: at('9:14'),
          resourceKeys: [keyOf(SALES)],
          kinds: [update],
          sensitive: false,
          session: false,
          posted: false,
        },
      ],
      rollups: new Map(),
      heard: new Set(['e2']),
    });
  });
});

describe('one actor’s alarms of a kind within a minute', () => {
  const alarms = (name: string, count: number) =>
    Array.from({ length: count }, (_, number) =>
      anActivity(`${name}${number}`, { severity: 'sensitive', resource: { ...BILLING, id: `${name}-${number}` } }),
    );

  it.each([
    ['share the notice that told of many already', 13, ['a0'], [20]],
    ['begin another where one was told by itself', 1, ['a0', 'b0'], [1, 7]],
    ['begin another where few were told', 12, ['a0', 'b0'], [12, 7]],
  ])('%s', async (_, count, opened, sizes) => {
    const store = await openStore();
    await tellAll(store, alarms('a', count));
    await store.markPosted(noticeIdOf(planned(anActivity('a0'))), 1, '1.1', ARRIVAL);
    await tellAll(store, alarms('b', 7));
    const views = await Promise.all(
      opened.map((eventID) => store.noticeView(noticeIdOf(planned(anActivity(eventID))))),
    );
    expect(views.map((view) => view?.size)).toEqual(sizes);
  });
});

describe('settleGroups', () => {
  it('closes what was quiet for ten minutes, or open for sixty', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e0'));
    for (const minute of [9, 18, 27, 36, 45, 54]) {
      await settle(store, addMinutes(ARRIVAL, minute));
      expect(await isOpen(store, noticeId)).toBe(true);
      await tell(store, anActivity(`e${minute}`), { arrivedAt: addMinutes(ARRIVAL, minute) });
    }
    await settle(store, addMinutes(ARRIVAL, 60));
    expect(await isOpen(store, noticeId)).toBe(false);
    const quiet = await tell(store, anActivity('quiet'));
    await settle(store, addMinutes(ARRIVAL, 9));
    expect(await isOpen(store, quiet)).toBe(true);
    await settle(store, addMinutes(ARRIVAL, 10));
    expect(await isOpen(store, quiet)).toBe(false);
  });

  it('keeps an automation session open for longer than an hour', async () => {
    const store = await openStore();
    const run = { way: { kind: 'terraform' as const } };
    const noticeId = await tell(store, anActivity('e0', run));
    for (let minute = 9; minute < 100; minute += 9) {
      const moment = addMinutes(at('9:14'), minute);
      await tell(store, anActivity(`e${minute}`, { ...run, at: moment }), { arrivedAt: addMinutes(ARRIVAL, minute) });
    }
    await settle(store, addMinutes(ARRIVAL, 100));
    expect(await isOpen(store, noticeId)).toBe(true);
    await settle(store, addMinutes(ARRIVAL, 110));
    expect(await isOpen(store, noticeId)).toBe(false);
  });

  it('closes what owes a file after two quiet minutes, and owes it', async () => {
    const store = await openStore();
    const many = Array.from({ length: 13 }, (_, number) => anActivity(`e${number}`));
    await tellAll(store, many);
    const [due] = await store.dueNotices(CHANNEL, 1);
    const noticeId = due?.noticeId ?? '';
    await store.markPosted(noticeId, 1, '1.1', ARRIVAL);
    await settle(store, addMinutes(ARRIVAL, 1));
    expect(await store.dueChannels()).toEqual([]);
    await settle(store, addMinutes(ARRIVAL, 2));
    expect(await store.dueNotices(CHANNEL, 1)).toMatchObject([{ noticeId, wanted: 2, open: false, edits: 0 }]);
    expect(await store.dueDetails(CHANNEL, 5)).toEqual([]);
    await store.markPosted(noticeId, 2, '1.1', ARRIVAL);
    const detail = { noticeId, channel: CHANNEL, threadTs: '1.1', uncertain: false };
    expect(await store.dueDetails(CHANNEL, 5)).toEqual([
      { ...detail, part: 'list' },
      { ...detail, part: 'file' },
    ]);
    await store.markDetail({ noticeId, part: 'file' }, { state: 'posting', ref: 'F1' });
    await store.markDetail({ noticeId, part: 'list' }, { state: 'done', ref: '1.2' });
    expect(await store.dueDetails(CHANNEL, 5)).toEqual([{ ...detail, part: 'file', uncertain: true, ref: 'F1' }]);
    const { activities, ...counts } = await store.firstOfNotice(noticeId, 2);
    expect(activities.map(({ activity }) => activity.eventID)).toEqual(['e0', 'e1']);
    expect(counts).toMatchObject({ open: false, mended: 0 });
  });

  it('owes the list as soon as there are fifty', async () => {
    const store = await openStore();
    await tellAll(store, [anActivity('first')]);
    await tellAll(
      store,
      Array.from({ length: 49 }, (_, number) => anActivity(`e${number}`)),
    );
    const [due] = await store.dueNotices(CHANNEL, 1);
    await store.markPosted(due?.noticeId ?? '', 2, '1.1', ARRIVAL);
    expect((await store.dueDetails(CHANNEL, 5)).map(({ part }) => part)).toEqual(['list']);
  });

  it('closes the day’s roll-up two hours after the day', async () => {
    const store = await openStore();
    const [one, other] = [anActivity('e1'), anActivity('e2', { actor: OMAR, resource: SALES })];
    await tellAll(store, [one, other], { place: 'rollup', day: '2026-11-20' });
    const [due] = await store.dueNotices(CHANNEL, 10);
    const noticeId = due?.noticeId ?? '';
    expect(due).toMatchObject({ kind: 'rollup', wanted: 1 });
    await settle(store, new Date('2026-11-21T01:00:00Z'));
    expect(await isOpen(store, noticeId)).toBe(true);
    await settle(store, new Date('2026-11-21T02:00:01Z'));
    expect(await store.noticeView(noticeId)).toMatchObject({ open: false, summary: { done: 2, people: 2 } });
  });
});

describe('foldStorm', () => {
  it('makes one notice of what waits, and lets what is posted grow no more', async () => {
    const store = await openStore();
    const posted = await tell(store, anActivity('posted', { actor: OMAR }));
    await store.markPosted(posted, 1, '1.1', ARRIVAL);
    const waiting = ['Queue', 'Prompt', 'View'].map((type) =>
      anActivity(type, { resource: { ...SALES, type, id: type }, way: { kind: 'cli' } }),
    );
    for (const activity of waiting) await tell(store, activity);
    const sensitive = await tell(store, anActivity('sensitive', { severity: 'sensitive', resource: MAIN_IVR }));
    expect(await store.foldStorm(CHANNEL, { now: ARRIVAL, dayOf })).toBe(3);
    const due = await store.dueNotices(CHANNEL, 10);
    expect(due.map(({ kind, noticeId, wanted }) => [kind, kind === 'run' ? noticeId : '', wanted])).toEqual([
      ['run', sensitive, 1],
      ['storm', '', 1],
    ]);
    expect(await isOpen(store, posted)).toBe(false);
    const storm = due[1]?.noticeId ?? '';
    expect(await store.noticeView(storm)).toMatchObject({
      kind: 'storm',
      size: 3,
      open: true,
      summary: { done: 3, people: 1, sensitiveElsewhere: 1 },
    });
    await tell(store, anActivity('more', { actor: OMAR }));
    await tell(store, anActivity('alarm', { severity: 'sensitive', resource: SALES, actor: OMAR }));
    expect(await store.noticeView(storm)).toMatchObject({ size: 4 });
    expect(await store.foldStorm(CHANNEL, { now: ARRIVAL, dayOf })).toBe(0);
    await settle(store, addMinutes(ARRIVAL, 2));
    expect(await store.noticeView(storm)).toMatchObject({ open: false, hasDetails: true });
    const [version = 0] = (await store.dueNotices(CHANNEL, 10)).flatMap(({ kind, wanted }) =>
      kind === 'storm' ? [wanted] : [],
    );
    await store.markPosted(storm, version, '1.2', ARRIVAL);
    expect((await store.dueDetails(CHANNEL, 5)).map(({ part }) => part)).toEqual(['list', 'file']);
  });
});

describe('a lease', () => {
  it('is one holder’s until it runs out or is released', async () => {
    const store = await openStore();
    const other = { ...LEASE, holder: 'w2' };
    expect(await store.takeLease(LEASE)).toBe(true);
    expect(await store.takeLease(LEASE)).toBe(true);
    expect(await store.takeLease(other)).toBe(false);
    const later = { ...other, now: new Date(ARRIVAL.getTime() + 15_000) };
    expect(await store.takeLease(later)).toBe(true);
    await store.releaseLease(LEASE);
    expect(await store.takeLease({ ...LEASE, now: later.now })).toBe(false);
    await store.releaseLease(other);
    expect(await store.takeLease({ ...LEASE, now: later.now })).toBe(true);
  });

  it('is kept by whoever has had it all the time, and by nobody else', async () => {
    const store = await openStore();
    const other = { ...LEASE, holder: 'w2', now: new Date(ARRIVAL.getTime() + 15_000) };
    await store.takeLease(LEASE);
    // Nobody wanted it when it had run out.
    expect(await store.keepLease({ ...LEASE, now: other.now })).toBe(true);
    await store.takeLease({ ...other, now: addMinutes(ARRIVAL, 1) });
    expect(await store.keepLease({ ...LEASE, now: addMinutes(ARRIVAL, 1) })).toBe(false);
    await store.releaseLease(other);
    expect(await store.keepLease({ ...LEASE, now: addMinutes(ARRIVAL, 1) })).toBe(false);
  });

  it('that runs out in a far future is a wrong clock’s, and nobody’s', async () => {
    const store = await openStore();
    await store.takeLease({ ...LEASE, now: addMinutes(ARRIVAL, 60) });
    expect(await store.takeLease({ ...LEASE, holder: 'w2' })).toBe(true);
  });
});

describe('a notice on its way', () => {
  it('is due until its newest version is posted', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    const notice = {
      noticeId,
      channel: CHANNEL,
      kind: 'run',
      sensitive: false,
      uncertain: false,
      open: true,
      edits: 0,
    };
    await store.takeLease(LEASE);
    expect(await store.markPosting(noticeId, LEASE)).toBe(true);
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([{ ...notice, wanted: 1, uncertain: true, since: ARRIVAL }]);
    await store.markNotPosted(noticeId);
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([{ ...notice, wanted: 1, since: ARRIVAL }]);
    const later = addMinutes(ARRIVAL, 1);
    await tell(store, anActivity('e2'), { arrivedAt: later });
    await store.markPosted(noticeId, 1, '1.1', later);
    const shown = { ...notice, ts: '1.1', sentAt: later };
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([{ ...shown, wanted: 2, since: later }]);
    await store.markPosted(noticeId, 2, '1.1', later);
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([]);
    await store.markPosted(noticeId, 1, '1.1', later);
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([]);
    const latest = addMinutes(ARRIVAL, 2);
    await tell(store, anActivity('e3'), { arrivedAt: latest });
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([{ ...shown, wanted: 3, since: latest, edits: 2 }]);
  });

  it('is not begun by a worker that has lost the channel', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    await store.takeLease({ ...LEASE, holder: 'w2' });
    expect(await store.markPosting(noticeId, LEASE)).toBe(false);
    expect(await store.dueNotices(CHANNEL, 1)).toMatchObject([{ uncertain: false }]);
  });

  it('waits behind first posts, sensitive ones first, and then behind those that wait longer', async () => {
    const store = await openStore();
    const edited = await tell(store, anActivity('edited'));
    await store.markPosted(edited, 1, '1.1', ARRIVAL);
    await tell(store, anActivity('more'));
    const apart = (id: string, minutes: number, part: Partial<Activity> = {}) =>
      tell(store, anActivity(id, { resource: { ...SALES, type: id, id }, ...part }), {
        arrivedAt: addMinutes(ARRIVAL, minutes),
      });
    const second = await apart('second', 2);
    const first = await apart('first', 1);
    const alarm = await apart('alarm', 3, { severity: 'sensitive' });
    const ids = async (limit: number) => (await store.dueNotices(CHANNEL, limit)).map(({ noticeId }) => noticeId);
    expect(await ids(10)).toEqual([alarm, first, second, edited]);
    expect(await ids(2)).toEqual([alarm, first]);
  });

  it('that is held is not due', async () => {
    const store = await openStore();
    await tellAll(store, [anActivity('e1')], { held: true });
    expect([await store.dueChannels(), await store.dueNotices(CHANNEL, 10)]).toEqual([[], []]);
  });

  it('is never due again once it is closed, and takes nothing in', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    await store.closeNotice(noticeId, 'message_not_found');
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([]);
    expect(await isOpen(store, noticeId)).toBe(false);
    await settle(store, addMinutes(ARRIVAL, 90));
    expect(await store.dueNotices(CHANNEL, 10)).toEqual([]);
  });

  it('is still delivered after it is settled', async () => {
    const store = await openStore();
    const noticeId = await tell(store, anActivity('e1'));
    await settle(store, addMinutes(ARRIVAL, 90));
    expect(await store.dueNotices(CHANNEL, 10)).toHaveLength(1);
    expect(await store.noticeView(noticeId)).toMatchObject({ open: false });
  });
});

describe('noticeView', () => {
  it('shows every activity, oldest first, with what is known', async () => {
    const store = await openStore();
    await teach(store, aName(BILLING, 'Billing', at('8:00')));
    const [newer, older] = [anActivity('newer'), anActivity('older', { at: at('9:10') })];
    const noticeId = await tell(store, newer);
    await tell(store, older, { lateMs: 4_000_000 });
    const names = { [keyOf(BILLING)]: 'Billing' };
    const earlier = { MaxContacts: { value: 10, at: at('9:10'), by: 'dana.ruiz@example.com', eventID: 'older' } };
    expect(await store.noticeView(noticeId)).toEqual({
      noticeId,
      kind: 'run',
      size: 2,
      hasDetails: false,
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
    expect(await store.noticePage('none', { offset: 0, limit: 1 })).toBeUndefined();
    await save(store, anActivity('e1'));
    const joining = store.write((tx) => tx.saveMembers([{ noticeId: 'none', members: [planned(anActivity('e1'))] }]));
    await expect(joining).rejects.toThrow('no notice none');
  });

  it('tells what came late one by one where it is little and by one actor, and else counts it', async () => {
    const store = await openStore();
    await tellAll(store, [anActivity('e1')], { place: 'catchup', lateMs: 4_000_000 });
    const [due] = await store.dueNotices(CHANNEL, 10);
    const noticeId = due?.noticeId ?? '';
    expect(await store.noticeView(noticeId)).toMatchObject({ kind: 'catchup', activities: [{}], lateMs: 4_000_000 });
    await tellAll(store, [anActivity('e2', { actor: OMAR, resource: SALES })], { place: 'catchup', lateMs: 5_000_000 });
    const view = await store.noticeView(noticeId);
    expect(view).toMatchObject({ activities: [], lateMs: 5_000_000, summary: { done: 2, people: 2 } });
    expect(view?.summary?.rows.map(({ example, names }) => [example.activity.eventID, names])).toEqual([
      ['e2', []],
      ['e1', []],
    ]);
  });

  it('tells the things of refused calls from those that were done, where all of them have names', async () => {
    const refusal = { failure: { code: 'AccessDeniedException', problems: [] } };
    const all = [
      anActivity('done', { resource: SALES }),
      anActivity('refused', refusal),
      anActivity('again', { ...refusal, at: at('9:15') }),
      anActivity('elsewhere', { ...refusal, instanceId: OTHER_INSTANCE }),
    ];
    const rowOf = async (names: readonly LearnedName[]) => {
      const store = await openStore();
      await teach(store, ...names);
      await tellAll(store, all, { place: 'rollup', day: '2026-11-20' });
      const [due] = await store.dueNotices(CHANNEL, 10);
      const [row] = (await store.noticeView(due?.noticeId ?? ''))?.summary?.rows ?? [];
      return row && { ...row, example: row.example.activity.eventID };
    };
    const row = { example: 'done', done: 1, things: 1, refused: 3, refusedThings: 2 };
    const sales = aName(SALES, 'Sales', at('8:00'));
    expect(await rowOf([sales])).toEqual({ ...row, names: [] });
    // One name for two things: whose the next one is cannot be told.
    expect(await rowOf([sales, aName(BILLING, 'Billing', at('8:00'))])).toEqual({ ...row, names: ['Billing'] });
  });

  it('counts what of an actor’s run was told on its own, as sensitive', async () => {
    const store = await openStore();
    const run = await tell(store, anActivity('e1', { at: at('9:10') }));
    await tell(store, anActivity('e2', { at: at('9:16'), resource: SALES }));
    const alarm = { severity: 'sensitive' as const, resource: MAIN_IVR };
    await tell(store, anActivity('a1', { ...alarm, at: at('9:12') }));
    await tell(store, anActivity('a2', { ...alarm, at: at('9:17') }));
    await tell(store, anActivity('a3', { ...alarm, at: at('9:12'), actor: OMAR }));
    await save(store, anActivity('a4', { ...alarm, at: at('9:12') }));
    expect(await store.noticeView(run)).toMatchObject({ size: 2, sensitiveElsewhere: 1 });
    const alone = await tell(store, anActivity('a5', { ...alarm, at: at('9:40'), actor: OMAR }));
    expect(await store.noticeView(alone)).not.toHaveProperty('sensitiveElsewhere');
  });

  it('gives its activities in pages, oldest first', async () => {
    const store = await openStore();
    const later = Array.from({ length: 7 }, (_, number) => anActivity(`e${number}`, { at: at(`9:1${9 - number}`) }));
    await tellAll(store, later);
    const [due] = await store.dueNotices(CHANNEL, 10);
    const page = await store.noticePage(due?.noticeId ?? '', { offset: 5, limit: 5 });
    expect(page?.size).toBe(7);
    expect(page?.activities.map(({ activity }) => activity.eventID)).toEqual(['e1', 'e0']);
  });

  it('gives a refusal before a success of the same second, on whatever page', async () => {
    const store = await openStore();
    const failure = { code: 'ConflictException', problems: [] };
    const same = ['a', 'b', 'c', 'd'].map((id) => anActivity(id, { ...(id > 'b' && { failure }) }));
    await tellAll(store, same);
    const [due] = await store.dueNotices(CHANNEL, 10);
    const pages = [0, 2].map((offset) => store.noticePage(due?.noticeId ?? '', { offset, limit: 2 }));
    const shown = (await Promise.all(pages)).map((page) => page?.activities.map(({ activity }) => activity.eventID));
    expect(shown).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ]);
  });
});

type Told = Partial<Omit<PlannedNotice, 'activity'>>;

function planned(activity: Activity, told: Told = {}): PlannedNotice {
  return { channel: CHANNEL, activity, arrivedAt: ARRIVAL, ...told };
}

/** Saves and tells, as ingest does. */
async function tellAll(store: Store, activities: readonly Activity[], told: Told = {}): Promise<void> {
  await store.write(async (tx) => {
    for (const activity of activities) await tx.saveActivity(activity, {}, told.arrivedAt ?? ARRIVAL);
    await saveNotices(
      activities.map((activity) => planned(activity, told)),
      tx,
    );
  });
}

/** The notice that tells it, where it opened one. */
async function tell(store: Store, activity: Activity, told: Told = {}): Promise<string> {
  await tellAll(store, [activity], told);
  return noticeIdOf(planned(activity, told));
}

async function isOpen(store: Store, noticeId: string): Promise<boolean | undefined> {
  return (await store.noticeView(noticeId))?.open;
}
