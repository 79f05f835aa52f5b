import { expect, it } from 'vitest';
import { createTurns } from '../src/turns.ts';
import { openStore } from './store/open-store.ts';

it('turns come one after the other, people’s first', async () => {
  let now = Date.UTC(2026, 10, 20);
  const clock = {
    now: () => new Date(now),
    elapsed: () => 0,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const turns = createTurns({ store: await openStore(), clock });
  const start = now;
  const times: number[] = [];
  for (const lane of ['background', 'people', 'background'] as const) {
    await turns('eu-central-1', lane);
    times.push(now - start);
  }
  expect(times).toEqual([0, 550, 1100]);
});

it('a turn that nobody waits for any more is refused', async () => {
  const clock = { now: () => new Date(0), elapsed: () => 0, sleep: async () => undefined };
  const turns = createTurns({ store: await openStore(), clock });
  await expect(turns('eu-central-1', 'people', AbortSignal.abort())).rejects.toThrow();
});
