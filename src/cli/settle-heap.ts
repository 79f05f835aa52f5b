import { setFlagsFromString } from 'node:v8';

/**
 * V8 gives a busy program ever more room for what is soon forgotten, hundreds of megabytes where there is much memory.
 * From here on it stays with what it has.
 */
export function settleHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
