import { expect, it } from 'vitest';
import { createTurns } from '../../src/aws/turns.ts';
import { createManualClock } from '../support/manual-clock.ts';

it('gives less than two turns a second, the first at once, in the order of asking', async () => {
  const clock = createManualClock();
  const start = clock.now().getTime();
  const turn = createTurns(clock);
  const taken: string[] = [];
  for (const name of ['a', 'b', 'c']) void turn().then(() => taken.push(`${name} ${clock.now().getTime() - start}`));
  await clock.advance(5_000);
  void turn().then(() => taken.push(`d ${clock.now().getTime() - start}`));
  await clock.advance(0);
  expect(taken).toEqual(['a 0', 'b 550', 'c 1100', 'd 5000']);
});
