import { startBenchBot } from './bot.ts';
import { runNode } from './child.ts';
import { type Bench, figure, percentile } from './figures.ts';
import { madeStorePath } from './made-store.ts';

const ACTIVITIES = 1_000_000;
const ROUNDS = 5;

/** Process start → ready with a million activities, beside a process of Node's that does nothing. */
export const measureStart: Bench = async (onProgress) => {
  const path = await madeStorePath(ACTIVITIES, onProgress);
  const starts: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms, stop } = await startBenchBot(path);
    await stop();
    starts.push(ms);
    floors.push((await runNode(['-e', '0'])).seconds * 1000);
  }
  return [figure(`start with ${ACTIVITIES} activities`, percentile(starts, 0.5), percentile(floors, 0.5))];
};
