import { describe, expect, it, onTestFinished } from 'vitest';
import { dayIn } from '../../src/activity/day.ts';
import { openBody } from '../../src/cloudtrail/envelope.ts';
import { BotError } from '../../src/errors.ts';
import { createIngest, type IngestStore } from '../../src/ingest.ts';
import { createArrivals } from '../../src/ingest-arrivals.ts';
import type { Store } from '../../src/store/store.ts';
import { INSTANCE, idOf, queueMade } from '../support/happenings.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { recordFixture } from '../support/record-fixtures.ts';
import { openStore } from './open-store.ts';

const START = new Date('2026-11-22T10:00:00Z');
const made = (number: number, by = `by-${number % 7}`) =>
  queueMade(`q-${number}`, { at: new Date(START.getTime() - 60_000 + number * 100), by, id: number });
const many = (count: number) => Array.from({ length: count }, (_, number) => made(number));
const KEPT = { kept: 1, known: 0, notOurs: 0, quarantined: 0 };
const KNOWN = { kept: 0, known: 1, notOurs: 0, quarantined: 0 };

/** An inlet with room for a flood, whose clock stands until it is told. */
function createInlet(store: Store, write: IngestStore['write'] = store.write) {
  const clock = createManualClock(START);
  let noticed = 0;
  const deps = {
    store: { write },
    clock,
    channel: 'C1',
    treatmentOf: ({ treatment }: { treatment: 'tell' | 'fold' | 'keep' }) => treatment,
    dayOf: dayIn('UTC'),
    keepReads: false,
    expectsEventBridge: true,
    log: { info: () => undefined, warn: () => undefined },
    onNoticed: () => {
      noticed += 1;
    },
  };
  const arrivals = createArrivals(deps);
  const ingest = createIngest({ ...deps, arrivals });
  return {
    clock,
    noticed: () => noticed,
    /** Each in a body of its own, all at the same time. */
    flood: (records: readonly object[]) =>
      Promise.all(records.map((record) => ingest.accept(openBody(record), 'ingest'))),
    accept: (record: object, carrier: 'ingest' | 'poll') => ingest.accept(openBody(record), carrier),
    isBehind: arrivals.isBehind,
    /** Keeps what waits, as the program does all the time. */
    run() {
      const over = new AbortController();
      const running = arrivals.run(over.signal);
      onTestFinished(async () => {
        over.abort();
        await running;
      });
    },
  };
}

