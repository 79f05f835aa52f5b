import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';

/** How long readings may follow one another. */
const LONGEST_MS = 10;

/**
 * SQLite answers in this thread, and what is made of many readings (a storm's notice, a file) would leave nobody a turn
 * until its last one: between two of them others get theirs. `elapsed` is in milliseconds.
 */
export function createBreathing(elapsed: () => number = () => performance.now()): KyselyPlugin {
  let turnedAt = elapsed();
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (elapsed() - turnedAt > LONGEST_MS) {
        await nextTurn();
        turnedAt = elapsed();
      }
      return result;
    },
  };
}
