import type { Clock } from './clock.ts';
import type { Lease, LeaseStore } from './deliver-store.ts';

/** A dead worker's channel passes on after this at the latest, and the others look every few seconds. */
export const LEASE_MS = 15_000;

/** Another worker has taken over: what was to be done is theirs. */
export class LostLease extends Error {
  constructor(name: string) {
    super(`${name} is another worker's now.`);
    this.name = 'LostLease';
  }
}

export type HeldLease = Readonly<{
  /** Throws LostLease when it was not ours all the time. */
  check(): Promise<void>;
  /** The same for a step that renews it itself, and says whether it was ours. */
  during(step: (lease: Lease) => Promise<boolean>): Promise<void>;
  release(): Promise<void>;
}>;

type LeaseDeps = Readonly<{ store: LeaseStore; clock: Clock; holder: string }>;

/** Takes a lease and keeps it until it is released; undefined when it is another holder's. */
export async function holdLease({ store, clock, holder }: LeaseDeps, name: string): Promise<HeldLease | undefined> {
  const now = (): Lease => ({ name, holder, ttlMs: LEASE_MS, now: clock.now() });
  if (!(await store.takeLease(now()))) return undefined;
  const done = new AbortController();
  void keep();

  /** A call may have to wait for a minute; the lease is renewed meanwhile, as long as this process lives. */
  async function keep(): Promise<void> {
    while (!done.signal.aborted) {
      await clock.sleep(LEASE_MS / 3, done.signal).catch(() => undefined);
      if (!done.signal.aborted) await store.keepLease(now()).catch(() => false);
    }
  }

  /** A process may stand still after the store has said yes; what is old by then is asked again. */
  async function during(step: (lease: Lease) => Promise<boolean>): Promise<void> {
    const begun = clock.elapsed();
    if (!(await step(now()))) throw new LostLease(name);
    if (clock.elapsed() - begun > LEASE_MS / 3) await during((lease) => store.keepLease(lease));
  }

  return {
    check: () => during((lease) => store.keepLease(lease)),
    during,
    async release() {
      done.abort();
      // Not released, it runs out by itself.
      await store.releaseLease({ name, holder }).catch(() => undefined);
    },
  };
}

const LOOK_AGAIN = LEASE_MS / 3;

/** Has one worker of all do something, the one that holds the lease; another takes over when that one is gone. */
export async function whileHolding(
  deps: LeaseDeps,
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const { clock } = deps;
  const pause = () => clock.sleep(LOOK_AGAIN, signal).catch(() => undefined);
  while (!signal.aborted) {
    const lease = await holdLease(deps, name).catch(() => undefined);
    if (!lease) {
      await pause();
      continue;
    }
    const lost = new AbortController();
    const working = work(AbortSignal.any([signal, lost.signal]));
    for (let isHeld = true; isHeld && !signal.aborted; ) {
      await pause();
      // A store that does not answer may give it to nobody else either.
      isHeld = await lease.check().then(
        () => true,
        (error: unknown) => !(error instanceof LostLease),
      );
    }
    lost.abort();
    await working;
    await lease.release();
  }
}
