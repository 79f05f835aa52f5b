import { watchLoop } from './held.ts';

/** How long something took, and for how long it let nothing else have a turn. */
export type Sample = Readonly<{ ms: number; held: number }>;

export async function timed(work: () => Promise<unknown>): Promise<Sample> {
  const held = watchLoop();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  return { ms, held: held.stop() };
}
