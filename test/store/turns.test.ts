import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lane } from '../../src/turns.ts';
import { at } from './an-activity.ts';
import { aFolder, openStore } from './open-store.ts';

const NOW = at('9:00');

function aTurn(lane: Lane, laterMs = 0, name = 'eu-central-1') {
  return { name, spacingMs: 500, lane, now: new Date(NOW.getTime() + laterMs) };
}

describe('takeTurn', () => {
  it('spaces calls of one name', async () => {
    const store = await openStore();
    expect(await store.takeTurn(aTurn('people'))).toEqual({ taken: true, waitMs: 0 });
    expect(await store.takeTurn(aTurn('people'))).toEqual({ taken: true, waitMs: 500 });
    expect(await store.takeTurn(aTurn('people', 0, 'us-east-1'))).toEqual({ taken: true, waitMs: 0 });
    expect(await store.takeTurn(aTurn('people', 2000))).toEqual({ taken: true, waitMs: 0 });
  });

  it('lets people go before the background, which books nothing ahead', async () => {
    const store = await openStore();
    expect(await store.takeTurn(aTurn('background'))).toEqual({ taken: true, waitMs: 0 });
    expect(await store.takeTurn(aTurn('background', 100))).toEqual({ taken: false, waitMs: 400 });
    expect(await store.takeTurn(aTurn('people', 200))).toEqual({ taken: true, waitMs: 300 });
    expect(await store.takeTurn(aTurn('background', 500))).toEqual({ taken: false, waitMs: 500 });
    expect(await store.takeTurn(aTurn('background', 1000))).toEqual({ taken: true, waitMs: 0 });
  });

  it('forgets what a wrong clock booked', async () => {
    const store = await openStore();
    await store.takeTurn(aTurn('people', 86_400_000));
    expect(await store.takeTurn(aTurn('people'))).toEqual({ taken: true, waitMs: 0 });
  });

  it('gives two stores over one file no turn twice', async () => {
    const path = join(aFolder(), 'turns.db');
    const stores = [await openStore(path), await openStore(path)];
    const turns = await Promise.all(
      Array.from({ length: 20 }, (_, number) => stores[number % 2]?.takeTurn(aTurn('people'))),
    );
    const waits = turns.map((turn) => turn?.waitMs ?? -1).toSorted((one, other) => one - other);
    expect(waits).toEqual(Array.from({ length: 20 }, (_, number) => number * 500));
  });
});
