import { afterEach, describe, expect, it } from 'vitest';
import { dayIn } from '../src/activity/day.ts';
import { openBody } from '../src/cloudtrail/envelope.ts';
import { BotError } from '../src/errors.ts';
import { createIngest, type IngestDeps, type IngestStore } from '../src/ingest.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { recordFixture } from './support/record-fixtures.ts';

const QUEUE = recordFixture('CreateQueue.admin-website');
const MOVE = recordFixture('UpdateUserRoutingProfile.admin-website');
const HOUR = 3_600_000;
const at = (record: Readonly<Record<string, unknown>>) => new Date(String(record.eventTime)).getTime();

const stores: Store[] = [];
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

/** An inlet whose clock stands so many milliseconds after the record happened. */
async function createInlet(deps: Partial<IngestDeps> & { ageMs?: number } = {}) {
  const store = await createStore({ path: ':memory:' });
  stores.push(store);
  const { ageMs = 60_000, ...rest } = deps;
  let noticed = 0;
  const ingest = createIngest({
    store,
    clock: { now: () => new Date(at(QUEUE) + ageMs) },
    channel: 'C1',
    treatmentOf: ({ treatment }) => treatment,
    dayOf: dayIn('UTC'),
    keepReads: false,
    expectsEventBridge: true,
    log: { info: () => undefined, warn: () => undefined },
    onNoticed: () => {
      noticed += 1;
    },
    ...rest,
  });
  const due = async () => {
    const notices = await store.dueNotices('C1', 10);
    return Promise.all(notices.map(({ noticeId }) => store.noticeView(noticeId)));
  };
  return { store, ingest, due, noticed: () => noticed };
}

const counts = (kept: number, known: number, notOurs: number, quarantined: number) => ({
  kept,
  known,
  notOurs,
  quarantined,
});

