import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import { dayIn } from '../../src/activity/day.ts';
import { edgesOf, type Retention } from '../../src/activity/retention.ts';
import type { CoverageArea } from '../../src/coverage.ts';
import type { Removed } from '../../src/retain.ts';
import type { Store } from '../../src/store/store.ts';
import { aName, anActivity, at, BILLING, DANA, OMAR, OMAR_USER, SALES, save, teach, tellApart } from './an-activity.ts';
import { type Dump, dump, postingsOf } from './dump.ts';
import { aFolder, ON_POSTGRES, openStore } from './open-store.ts';

const NOW = at('12:00');
const DAY = 86_400_000;
const RETENTION: Retention = { sensitive: 400, routine: 90, runtime: 30 };
const EDGES = edgesOf(RETENTION, NOW);
const PLANES = ['config', 'data', 'runtime', 'read'] as const;
const SEVERITIES = ['sensitive', 'notable', 'routine'] as const;
const START = Number.MIN_SAFE_INTEGER;
const ALL = { window: {}, planes: ['config', 'data', 'tagging', 'auth', 'runtime', 'read'] as const };

function daysAgo(days: number, more = 0): Date {
  return new Date(NOW.getTime() - days * DAY + more);
}

/** Steps until nothing is left to look at. */
async function trim(store: Store, edges = EDGES, limit = 7) {
  const removed: Removed[] = [];
  let next: number | undefined = START;
  while (next !== undefined) {
    const step: Awaited<ReturnType<Store['trimActivities']>> = await store.trimActivities(edges, next, limit);
    removed.push(step.removed);
    next = step.next;
  }
  const sum = (each: 'sensitive' | 'routine' | 'runtime') => removed.reduce((total, one) => total + one[each], 0);
  return { sensitive: sum('sensitive'), routine: sum('routine'), runtime: sum('runtime') };
}

function classOf({ severity, plane }: Activity): keyof Retention {
  if (severity === 'sensitive') return 'sensitive';
  return plane === 'read' || plane === 'runtime' ? 'runtime' : 'routine';
}

/** Rows as they are whatever was there before: without the numbers that the store gives. */
function facts(tables: Dump) {
  const { activities = [], records = [], deletions = [], same_actions = [] } = tables;
  const ids = new Map(activities.map(({ seq, event_id }) => [seq, event_id]));
  return {
    activities: activities.map(({ seq: _seq, block: _block, slot: _slot, ...row }) => row),
    records: records.map(({ seq, record }) => ({ event: ids.get(seq), record })),
    deletions,
    same_actions,
    postings: postingsOf(tables),
  };
}

const activities = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 0, max: 10_000 }),
    days: fc.integer({ min: 0, max: 500 }),
    plane: fc.constantFrom(...PLANES),
    severity: fc.constantFrom(...SEVERITIES),
    actor: fc.constantFrom(DANA, OMAR),
    resource: fc.constantFrom(BILLING, SALES, undefined),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  { selector: ({ number }) => number, minLength: 1, maxLength: 120, size: 'max' },
);

