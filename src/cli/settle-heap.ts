import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * V8 gives a busy program ever more room, hundreds of megabytes where there is much memory: for what is soon forgotten,
 * and until the first full collection for all else. From here on it grows by little. What is soon forgotten is collected
 * without helpers: both cores are busy, and whoever waits for a helper waits for its turn on one of them.
 */
export function settleHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--heap-growing-percent=60');
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
