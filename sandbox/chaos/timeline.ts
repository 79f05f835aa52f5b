import { setTimeout as wait } from 'node:timers/promises';

/** The plan's own time: it goes as the clock does while a worker is up, so that a slow start does not use up the plan. */
export type Timeline = Readonly<{
  /** Milliseconds of the clock since the start of traffic. */
  now(): number;
  /** Does something at a time of the plan, unless the run is over by then. */
  at(ms: number, act: () => unknown): Promise<void>;
}>;

export type TimelineDeps = Readonly<{ factor: number; isUp(): boolean; signal: AbortSignal }>;

const TICK_MS = 8;
/** So long it goes on without a worker, in the clock's time: what is sent meanwhile finds nobody. */
const GOES_ON_MS = 8_000;
/** A process that was not scheduled for longer does not leap. */
const LONGEST_STEP_MS = 60;

export function createTimeline({ factor, isUp, signal }: TimelineDeps): Timeline {
  const waiting: { ms: number; go: () => void }[] = [];
  let now = 0;
  let alone = 0;

  async function tick(): Promise<void> {
    let last = performance.now();
    while (!signal.aborted) {
      await wait(TICK_MS);
      const step = Math.min(performance.now() - last, LONGEST_STEP_MS) * factor;
      last = performance.now();
      alone = isUp() ? 0 : alone + step;
      if (alone <= GOES_ON_MS) now += step;
      for (const { go } of takeDue()) go();
    }
    for (const { go } of waiting.splice(0)) go();
  }

  function takeDue(): readonly { go: () => void }[] {
    const due = waiting.filter(({ ms }) => ms <= now).sort((one, other) => one.ms - other.ms);
    for (const each of due) waiting.splice(waiting.indexOf(each), 1);
    return due;
  }

  void tick();
  return {
    now: () => now,
    async at(ms, act) {
      if (ms > now && !signal.aborted) await new Promise<void>((go) => waiting.push({ ms, go }));
      if (!signal.aborted) await act();
    },
  };
}