describe('trimActivities', () => {
  // By what is in two files, whichever store the run is for.
  it.runIf(!ON_POSTGRES)('leaves a store as if what retention ends had never come', async () => {
    const property = fc.asyncProperty(activities, async (made) => {
      const folder = aFolder();
      const all = made.map(({ number, days, value, plane, severity, actor, resource }) => {
        const { resource: _none, ...rest } = anActivity(`e${number}`, {
          at: daysAgo(days, number),
          plane,
          severity,
          actor,
          related: [OMAR_USER],
          sameAs: number % 3 === 0 ? [`same-${number}`] : [],
          changes: [{ field: 'MaxContacts', value, hidden: false, wholeList: false }],
        });
        return { ...rest, ...(resource && { resource }) };
      });
      const isKept = (activity: Activity) => activity.at >= (EDGES[classOf(activity)] ?? NOW);
      const paths = [join(folder, 'trimmed.db'), join(folder, 'fresh.db')] as const;
      const [trimmed, fresh] = [await openStore(paths[0]), await openStore(paths[1])];
      await save(trimmed, ...all);
      await save(fresh, ...all.filter(isKept));
      const removed = await trim(trimmed);
      const gone = all.filter((activity) => !isKept(activity)).map(classOf);
      expect(removed).toEqual({
        sensitive: gone.filter((each) => each === 'sensitive').length,
        routine: gone.filter((each) => each === 'routine').length,
        runtime: gone.filter((each) => each === 'runtime').length,
      });
      expect(facts(dump(paths[0]))).toEqual(facts(dump(paths[1])));
      expect((await trimmed.health()).activities).toBe((await fresh.health()).activities);
      for (const window of [{}, { from: daysAgo(60) }, { from: daysAgo(200), to: daysAgo(40) }]) {
        expect(await trimmed.searched(window)).toBe(await fresh.searched(window));
        expect(await trimmed.count({ ...ALL, window })).toEqual(await fresh.count({ ...ALL, window }));
      }
      expect(danglingIn(paths[0])).toEqual([]);
      expect(await trim(trimmed)).toEqual({ sensitive: 0, routine: 0, runtime: 0 });
    });
    await fc.assert(property, { numRuns: 5 });
  });

  it('counts what is left in a window that begins in a trimmed day', async () => {
    const store = await openStore();
    const each = (eventID: string, later: number, severity: 'sensitive' | 'routine') =>
      anActivity(eventID, { at: daysAgo(100, later), severity });
    await save(store, each('before', 1, 'sensitive'), each('gone', 60, 'routine'), each('left', 120, 'sensitive'));
    await trim(store);
    const window = { from: daysAgo(100, 2) };
    expect(await store.searched(window)).toBe(1);
    expect(await store.count({ window })).toEqual({ found: 1, refused: 0, sensitive: 1 });
  });

  it('gives slots of a block to nobody else, and takes what comes later from the same day', async () => {
    const store = await openStore();
    const day = daysAgo(100);
    await save(store, anActivity('kept', { at: day, severity: 'sensitive' }), anActivity('gone', { at: day }));
    await trim(store);
    await save(store, anActivity('late', { at: day, severity: 'notable' }));
    const found = await store.find({ window: {} }, { limit: 10, offset: 0 });
    expect(found.map(({ eventID }) => eventID)).toEqual(['late', 'kept']);
    expect(await store.searched({})).toBe(2);
    await trim(store);
    expect(await store.count({ window: {} })).toEqual({ found: 1, refused: 0, sensitive: 1 });
  });

  it('removes notices with their last activity, and keeps those that a channel has yet to show', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    const old = ['posted', 'due', 'closed'].map((id) => anActivity(id, { at: daysAgo(100) }));
    await save(store, ...old);
    await tellApart(store, old);
    await store.settleGroups({ now: NOW, dayOf: dayIn('UTC') });
    const due = await store.dueNotices('C1', 10);
    const [first, , third] = due.map(({ noticeId }) => noticeId);
    const noticeOf = new Map(dump(path).notice_activities?.map((row) => [row.event_id, String(row.notice_id)]));
    expect([first, third].every((id) => id !== undefined)).toBe(true);
    await store.markPosted(noticeOf.get('posted') ?? '', 1, '1.1', NOW);
    await store.closeNotice(noticeOf.get('closed') ?? '', 'gone');
    expect(await trim(store)).toEqual({ sensitive: 0, routine: 2, runtime: 0 });
    const { notices = [], notice_parts = [], notice_activities = [], activities: left = [] } = dump(path);
    expect(left.map(({ event_id }) => event_id)).toEqual(['due']);
    expect(notice_activities.map(({ event_id }) => event_id)).toEqual(['due']);
    expect(notices.map(({ id }) => id)).toEqual([noticeOf.get('due')]);
    expect(notice_parts).toEqual([]);
  });

  it('compares nothing with a value that was not the last one before', async () => {
    const store = await openStore();
    const set = (id: string, days: number, value: number, severity: Activity['severity']) =>
      anActivity(id, {
        at: daysAgo(days),
        severity,
        changes: [{ field: 'MaxContacts', value, hidden: false, wholeList: false }],
      });
    const last = set('now', 0, 3, 'routine');
    await save(store, set('granted', 200, 1, 'sensitive'), set('between', 100, 2, 'routine'), last);
    await trim(store);
    expect(await store.explain([last])).toMatchObject([{ known: { earlier: {} } }]);
  });
});

