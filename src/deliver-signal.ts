import type { Clock } from './clock.ts';

type Reason = 'work' | 'look';

/** Something that wakes whoever waits for it, and remembers that it did. */
export type Signal = Readonly<{
  fire(reason?: Reason): void;
  /** Why it was fired since the last time that this was asked. */
  take(): Reason | undefined;
  /** Resolves when it is fired, when so much time has passed, or when aborted. */
  within(ms: number, clock: Pick<Clock, 'sleep'>, signal: AbortSignal): Promise<void>;
}>;

export function createSignal(): Signal {
  let fired: Reason | undefined;
  const waiting = new Set<() => void>();
  return {
    fire(reason = 'look') {
      if (fired !== 'work') fired = reason;
      for (const wake of waiting) wake();
    },
    take() {
      const reason = fired;
      fired = undefined;
      return reason;
    },
    async within(ms, clock, signal) {
      if (fired || signal.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add(resolve);
      const done = new AbortController();
      const until = AbortSignal.any([done.signal, signal]);
      await Promise.race([promise, clock.sleep(ms, until).catch(() => undefined)]);
      waiting.delete(resolve);
      done.abort();
    },
  };
}
