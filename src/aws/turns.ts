import type { Clock } from '../clock.ts';

/** LookupEvents takes 2 calls a second per account and Region, whoever calls; a little less keeps clear of its clock. */
const SPACING_MS = 550;

/** Resolves when the next call may be made; one such function per account and Region. */
export function createTurns(clock: Clock): () => Promise<void> {
  let free = 0;
  return async () => {
    const now = clock.now().getTime();
    const mine = Math.max(free, now);
    free = mine + SPACING_MS;
    if (mine > now) await clock.sleep(mine - now);
  };
}
