import { expect, it } from 'vitest';
import { createPacer, type Lane } from '../../src/slack/pacer.ts';
import { createSharedLanes } from '../../src/slack/shared-lanes.ts';
import { openStore } from '../store/open-store.ts';
import { createManualClock } from '../support/manual-clock.ts';

const LANE: Lane = { key: 'chat.update', spacingMs: 1_000 };

/** Two workers over one store; each call is written down with its second. */
async function twoWorkers() {
  const store = await openStore();
  const clock = createManualClock();
  const start = clock.elapsed();
  const calls: string[] = [];
  const worker = (name: string) => {
    const pacer = createPacer(clock, createSharedLanes({ store, clock }));
    return (call: string, lane = LANE, priority: 'answer' | 'notice' = 'notice') =>
      pacer.run(
        [lane],
        priority,
        async () => void calls.push(`${name} ${call} at ${(clock.elapsed() - start) / 1000}`),
      );
  };
  return { store, clock, calls, one: worker('one'), other: worker('other') };
}

it('keeps the pace of a method over all workers', async () => {
  const { clock, calls, one, other } = await twoWorkers();
  await one('a');
  void other('b');
  await clock.advance(1_500);
  void one('c');
  void other('d', { ...LANE, key: 'chat.postMessage' });
  await clock.advance(10_000);
  expect(calls.toSorted()).toEqual(['one a at 0', 'one c at 2', 'other b at 1', 'other d at 1.5']);
});

it('rests a lane in every worker for as long as Slack says', async () => {
  const { store, clock, calls, one, other } = await twoWorkers();
  await createSharedLanes({ store, clock }).pause(LANE.key, 20_000);
  void one('a');
  void other('b', { ...LANE, key: 'chat.postMessage' });
  await clock.advance(19_000);
  expect(calls).toEqual(['other b at 0']);
  await clock.advance(5_000);
  expect(calls).toHaveLength(2);
});
