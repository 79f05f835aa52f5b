import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until told: `advance` wakes sleepers in the order of their times. */
export type ManualClock = Clock & Readonly<{ advance(ms: number): Promise<void> }>;

type Sleeper = Readonly<{ at: number; wake: () => void }>;

export function createManualClock(start = new Date('2026-11-22T10:00:00Z')): ManualClock {
  let now = start.getTime();
  let sleepers: Sleeper[] = [];

  // Promises that follow a wake-up need turns of the event loop, some of them behind real I/O on loopback.
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    now: () => new Date(now),
    elapsed: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        sleepers = sleepers.filter((sleeper) => sleeper !== next);
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
