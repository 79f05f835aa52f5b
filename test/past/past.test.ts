import { describe, expect, it, vi } from 'vitest';
import type { Query } from '../../src/activity/query.ts';
import { createClock } from '../../src/clock.ts';
import { CONNECT_FAMILY } from '../../src/connect/sources.ts';
import { CHANGES, createWorld, DAY, fakeSource, HOUR, happened, MINUTE, partsOf } from './world.ts';

const LONG = 3_600_000_000;
const QUEUE = 'Queue/2d0511ed-0288-4783-acdc-f4b801033b1f';

const since = (agoMs: number, parts: Partial<Query> = {}): Query => {
  const now = Date.now();
  return { window: { from: new Date(now - agoMs), to: new Date(now) }, planes: CHANGES ?? [], ...parts };
};

/** Changes so many hours ago each. */
const hourly = (count: number, parts: object = {}) =>
  Array.from({ length: count }, (_, hour) => happened(new Date(), (hour + 1) * HOUR, undefined, parts));

describe('what the store does not cover', () => {
  it('is read, kept, and covered from then on, so that it is not asked for again', async () => {
    const { source, asks } = fakeSource(hourly(12));
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    const query = since(DAY, { resourceType: 'Queue' });
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', false]]));
    const reading = await world.past.begin('q1', query);
    expect(await reading?.run(LONG)).toMatchObject({ end: 'done', pages: 3, refusals: [] });
    expect(await world.count(query)).toBe(12);
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', true]]));
    expect(asks.map(({ attribute }) => attribute)).toEqual(
      Array(3).fill({ key: 'EventSource', value: 'connect.amazonaws.com' }),
    );
    expect(await world.past.begin('q2', query)).toBeUndefined();
  });

  it('is read for its gaps and the last minutes alone', async () => {
    const { source, asks } = fakeSource(hourly(20));
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    const first = since(5 * HOUR, { resourceType: 'Queue' });
    await (await world.past.begin('q1', first))?.run(LONG);
    asks.length = 0;
    await (await world.past.begin('q2', since(10 * HOUR, { resourceType: 'Queue' })))?.run(LONG);
    const covered = { from: first.window.from ?? new Date(0), to: new Date(Date.now() - 16 * MINUTE) };
    expect(asks.filter(({ from, to = new Date() }) => from < covered.to && to > covered.from)).toEqual([]);
    expect(await world.count(since(10 * HOUR))).toBe(9);
  });

  it('is nothing where nothing can be asked', async () => {
    const world = await createWorld([]);
    expect(await world.past.begin('q1', since(DAY))).toBeUndefined();
    expect(await world.past.completeness('q1', since(DAY))).toMatchObject({ asked: false, parts: [] });
  });

  it('goes back 90 days and says so of what is further back', async () => {
    const { source, asks } = fakeSource(hourly(1));
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    const query = since(200 * DAY, { resourceType: 'Queue' });
    await (await world.past.begin('q1', query))?.run(LONG);
    expect(asks[0]?.from.getTime()).toBeGreaterThan(Date.now() - 90 * DAY - MINUTE);
    expect(await world.past.completeness('q1', query)).toMatchObject({ beyond: true });
  });
});

describe('an account', () => {
  it('is vouched for where the records read are its own', async () => {
    const { source } = fakeSource(hourly(3));
    const world = await createWorld([source]);
    const own = since(DAY, { accounts: ['123456789012'], resourceType: 'Queue' });
    expect(await world.past.completeness('q1', own)).toMatchObject({ otherAccount: true });
    await (await world.past.begin('q1', own))?.run(LONG);
    expect(await world.past.completeness('q1', own)).not.toHaveProperty('otherAccount');
    const other = { ...own, accounts: ['210987654321'] };
    expect(await world.past.completeness('q2', other)).toMatchObject({ otherAccount: true });
  });
});

describe('what CloudTrail shows late', () => {
  it('is found by the next question, which reads the last minutes again', async () => {
    const records = hourly(2);
    const clock = createClock({ factor: 1 });
    const early = fakeSource(records);
    const late = fakeSource([...records, happened(new Date(), 2 * MINUTE)]);
    let source = early.source;
    const world = await createWorld([{ ...source, read: (...asked) => source.read(...asked) }], { clock });
    await (await world.past.begin('q1', since(DAY, { resourceType: 'Queue' })))?.run(LONG);
    expect(await world.past.completeness('q1', since(DAY, { resourceType: 'Queue' }))).toMatchObject({
      arriving: true,
    });
    source = late.source;
    const wider = since(2 * DAY, { resourceType: 'Queue' });
    await (await world.past.begin('q2', wider))?.run(LONG);
    expect(await world.count(wider)).toBe(3);
    const before = { ...wider, window: { from: new Date(Date.now() - DAY), to: new Date(Date.now() - HOUR) } };
    expect(await world.past.completeness('q3', before)).toMatchObject({ arriving: false });
  });
});

