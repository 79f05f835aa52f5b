import { afterEach, describe, expect, it } from 'vitest';
import { dayIn } from '../src/activity/day.ts';
import { type RetryDeps, retryQuarantined } from '../src/quarantine-retry.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { recordFixture } from './support/record-fixtures.ts';

const QUEUE = recordFixture('CreateQueue.admin-website');
const READ = recordFixture('GetMetricDataV2.read');
const NOW = new Date(new Date(String(QUEUE.eventTime)).getTime() + 60_000);

const stores: Store[] = [];
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

/** A store in which bodies were put aside, each for a fault of ours, and what trying again comes to. */
async function aside(bodies: readonly (object | string)[], deps: Partial<RetryDeps> & { carrier?: 'import' } = {}) {
  const store = await createStore({ path: ':memory:' });
  stores.push(store);
  const { carrier = 'ingest', ...rest } = deps;
  for (const body of bodies) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    await store.write((tx) => tx.saveQuarantine({ body: text, reason: 'a fault of ours', carrier, at: NOW }));
  }
  const retry = async () => {
    const retried = [];
    for (const { id } of await store.listQuarantined())
      retried.push(
        await retryQuarantined(id, {
          store,
          clock: { now: () => NOW },
          channel: 'C1',
          treatmentOf: ({ treatment }) => treatment,
          dayOf: dayIn('UTC'),
          keepReads: false,
          expectsEventBridge: true,
          log: { info: () => undefined, warn: () => undefined },
          ...rest,
        }),
      );
    return retried;
  };
  const left = async () => (await store.listQuarantined()).map(({ reason }) => reason);
  const due = async () => (await store.dueNotices('C1', 9)).length;
  return { store, retry, left, due };
}

const counts = (kept: number, known: number, notOurs: number, quarantined: number) => ({
  kept,
  known,
  notOurs,
  quarantined,
});

describe('retryQuarantined', () => {
  it('keeps a record that can be read now, tells of it and takes it out', async () => {
    const { store, retry, left, due } = await aside([QUEUE]);
    expect(await retry()).toEqual([{ kind: 'read', counts: counts(1, 0, 0, 0), noticed: true }]);
    expect([await left(), await due()]).toEqual([[], 1]);
    expect((await store.findActivity(String(QUEUE.eventID)))?.eventName).toBe('CreateQueue');
  });

  it('tells nothing of what was imported, or where no bot is set up', async () => {
    const imported = await aside([QUEUE], { carrier: 'import' });
    expect(await imported.retry()).toMatchObject([{ kind: 'read', noticed: false }]);
    const alone = await aside([QUEUE], { channel: '', treatmentOf: () => 'keep' });
    expect(await alone.retry()).toMatchObject([{ kind: 'read', noticed: false }]);
    expect([await imported.due(), await alone.due()]).toEqual([0, 0]);
  });

  it('takes out what is known already and what is nothing to keep', async () => {
    const envelope = { 'detail-type': 'AWS API Call via CloudTrail', detail: QUEUE };
    const { retry, left, due } = await aside([QUEUE, envelope, READ]);
    const retried = await retry();
    expect(retried.map((one) => ('counts' in one ? one.counts : one))).toEqual(
      expect.arrayContaining([counts(1, 0, 0, 0), counts(0, 1, 0, 0), counts(0, 0, 1, 0)]),
    );
    expect([await left(), await due()]).toEqual([[], 1]);
  });

  it('leaves what still cannot be read, with the reason of today', async () => {
    const { retry, left } = await aside([{ eventTime: 'never', eventID: 'e' }]);
    const [retried] = await retry();
    expect(retried).toEqual({ kind: 'unread', reason: expect.stringMatching(/event/) });
    expect(await left()).toEqual([retried?.kind === 'unread' ? retried.reason : '']);
  });

  it('leaves what is no JSON with the reason it had', async () => {
    const { retry, left } = await aside(['{"eventTime":"x']);
    expect(await retry()).toEqual([{ kind: 'unread', reason: 'a fault of ours' }]);
    expect(await left()).toEqual(['a fault of ours']);
  });

  it('is not felled by depth', async () => {
    const { retry, left } = await aside(['['.repeat(5_000) + ']'.repeat(5_000)]);
    expect(await retry()).toEqual([{ kind: 'unread', reason: 'nested too deep' }]);
    expect(await left()).toEqual(['nested too deep']);
  });

  it('reads of several in one body what it can, and leaves the others by themselves', async () => {
    const { store, retry, left } = await aside([[QUEUE, { no: 'record' }]]);
    expect(await retry()).toEqual([{ kind: 'read', counts: counts(1, 0, 0, 1), noticed: true }]);
    expect(await left()).toEqual(['neither an envelope nor a record']);
    const [held] = await store.listQuarantined();
    expect((await store.openQuarantined(held?.id ?? ''))?.body).toBe('{"no":"record"}');
  });

  it('keeps the record in quarantine when it breaks the store once more', async () => {
    const world = await aside([QUEUE]);
    const { store } = world;
    const retried = await retryQuarantined((await store.listQuarantined())[0]?.id ?? '', {
      store: {
        ...store,
        writeRetry: (work) =>
          store.writeRetry((tx) =>
            work({ ...tx, saveActivities: () => Promise.reject(new Error('a fault of tomorrow')) }),
          ),
      },
      clock: { now: () => NOW },
      channel: 'C1',
      treatmentOf: () => 'tell',
      dayOf: dayIn('UTC'),
      keepReads: false,
      expectsEventBridge: true,
      log: { info: () => undefined, warn: () => undefined },
    });
    expect(retried).toEqual({ kind: 'unread', reason: 'a fault of tomorrow' });
    expect([await world.left(), await world.due()]).toEqual([['a fault of tomorrow'], 0]);
  });

  it('says of what is not there that it is not', async () => {
    const { store } = await aside([]);
    const deps = { store, clock: { now: () => NOW } } as unknown as RetryDeps;
    expect(await retryQuarantined('none', deps)).toEqual({ kind: 'absent' });
  });
});
