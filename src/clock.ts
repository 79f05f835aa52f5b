import { setTimeout as wait } from 'node:timers/promises';

/** Time as an argument: nothing but a clock asks the machine what time it is or waits. */
export type Clock = Readonly<{
  now(): Date;
  /** Resolves after so many milliseconds of this clock's time; rejects when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds of this clock's time since some moment: it never steps, though the time of day may be set. */
  elapsed(): number;
}>;

/** How fast time goes, and the moment from which it does: what TIME_SCALE holds. */
export type TimeScale = Readonly<{ factor: number; origin?: Date }>;

/**
 * The machine's clock, or one that runs `factor` times as fast from `origin` on (default: now).
 * Processes given the same factor and origin agree on the time.
 */
export function createClock({ factor, origin = new Date() }: TimeScale = { factor: 1 }): Clock {
  const start = origin.getTime();
  return {
    now: () => new Date(start + (Date.now() - start) * factor),
    elapsed: () => performance.now() * factor,
    sleep: (ms, signal) => wait(ms / factor, undefined, signal ? { signal } : {}),
  };
}
