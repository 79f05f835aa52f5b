import { describe, expect, it } from 'vitest';
import { edgesOf, type Retention } from '../src/activity/retention.ts';
import { createRetain } from '../src/retain.ts';
import { anActivity, save } from './store/an-activity.ts';
import { openStore } from './store/open-store.ts';
import { createManualClock, type ManualClock } from './support/manual-clock.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = new Date('2026-11-22T10:00:00Z');
const RETENTION: Retention = { sensitive: 400, routine: 90, runtime: 30 };

async function aRetain(retention = RETENTION) {
  const store = await openStore();
  const clock = createManualClock(NOW);
  const logged: object[] = [];
  const log = {
    info: (fields: object) => void logged.push(fields),
    warn: (fields: object) => void logged.push(fields),
  };
  const create = (holder: string) => createRetain({ store, clock, retention, holder, log });
  return { store, clock, logged, create };
}

/** Enough pauses for a pass. */
async function steps(clock: ManualClock): Promise<void> {
  for (let step = 0; step < 30; step += 1) await clock.advance(200);
}

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY);
}

describe('edgesOf', () => {
  it('keeps whole UTC days, and never less than was said', () => {
    expect(edgesOf({ sensitive: 400, routine: 1, runtime: undefined }, NOW)).toEqual({
      sensitive: new Date('2025-10-18T00:00:00Z'),
      routine: new Date('2026-11-21T00:00:00Z'),
      runtime: undefined,
    });
  });
});

describe('createRetain', () => {
  it('removes what is older than its class is kept, a minute after the start and once a day', async () => {
    const { store, clock, logged, create } = await aRetain();
    const many = Array.from({ length: 450 }, (_, number) => anActivity(`old-${number}`, { at: daysAgo(100) }));
    await save(
      store,
      ...many,
      anActivity('grant', { at: daysAgo(399), severity: 'sensitive' }),
      anActivity('call', { at: daysAgo(40), plane: 'runtime' }),
      anActivity('tomorrow', { at: daysAgo(90) }),
    );
    const retain = create('one');
    const stopping = new AbortController();
    const running = retain.run(stopping.signal);
    await clock.advance(MINUTE - 1);
    expect(retain.state()).toEqual({ removed: 0 });
    await steps(clock);
    expect(retain.state()).toEqual({ lastPass: expect.any(Date), removed: 451 });
    await save(store, anActivity('fetched', { at: daysAgo(200) }));
    await clock.advance(60 * MINUTE);
    expect(await store.findActivity('fetched')).toBeDefined();
    await clock.advance(DAY);
    await steps(clock);
    expect(retain.state().removed).toBe(453);
    const left = await store.find({ window: {} }, { limit: 10, offset: 0 });
    expect(left.map(({ eventID }) => eventID)).toEqual(['grant']);
    expect(logged).toEqual([
      { sensitive: 0, routine: 450, runtime: 1, asked: 0, actors: 0, users: 0 },
      { sensitive: 0, routine: 2, runtime: 0, asked: 0, actors: 0, users: 0 },
    ]);
    stopping.abort();
    await running;
  });

  it('leaves a pass to the worker that has begun it', async () => {
    const { store, clock, create } = await aRetain();
    await save(store, anActivity('old', { at: daysAgo(100) }));
    await store.takeLease({ name: 'retain', holder: 'another', ttlMs: 3 * MINUTE, now: NOW });
    const retain = create('one');
    const stopping = new AbortController();
    const running = retain.run(stopping.signal);
    await clock.advance(2 * MINUTE);
    expect(retain.state()).toEqual({ removed: 0 });
    await clock.advance(5 * MINUTE);
    await steps(clock);
    expect(retain.state()).toMatchObject({ removed: 1 });
    stopping.abort();
    await running;
  });

  it('removes nothing where everything is kept for ever', async () => {
    const { store, clock, logged, create } = await aRetain({
      sensitive: undefined,
      routine: undefined,
      runtime: undefined,
    });
    await save(store, anActivity('old', { at: daysAgo(4000) }));
    const stopping = new AbortController();
    const running = create('one').run(stopping.signal);
    await clock.advance(DAY);
    expect([await store.searched({}), logged]).toEqual([1, []]);
    stopping.abort();
    await running;
  });
});