describe('the attribute that reads least', () => {
  it.each<[string, Partial<Query>, readonly object[]]>([
    ['every source of the family', {}, CONNECT_FAMILY.map(({ eventSource: value }) => ({ key: 'EventSource', value }))],
    [
      'the source of the types asked for',
      { resourceKeys: [QUEUE] },
      [{ key: 'EventSource', value: 'connect.amazonaws.com' }],
    ],
    [
      'few calls by name',
      { events: [{ eventName: 'UpdateQueueName' }] },
      [{ key: 'EventName', value: 'UpdateQueueName' }],
    ],
    ['an event by its id', { eventID: 'an-event' }, [{ key: 'EventId', value: 'an-event' }]],
  ])('is %s', async (_, parts, attributes) => {
    const { source, asks } = fakeSource([]);
    const world = await createWorld([source]);
    await (await world.past.begin('q1', since(DAY, parts)))?.run(LONG);
    expect(asks.map(({ attribute }) => attribute)).toEqual(attributes);
  });

  it('is the user name of a person known by one, which covers that person alone', async () => {
    const records = hourly(3, {});
    const { source, asks } = fakeSource(records);
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    await world.ingest.accept([{ kind: 'record', detail: records[0] }], 'poll');
    const actorKeys = ['iam:123456789012:omar.haddad'];
    const query = since(DAY, { actorKeys });
    await (await world.past.begin('q1', query))?.run(LONG);
    expect(asks.map(({ attribute }) => attribute)).toEqual([{ key: 'Username', value: 'omar.haddad' }]);
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', true]]));
    expect(await partsOf(world, 'q2', since(DAY, { resourceType: 'Queue' }))).toEqual(new Map([['changes', false]]));
  });
});

describe('without a window', () => {
  it('ten are enough', async () => {
    const { source, asks } = fakeSource(hourly(100));
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    const query: Query = { window: {}, planes: CHANGES ?? [], resourceType: 'Queue' };
    expect(await (await world.past.begin('q1', query))?.run(LONG)).toMatchObject({ end: 'enough' });
    expect(asks.length).toBeLessThanOrEqual(4);
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', true]]));
    expect(await world.past.begin('q2', query)).toBeUndefined();
  });

  it('fewer are looked for in 30 days', async () => {
    const { source, asks } = fakeSource(hourly(3));
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    const query: Query = { window: {}, planes: CHANGES ?? [], resourceType: 'Queue' };
    await (await world.past.begin('q1', query))?.run(LONG);
    expect(Math.round((Date.now() - (asks[0]?.from.getTime() ?? 0)) / DAY)).toBe(30);
    expect(await world.past.completeness('q1', query)).toMatchObject({ enough: 10, found: false });
  });
});