describe('createIngest', () => {
  it('keeps a change and plans its notice in one commit', async () => {
    const { ingest, due, noticed } = await createInlet();
    expect(await ingest.accept(openBody(QUEUE), 'ingest')).toEqual(counts(1, 0, 0, 0));
    expect((await due()).map((view) => view?.activities.map(({ activity }) => activity.eventName))).toEqual([
      ['CreateQueue'],
    ]);
    expect(noticed()).toBe(1);
  });

  it('changes nothing when a record arrives again, by whatever carrier', async () => {
    const { ingest, due, noticed } = await createInlet();
    await ingest.accept(openBody([QUEUE, QUEUE]), 'ingest');
    expect(await ingest.accept(openBody(QUEUE), 'poll')).toEqual(counts(0, 1, 0, 0));
    expect(await due()).toHaveLength(1);
    expect(noticed()).toBe(1);
  });

  it.each([
    ['under an hour old', HOUR - 1, 1, undefined],
    ['an hour old, as late', HOUR, 1, HOUR],
    ['almost a day old, as late', 24 * HOUR - 1, 1, 24 * HOUR - 1],
  ])('tells a change that is %s', async (_, ageMs, notices, lateMs) => {
    const { ingest, due } = await createInlet({ ageMs });
    await ingest.accept(openBody(QUEUE), 'poll');
    const views = await due();
    expect([views.length, views[0]?.lateMs]).toEqual([notices, lateMs]);
  });

  it('only counts a change that is a day old', async () => {
    const { ingest, due } = await createInlet({ ageMs: 24 * HOUR });
    expect(await ingest.accept(openBody(QUEUE), 'ingest')).toEqual(counts(1, 0, 0, 0));
    expect(await due()).toEqual([]);
  });

  it('says late only of what EventBridge should have brought', async () => {
    const { ingest, due } = await createInlet({ ageMs: 3 * HOUR, expectsEventBridge: false });
    await ingest.accept(openBody(QUEUE), 'poll');
    expect((await due()).map((view) => view?.lateMs)).toEqual([undefined]);
  });

  it.each([
    ['imported', { body: QUEUE, carrier: 'import' as const }],
    [
      'replayed from an archive',
      {
        body: { 'detail-type': 'AWS API Call via CloudTrail', 'replay-name': 'r', detail: QUEUE },
        carrier: 'ingest' as const,
      },
    ],
  ])('keeps what is %s without a notice', async (_, { body, carrier }) => {
    const { ingest, due } = await createInlet({ ageMs: Math.max(0, at(MOVE) - at(QUEUE)) + 60_000 });
    expect(await ingest.accept(openBody(body), carrier)).toEqual(counts(1, 0, 0, 0));
    expect(await due()).toEqual([]);
  });

  it('does not take a replayed record for the beginning of what it knows', async () => {
    const { ingest, store } = await createInlet();
    const old = { ...QUEUE, eventID: 'old', eventTime: '2025-01-01T00:00:00Z' };
    await ingest.accept(
      openBody({ 'detail-type': 'AWS API Call via CloudTrail', 'replay-name': 'r', detail: old }),
      'ingest',
    );
    expect(await store.oldest()).toBeUndefined();
    await ingest.accept(openBody(QUEUE), 'ingest');
    expect(await store.oldest()).toEqual(new Date(at(QUEUE)));
  });

  it('keeps what the operator excludes without a notice', async () => {
    const { ingest, due } = await createInlet({ treatmentOf: () => 'keep' });
    expect(await ingest.accept(openBody(QUEUE), 'ingest')).toEqual(counts(1, 0, 0, 0));
    expect(await due()).toEqual([]);
  });

  it('drops native events, reads and other services, and counts them', async () => {
    const { ingest } = await createInlet();
    const body = [
      { 'detail-type': 'Amazon Connect Contact Event', source: 'aws.connect', detail: {} },
      recordFixture('GetMetricDataV2.read'),
      recordFixture('StopLogging.not-ours'),
    ];
    expect(await ingest.accept(openBody(body), 'ingest')).toEqual(counts(0, 0, 3, 0));
  });

  it('keeps reads when asked to', async () => {
    const { ingest, due } = await createInlet({ keepReads: true });
    expect(await ingest.accept(openBody(recordFixture('GetMetricDataV2.read')), 'ingest')).toEqual(counts(1, 0, 0, 0));
    expect(await due()).toEqual([]);
  });

  it('puts what cannot be read aside, whole, with the reason, and keeps its neighbours', async () => {
    const { ingest, store } = await createInlet();
    const timeless = { ...QUEUE, eventID: 'timeless', eventTime: 'yesterday' };
    expect(await ingest.accept(openBody([timeless, QUEUE, 'nonsense']), 'ingest')).toEqual(counts(1, 0, 0, 2));
    const aside = await store.quarantined(10);
    expect(aside.map(({ body }) => body).sort()).toEqual(['nonsense', JSON.stringify(timeless)].sort());
    expect(aside.every(({ reason }) => reason.length > 0)).toBe(true);
  });

  it('joins what one person does to one thing', async () => {
    const { ingest, due } = await createInlet();
    const save = { ...QUEUE, eventID: 'second', eventTime: QUEUE.eventTime };
    await ingest.accept(openBody([QUEUE, save]), 'ingest');
    expect((await due()).map((view) => view?.activities.length)).toEqual([2]);
  });

  it('puts one aside that breaks the transaction, and keeps its neighbours', async () => {
    const { store } = await createInlet();
    const write: IngestStore['write'] = (work) =>
      store.write((tx) =>
        work({
          ...tx,
          saveActivities: async (all, arrivedAt) => {
            if (all.some(({ activity }) => activity.eventID === 'poison')) throw new TypeError('a fault of ours');
            return tx.saveActivities(all, arrivedAt);
          },
        }),
      );
    const { ingest } = await createInlet({ store: { write } });
    expect(await ingest.accept(openBody([QUEUE, { ...QUEUE, eventID: 'poison' }]), 'ingest')).toEqual(
      counts(1, 0, 0, 1),
    );
    expect((await store.quarantined(1))[0]?.reason).toBe('a fault of ours');
  });

  it('keeps fifty that arrive at the same time but the one that breaks their transaction', async () => {
    const { store } = await createInlet();
    let works = 0;
    const write: IngestStore['write'] = (work) =>
      store.write((tx) => {
        works += 1;
        return work({
          ...tx,
          saveActivities: async (all, arrivedAt) => {
            if (all.some(({ activity }) => activity.eventID === 'e13')) throw new TypeError('a fault of ours');
            return tx.saveActivities(all, arrivedAt);
          },
        });
      });
    const { ingest } = await createInlet({ store: { write } });
    const ids = Array.from({ length: 50 }, (_, number) => `e${number}`);
    const answers = await Promise.all(ids.map((eventID) => ingest.accept(openBody({ ...QUEUE, eventID }), 'ingest')));
    expect(answers).toEqual(ids.map((id) => (id === 'e13' ? counts(0, 0, 0, 1) : counts(1, 0, 0, 0))));
    // Together, then each alone; the broken one by itself once more, and aside.
    expect(works).toBe(1 + 50 + 2);
    const kept = await store.find({ window: {}, ascending: true }, { limit: 100, offset: 0 });
    expect(kept.map(({ eventID }) => eventID).sort()).toEqual(ids.filter((id) => id !== 'e13').sort());
    expect(await store.quarantined(10)).toMatchObject([{ body: JSON.stringify({ ...QUEUE, eventID: 'e13' }) }]);
  });

  it('commits what arrives at the same time once', async () => {
    const { store } = await createInlet();
    let works = 0;
    const write: IngestStore['write'] = (work) => {
      works += 1;
      return store.write(work);
    };
    const { ingest, noticed } = await createInlet({ store: { write } });
    const accepted = ['a', 'b', 'a', 'c'].map((eventID) => ingest.accept(openBody({ ...QUEUE, eventID }), 'ingest'));
    expect(await Promise.all(accepted)).toEqual([
      counts(1, 0, 0, 0),
      counts(1, 0, 0, 0),
      counts(0, 1, 0, 0),
      counts(1, 0, 0, 0),
    ]);
    expect([works, noticed()]).toEqual([1, 1]);
  });

  it('takes two records of one action that arrive at the same time for one, the first', async () => {
    const { ingest, store, due } = await createInlet();
    const addendum = { ...QUEUE, eventID: 'addendum', addendum: { originalEventID: QUEUE.eventID } };
    const answers = await Promise.all([QUEUE, addendum].map((body) => ingest.accept(openBody(body), 'ingest')));
    expect(answers).toEqual([counts(1, 0, 0, 0), counts(0, 1, 0, 0)]);
    expect(await store.findActivity('addendum')).toMatchObject({ eventID: QUEUE.eventID });
    expect((await due()).map((view) => view?.activities.length)).toEqual([1]);
  });

  it('rejects all that arrived at the same time when the store cannot commit', async () => {
    const { ingest, store } = await createInlet({
      store: { write: () => Promise.reject(new BotError('store', 'The disk is full.')) },
    });
    const settled = await Promise.allSettled(
      ['a', 'b'].map((eventID) => ingest.accept(openBody({ ...QUEUE, eventID }), 'ingest')),
    );
    const refusal = { status: 'rejected', reason: expect.objectContaining({ code: 'store' }) };
    expect(settled).toEqual([refusal, refusal]);
    expect(await store.health()).toMatchObject({ activities: 0, quarantined: 0 });
  });

  it('throws when the store cannot commit, so that the sender keeps the event', async () => {
    const { ingest } = await createInlet({
      store: { write: () => Promise.reject(new BotError('store', 'The disk is full.')) },
    });
    await expect(ingest.accept(openBody(QUEUE), 'ingest')).rejects.toThrow('The disk is full.');
  });
});
