import type { Clock } from './clock.ts';

/** People who wait go before work in the background. */
export type Lane = 'people' | 'background';

export type TurnStore = {
  /**
   * Takes the next turn of this name, whichever process asks. `taken`: it is the caller's after `waitMs`. Otherwise ask
   * again after `waitMs`: the background books nothing ahead, so that people never wait behind it.
   */
  takeTurn(
    turn: Readonly<{ name: string; spacingMs: number; lane: Lane; now: Date }>,
  ): Promise<Readonly<{ taken: boolean; waitMs: number }>>;
  /** Nobody gets a turn of this name before then. */
  pauseTurns(name: string, until: Date): Promise<void>;
};

/** LookupEvents takes 2 calls a second per account and Region, whoever calls; a little less keeps clear of its clock. */
const SPACING_MS = 550;

/** Resolves when the next call of this name (`LookupEvents <account> <region>`) may be made; rejects when aborted. */
export type Turns = (name: string, lane: Lane, signal?: AbortSignal) => Promise<void>;

type TurnDeps = Readonly<{ store: Pick<TurnStore, 'takeTurn'>; clock: Clock }>;

/** Turns that all processes over one store share. */
export function createTurns({ store, clock }: TurnDeps): Turns {
  return (name, lane, signal) => waitForTurn({ store, clock }, { name, spacingMs: SPACING_MS, lane }, signal);
}

/** Resolves when the turn is the caller's and has come; rejects when aborted. */
export async function waitForTurn(
  { store, clock }: TurnDeps,
  turn: Readonly<{ name: string; spacingMs: number; lane: Lane }>,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    const { taken, waitMs } = await store.takeTurn({ ...turn, now: clock.now() });
    if (waitMs > 0) await clock.sleep(waitMs, signal);
    signal?.throwIfAborted();
    if (taken) return;
  }
}
