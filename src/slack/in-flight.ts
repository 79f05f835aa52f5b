import type { Clock } from '../clock.ts';

/** Work that Slack was told we would do: SIGTERM waits for it. */
export type InFlight = Readonly<{
  track<T>(work: Promise<T>): Promise<T>;
  /** Waits until nothing is left, at most so long; how much was left. */
  drain(ms: number): Promise<number>;
}>;

export function createInFlight(clock: Pick<Clock, 'sleep'>): InFlight {
  const works = new Set<Promise<unknown>>();

  async function untilNone(): Promise<void> {
    while (works.size > 0) await Promise.allSettled(works);
  }

  return {
    track(work) {
      works.add(work);
      const done = () => works.delete(work);
      work.then(done, done);
      return work;
    },
    async drain(ms) {
      const deadline = new AbortController();
      const late = clock.sleep(ms, deadline.signal).catch(() => undefined);
      await Promise.race([untilNone(), late]);
      deadline.abort();
      return works.size;
    },
  };
}
