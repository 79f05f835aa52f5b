import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Query } from '../../src/activity/query.ts';
import { createClock } from '../../src/clock.ts';
import type { PastRefusalKind } from '../../src/notice/completeness.ts';
import type { PastSource } from '../../src/past-source.ts';
import { CHANGES, createWorld, DAY, fakeSource, happened, MINUTE } from './world.ts';

/** Most calls are answered. */
const KINDS: readonly (PastRefusalKind | undefined)[] = [...Array(8).fill(undefined), 'slow', 'down', 'denied'];

/** What somebody asks, what goes wrong meanwhile, and after how many pages they lose patience. */
const step = fc.record({
  days: fc.integer({ min: 1, max: 20 }),
  until: fc.integer({ min: 0, max: 5 }),
  by: fc.constantFrom<Partial<Query>>(
    { resourceType: 'Queue' },
    { events: [{ eventName: 'UpdateQueueMaxContacts' }] },
    { actorKeys: ['iam:123456789012:omar.haddad'] },
    {},
  ),
  faults: fc.array(fc.constantFrom(...KINDS), { maxLength: 12 }),
  stopAfter: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
});

it('never calls whole what lacks a record, whatever is asked, refused and stopped', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 20, max: 25 * 24 * 60 }), { minLength: 20, maxLength: 60 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      async (minutes, steps) => {
        const now = new Date();
        const records = minutes.map((ago) => happened(now, ago * MINUTE));
        const { source, asks, faults } = fakeSource(records, { page: 4 });
        let onAsk = () => {};
        const stoppable: PastSource = {
          ...source,
          read: (...asked) => {
            onAsk();
            return source.read(...asked);
          },
        };
        const world = await createWorld([stoppable], { clock: createClock({ factor: 100_000 }) });
        for (const [index, { days, until, by, faults: wrong, stopAfter }] of steps.entries()) {
          faults.splice(0, faults.length, ...wrong);
          const from = new Date(now.getTime() - days * DAY);
          const window = { from, to: new Date(now.getTime() - Math.min(until, days - 1) * DAY) };
          const query: Query = { planes: CHANGES ?? [], window, ...by };
          const reading = await world.past.begin(`q${index}`, query);
          const before = asks.length;
          onAsk = () => {
            if (stopAfter !== undefined && asks.length > before + stopAfter) reading?.stop();
          };
          await reading?.run(1e12);
          await expectTruth(world, `q${index}`, query, records);
        }
      },
    ),
    { numRuns: 60 },
  );
}, 30_000);

type World = Awaited<ReturnType<typeof createWorld>>;

/** Every record of the stretches called whole is in the store. */
async function expectTruth(
  { past, store }: World,
  askedId: string,
  query: Query,
  records: readonly { eventTime: string }[],
) {
  const { parts } = await past.completeness(askedId, query);
  for (const { whole, missing } of parts) {
    if (!whole) continue;
    const found = await store.count({ ...query, window: whole });
    const there = records.filter(
      ({ eventTime }) => new Date(eventTime) >= whole.from && new Date(eventTime) < whole.to,
    );
    expect(found.found).toBe(there.length);
    for (const gap of missing) expect(gap.from >= whole.to || gap.to <= whole.from).toBe(true);
  }
}