/** What a store shows of its activities and notices, without the moments of their arrival. */
async function shown(store: Store) {
  const found = await store.find({ window: {}, ascending: true }, { limit: 1000, offset: 0 });
  const due = await store.dueNotices('C1', 1000);
  const views = await Promise.all(due.map(({ noticeId }) => store.noticeView(noticeId)));
  return {
    activities: found,
    notices: views.map((view) => view?.activities.map(({ activity }) => activity.eventID)).sort(),
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a flood', () => {
  it('is committed at once and kept a little later, as if it had come slowly', async () => {
    const [store, other] = [await openStore(), await openStore()];
    const inlet = createInlet(store);
    const answers = await inlet.flood(many(300));
    expect(answers).toEqual(many(300).map(() => KEPT));
    const health = await store.health();
    expect(health.arrivals).toBeGreaterThan(200);
    expect(health.activities + (health.arrivals ?? 0)).toBe(300);
    expect(inlet.isBehind()).toBe(true);

    inlet.run();
    await inlet.clock.advance(60);
    await until(async () => !inlet.isBehind());

    expect((await store.health()).arrivals).toBeUndefined();
    const slow = createInlet(other);
    for (const record of many(300)) await slow.accept(record, 'poll');
    expect((await shown(store)).activities).toEqual((await shown(other)).activities);
    expect((await shown(store)).notices.flat().sort()).toEqual((await shown(other)).notices.flat().sort());
    expect(inlet.noticed()).toBeGreaterThan(0);
    // Calm again: what comes is kept at once.
    expect(await inlet.accept(made(300), 'ingest')).toEqual(KEPT);
    expect((await store.health()).activities).toBe(301);
  });

  it('knows what it had already: kept, waiting, or another record of the same', async () => {
    const store = await openStore();
    const inlet = createInlet(store);
    await inlet.accept(made(0), 'poll');
    const addendum = { ...made(0), eventID: 'addendum', addendum: { originalEventID: 'made-q-0' } };
    const first = await inlet.flood(many(40));
    expect(first).toEqual(many(40).map((_, index) => (index === 0 ? KNOWN : KEPT)));
    expect(await inlet.flood([...many(40), addendum])).toEqual(Array(41).fill(KNOWN));

    inlet.run();
    await inlet.clock.advance(60);
    await until(async () => !inlet.isBehind());

    expect((await store.health()).activities).toBe(40);
    expect(await store.findActivity('addendum')).toMatchObject({ eventID: 'made-q-0' });
    expect((await shown(store)).notices.flat().sort()).toEqual(
      many(40)
        .map(({ eventID }) => String(eventID))
        .sort(),
    );
  });

  it('is kept by the next process where this one dies', async () => {
    const store = await openStore();
    await createInlet(store).flood(many(40));
    const next = createInlet(store);
    next.run();
    await until(async () => (await store.health()).activities === 40);
    expect((await store.health()).arrivals).toBeUndefined();
    expect((await shown(store)).notices.flat()).toHaveLength(40);
  });

  it('is kept while it lasts, once it has lasted too long', async () => {
    const store = await openStore();
    const inlet = createInlet(store);
    inlet.run();
    let next = 0;
    const bring = () => inlet.flood(Array.from({ length: 60 }, () => made(next++)));
    await bring();
    for (let look = 0; look < 60; look += 1) {
      await bring();
      await inlet.clock.advance(50);
    }
    const early = (await store.health()).arrivals ?? 0;
    expect(early).toBeGreaterThan(2_900);
    await inlet.clock.advance(20_000);
    await until(async () => !inlet.isBehind());
    expect((await store.health()).activities).toBe(next);
  }, 60_000);

  it('masks before it puts anything on disk, and learns names from what is not kept', async () => {
    const store = await openStore();
    const inlet = createInlet(store);
    const said = recordFixture('UpdateContactAttributes.lambda');
    const parameters = { ...Object(said.requestParameters), Attributes: { customerName: 'Ada Lovelace' } };
    const secret = { ...said, eventID: 'said', requestParameters: parameters };
    const Arn = `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE}/queue/${idOf(99)}`;
    const QueueSummaryList = [{ Id: idOf(99), Arn, Name: 'Night desk' }];
    const listed = {
      ...recordFixture('ListUsers.read'),
      eventName: 'ListQueues',
      responseElements: { QueueSummaryList },
    };
    await inlet.flood([...many(40), secret, listed]);
    const waiting = await store.write((tx) => tx.arrivals(100));
    expect(waiting.some(({ told }) => told?.eventID === 'said')).toBe(true);
    expect(JSON.stringify(waiting)).not.toContain('Lovelace');
    inlet.run();
    await inlet.clock.advance(60);
    await until(async () => !inlet.isBehind());
    expect((await store.health()).activities).toBe(41);
    expect(await store.findThings('night desk', { exact: true })).toMatchObject([{ name: 'Night desk' }]);
  });

  it('puts what cannot be read aside at once, whole, and takes its neighbours', async () => {
    const store = await openStore();
    const inlet = createInlet(store);
    const timeless = { ...made(41), eventTime: 'yesterday' };
    const answers = await inlet.flood([...many(40), timeless]);
    expect(answers.at(-1)).toEqual({ ...KEPT, kept: 0, quarantined: 1 });
    expect(await store.quarantined(10)).toMatchObject([{ body: JSON.stringify(timeless) }]);
    expect(answers.filter(({ kept }) => kept === 1)).toHaveLength(40);
  });

  it('puts one aside that cannot be kept later, masked, and keeps its neighbours', async () => {
    const store = await openStore();
    const inlet = createInlet(store, (work) =>
      store.write((tx) =>
        work({
          ...tx,
          saveActivities: async (all, arrivedAt) => {
            if (all.some(({ activity }) => activity.eventID === 'made-q-33')) throw new TypeError('a fault of ours');
            return tx.saveActivities(all, arrivedAt);
          },
        }),
      ),
    );
    expect(await inlet.flood(many(40))).toEqual(many(40).map(() => KEPT));
    inlet.run();
    await inlet.clock.advance(60);
    await until(async () => !inlet.isBehind());
    expect((await store.health()).activities).toBe(39);
    const [aside] = await store.quarantined(10);
    expect(aside).toMatchObject({ reason: 'a fault of ours' });
    expect(aside?.body).toContain('made-q-33');
  });

  it('takes all but the one that breaks the transaction in which they are put on disk', async () => {
    const store = await openStore();
    const inlet = createInlet(store, (work) =>
      store.write((tx) =>
        work({
          ...tx,
          saveArrivals: async () => {
            throw new TypeError('a fault of ours');
          },
        }),
      ),
    );
    expect(await inlet.flood(many(40))).toEqual(many(40).map(() => KEPT));
    expect((await store.health()).activities).toBe(40);
  });

  it('is refused when the store cannot commit, and nothing of it is there', async () => {
    const store = await openStore();
    const inlet = createInlet(store, () => Promise.reject(new BotError('store', 'The disk is full.')));
    const records = many(40);
    const settled = await Promise.allSettled([inlet.flood(records)]);
    expect(settled).toMatchObject([{ status: 'rejected', reason: { code: 'store' } }]);
    expect(await store.health()).toMatchObject({ activities: 0 });
    expect((await store.health()).arrivals).toBeUndefined();
  });

  it('does not take along what polling brings: that is kept before it is counted as read', async () => {
    const store = await openStore();
    const inlet = createInlet(store);
    await inlet.flood(many(40));
    const waiting = (await store.health()).arrivals;
    await inlet.accept({ ...made(50), responseElements: { QueueId: idOf(50) } }, 'poll');
    expect((await store.findActivity('made-q-50'))?.eventName).toBe('CreateQueue');
    expect((await store.health()).arrivals).toBe(waiting);
  });
});