describe('trimming', () => {
  const area = (each: CoverageArea['class']): CoverageArea => ({
    account: '',
    region: 'eu-central-1',
    eventSource: 'connect.amazonaws.com',
    class: each,
  });
  const areas = [area('changes'), area('runtime'), area('reads')];
  const window = { from: daysAgo(500), to: daysAgo(1) };
  const covered = async (store: Store) => (await store.coverage(areas, window)).map((each) => each.covered);
  const [changes, runtime] = [daysAgo(90.5), daysAgo(30.5)];

  it('claims no more than the shorter class of what may be asked for', async () => {
    const store = await openStore();
    await store.addCoverage(areas, window, NOW);
    await store.beginTrim(EDGES);
    expect(await covered(store)).toEqual([
      [{ from: changes, to: window.to }],
      [{ from: runtime, to: window.to }],
      [{ from: runtime, to: window.to }],
    ]);
    expect(await store.isTrimmed(EDGES)).toBe(false);
    await store.endTrim(EDGES, NOW);
    expect(await store.isTrimmed(EDGES)).toBe(true);
    expect(await store.isTrimmed({ ...EDGES, routine: undefined })).toBe(false);
  });

  it('lets a reading that began before its end claim nothing from before the edges, a later one all it read', async () => {
    const store = await openStore();
    const whole = { from: window.from, to: window.to };
    await store.beginTrim(EDGES);
    await store.addCoverage([area('changes')], whole, new Date(NOW.getTime() + DAY));
    expect(await covered(store)).toEqual([[{ from: changes, to: window.to }], [], []]);
    await store.endTrim(EDGES, NOW);
    await store.addCoverage([area('changes')], whole, new Date(NOW.getTime() - 1));
    expect(await covered(store)).toEqual([[{ from: changes, to: window.to }], [], []]);
    await store.addCoverage([area('changes')], whole, NOW);
    expect(await covered(store)).toEqual([[whole], [], []]);
  });

  it('removes old questions, answers and what was put aside', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    for (const [id, days] of [
      ['old', 401],
      ['new', 399],
    ] as const) {
      const moment = daysAgo(days);
      await store.saveAsked({ askedId: id, at: moment, slackUserId: 'U1', channel: 'C1', text: id, state: null });
      await store.saveAnswer({ channel: 'C1', threadTs: '1.1', question: id, ts: '1.2', at: moment });
      await store.write((tx) => tx.saveQuarantine({ body: id, reason: 'unreadable', carrier: 'poll', at: moment }));
    }
    expect(await store.trimQuestions(daysAgo(400), 10)).toEqual({ removed: 2, next: true });
    expect(await store.trimQuestions(daysAgo(400), 10)).toEqual({ removed: 0 });
    const { asked, answers, quarantine } = dump(path);
    expect([asked, answers, quarantine]).toMatchObject([[{ text: 'new' }], [{ question: 'new' }], [{ body: 'new' }]]);
  });

  it('forgets what those were called of whom nothing is left', async () => {
    const path = join(aFolder(), 'trail.db');
    const store = await openStore(path);
    await save(
      store,
      anActivity('old', { at: daysAgo(500), actor: OMAR }),
      anActivity('new', { at: daysAgo(1), actor: DANA, resource: SALES }),
    );
    await teach(store, aName(OMAR_USER, 'omar', daysAgo(450), ['Omar Haddad']), aName(SALES, 'Sales', daysAgo(450)));
    const before = daysAgo(400);
    expect(await store.trimActors(before, '', 10)).toEqual({ removed: 0 });
    expect(await store.trimUsers(before, '', 10)).toEqual({ removed: 0 });
    await trim(store);
    expect(await store.trimActors(before, '', 10)).toEqual({ removed: 1 });
    expect(await store.trimUsers(before, '', 10)).toEqual({ removed: 1 });
    const { words = [], actors, names, words_fts_docsize = [] } = dump(path);
    expect(words.map(({ text }) => text).toSorted()).toEqual(
      ['Sales', 'connectadmin', 'dana.ruiz', DANA.name].toSorted(),
    );
    expect(words_fts_docsize).toHaveLength(words.length);
    expect([actors, names]).toMatchObject([[{ key: DANA.key }], [{ name: 'Sales' }]]);
    expect(await store.findActors('omar', false)).toEqual([]);
    expect(await store.findThings('omar', { exact: false })).toEqual([]);
  });

  it('is one worker at a time, until its lease ends', async () => {
    const store = await openStore();
    const take = (holder: string, now: Date) => store.takeLease({ name: 'retain', holder, ttlMs: 1000, now });
    const later = (ms: number) => new Date(NOW.getTime() + ms);
    expect(await take('one', NOW)).toBe(true);
    expect(await take('other', later(999))).toBe(false);
    expect(await take('one', later(999))).toBe(true);
    expect(await take('other', later(1500))).toBe(false);
    expect(await take('other', later(1999))).toBe(true);
  });
});

/** Rows whose activity or notice is not there. */
function danglingIn(path: string): readonly unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('pragma foreign_key_check').all();
  database.close();
  return rows;
}
