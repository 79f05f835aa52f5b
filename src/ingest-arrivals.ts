import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import type { Counts, IngestDeps } from './ingest.ts';
import { keepOldest, takeAll } from './ingest-arrival.ts';
import { type Masked, mask } from './ingest-prepare.ts';
import { createTogether } from './ingest-together.ts';

/**
 * Takes a flood: to keep a record and plan its notice costs many times what it costs to put it on disk. What was taken
 * is committed, and kept once the flood lets up, by this process or the next.
 */
export type Arrivals = Readonly<{
  /** Something of this process's is not kept yet. */
  isBehind(): boolean;
  /** Resolves after commit. Throws BotError('store') when nothing was committed. */
  take(carried: readonly Carried[]): Promise<Counts>;
  /** Keeps what waits, also what other processes left, until aborted. */
  run(signal: AbortSignal): Promise<void>;
}>;

export type ArrivalsDeps = Omit<IngestDeps, 'clock'> & Readonly<{ clock: Clock }>;

/** Bodies of one transaction. */
const MOST_TAKEN = 500;
/** Records of one transaction: the event loop waits for them. */
const SOME = 250;
/** More than these within a look: they come faster than they could be kept. */
const [LOOK_MS, MANY] = [50, 25];
/** What waits for calm waits no longer than this. */
const LONGEST_MS = 20_000;
/** How often what another process left is looked for, and after how long a store that failed is tried again. */
const [ROUND_MS, AGAIN_MS] = [15_000, 5_000];

export function createArrivals(deps: ArrivalsDeps): Arrivals {
  const { clock, log } = deps;
  let behindSince: number | undefined;
  let taken = 0;
  let seen = 0;
  let wake: () => void = () => undefined;

  const together = createTogether(
    async (all: readonly (readonly Masked[])[]) => {
      const counts = await takeAll(all, deps);
      taken += counts.length;
      behindSince ??= clock.elapsed();
      wake();
      return counts.map((value) => ({ status: 'fulfilled' as const, value }));
    },
    { sizeOf: () => 1, most: MOST_TAKEN },
  );

  /** Intake goes first: who sends does not wait, and what is on disk can. */
  async function calm(signal: AbortSignal): Promise<void> {
    while (taken !== seen && behindSince !== undefined && clock.elapsed() - behindSince < LONGEST_MS) {
      seen = taken;
      await clock.sleep(LOOK_MS, signal);
      if (taken - seen <= MANY) return;
    }
  }

  async function keepAll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await calm(signal);
      const before = taken;
      const count = await keepOldest(SOME, deps);
      if (count === SOME) continue;
      if (taken === before) behindSince = undefined;
      return;
    }
  }

  async function rest(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    const over = new AbortController();
    const round = clock.sleep(ROUND_MS, AbortSignal.any([signal, over.signal])).catch(() => undefined);
    await Promise.race([promise, round]);
    over.abort();
  }

  return {
    isBehind: () => behindSince !== undefined,
    take: async (carried) => together.add(carried.map((item) => mask(item, deps))),
    async run(signal) {
      let failing = false;
      while (!signal.aborted) {
        try {
          await keepAll(signal);
          failing = false;
          if (behindSince === undefined) await rest(signal);
        } catch (err) {
          if (signal.aborted) return;
          if (!failing) log.warn({ err }, 'What arrived in a flood cannot be kept now; it is tried again.');
          failing = true;
          await clock.sleep(AGAIN_MS, signal).catch(() => undefined);
        }
      }
    },
  };
}