describe('a reading', () => {
  it('that is stopped goes on where it was, and its coverage is what it read', async () => {
    const { source, asks } = fakeSource(hourly(40));
    const world = await createWorld([source], { clock: createClock({ factor: 1 }) });
    const query = since(41 * HOUR, { resourceType: 'Queue' });
    const reading = await world.past.begin('q1', query);
    const running = reading?.run(LONG);
    await vi.waitFor(() => expect(asks.length).toBeGreaterThanOrEqual(2), { interval: 1 });
    reading?.stop();
    expect(await running).toMatchObject({ end: 'stopped' });
    const { parts } = await world.past.completeness('q1', query);
    const [part] = parts;
    expect(part?.missing).toHaveLength(1);
    const found = await world.store.find({ ...query, window: part?.whole ?? {} }, { limit: 100, offset: 0 });
    const there = (part?.whole && (part.whole.to.getTime() - part.whole.from.getTime()) / HOUR) ?? 0;
    expect(found.length).toBeGreaterThanOrEqual(Math.floor(there) - 1);
    const again = await world.past.begin('q1', query);
    expect(again).toBe(reading);
    expect(await again?.run(LONG)).toMatchObject({ end: 'done' });
    expect(await world.count(query)).toBe(40);
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', true]]));
  });

  it('that has used its time says how far it came', async () => {
    const clock = createClock({ factor: 1_000 });
    const { source } = fakeSource(hourly(60));
    const slow = {
      ...source,
      async read(...asked: Parameters<typeof source.read>) {
        await clock.sleep(550);
        return source.read(...asked);
      },
    };
    const world = await createWorld([slow], { clock });
    const query = since(61 * HOUR, { resourceType: 'Queue' });
    const progress = await (await world.past.begin('q1', query))?.run(3_000);
    expect(progress).toMatchObject({ end: 'budget' });
    expect(progress?.aboutPages).toBeGreaterThan(progress?.pages ?? 0);
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', false]]));
  });

  it('waits where AWS slows it down', async () => {
    const { source, faults } = fakeSource(hourly(7));
    const world = await createWorld([source]);
    faults.push('slow', 'slow', 'down');
    const query = since(DAY, { resourceType: 'Queue' });
    expect(await (await world.past.begin('q1', query))?.run(LONG)).toMatchObject({ end: 'done', refusals: [] });
    expect(await world.count(query)).toBe(7);
  });

  it.each(['denied', 'no-credentials', 'bad-credentials'] as const)('ends at once when AWS says %s', async (kind) => {
    const { source, faults, asks } = fakeSource(hourly(7));
    const world = await createWorld([source]);
    faults.push(kind);
    const query = since(DAY, { resourceType: 'Queue' });
    const progress = await (await world.past.begin('q1', query))?.run(LONG);
    expect(progress).toMatchObject({ end: 'refused', refusals: [{ kind, region: 'eu-central-1' }] });
    expect(asks).toHaveLength(1);
    expect(world.coverage.told).toEqual([]);
  });

  it('of one Region goes on while another refuses, and the whole is not called complete', async () => {
    const eu = fakeSource(hourly(3));
    const us = fakeSource([], { region: 'us-east-1' });
    us.faults.push('denied');
    const world = await createWorld([eu.source, us.source]);
    const query = since(DAY, { resourceType: 'Queue' });
    const progress = await (await world.past.begin('q1', query))?.run(LONG);
    expect(progress).toMatchObject({ end: 'refused', refusals: [{ kind: 'denied', region: 'us-east-1' }] });
    expect(await world.count(query)).toBe(3);
    expect(await partsOf(world, 'q1', query)).toEqual(new Map([['changes', false]]));
    expect(await partsOf(world, 'q1', { ...query, regions: ['eu-central-1'] })).toEqual(new Map([['changes', true]]));
  });

  it.each([
    { keepReads: true, shows: false, here: true, later: true },
    { keepReads: false, shows: true, here: true, later: false },
    { keepReads: false, shows: false, here: false, later: false },
  ])(
    'claims reads only where they are kept or shown: $keepReads, $shows',
    async ({ keepReads, shows, here, later }) => {
      const { source } = fakeSource([...hourly(2), happened(new Date(), HOUR, 'ListUsers.read')]);
      const world = await createWorld([source], { keepReads, shows });
      const query = since(DAY, { planes: [...(CHANGES ?? []), 'read'], resourceType: 'User' });
      await (await world.past.begin('q1', query))?.run(LONG);
      expect((await partsOf(world, 'q1', query)).get('reads')).toBe(here);
      expect((await partsOf(world, 'another', query)).get('reads')).toBe(later);
      expect(world.coverage.told.some(({ area }) => area.class === 'reads')).toBe(keepReads);
    },
  );
});

describe('reads that are not kept', () => {
  it('are shown among the changes, in order, counted and found again, and never stored', async () => {
    const now = new Date();
    const reads = [1, 3, 5].map((hours) => happened(now, hours * HOUR, 'ListUsers.read'));
    const { source } = fakeSource([...hourly(6), ...reads]);
    const world = await createWorld([source], { shows: true });
    const query = since(DAY, { planes: [...(CHANGES ?? []), 'read'] });
    await (await world.past.begin('q1', query))?.run(LONG);
    expect(await world.count(query)).toBe(9);
    const pages = await Promise.all([0, 4, 8].map((offset) => world.seen.find(query, { limit: 4, offset })));
    const ids = pages.flat().map(({ at }) => at.getTime());
    expect(ids).toEqual(ids.toSorted((one, other) => other - one));
    expect(new Set(pages.flat().map(({ eventID }) => eventID)).size).toBe(9);
    expect(await world.seen.count({ ...query, limit: 2 })).toEqual({ found: 2, refused: 0, sensitive: 0 });
    expect(await world.seen.findRecord(String(reads[0]?.eventID))).toMatchObject({ eventName: 'ListUsers' });
    expect(await world.store.findActivity(String(reads[0]?.eventID))).toBeUndefined();
    expect((await world.store.count(query)).found).toBe(6);
  });
});

describe('a name that the store does not know', () => {
  it.each([
    ['a user name', 'omar.haddad', true],
    ['nobody', 'nobody.knows', false],
    ['no name at all', 'two words', false],
  ])('is looked for: %s', async (_, text, found) => {
    const { source, asks } = fakeSource(hourly(3));
    const world = await createWorld([source]);
    expect(await world.past.seek(text)).toBe(found);
    expect(asks.map(({ attribute }) => attribute.value)).toEqual(text.includes(' ') ? [] : [text]);
    expect(await world.store.findActors(text, true)).toHaveLength(found ? 1 : 0);
  });

  it('is given up where AWS refuses or keeps silent', async () => {
    const { source, faults } = fakeSource(hourly(3));
    faults.push('denied');
    const world = await createWorld([source]);
    expect(await world.past.seek('omar.haddad')).toBe(false);
    const silent = {
      ...source,
      read: (_: unknown, signal: AbortSignal) =>
        new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    };
    expect(await (await createWorld([silent])).past.seek('omar.haddad')).toBe(false);
  });
});
