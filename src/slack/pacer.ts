import type { Clock } from '../clock.ts';
import { SlackRefusal } from '../errors.ts';
import type { Priority } from './poster.ts';

/** A limit that a call falls under: calls of one key keep `spacingMs` between their starts and never overlap. */
export type Lane = Readonly<{ key: string; spacingMs: number }>;

export type Pacer = Readonly<{
  /** Makes the call when each of its lanes is free: answers first, then in the order of asking. */
  run<T>(lanes: readonly Lane[], priority: Priority, call: () => Promise<T>): Promise<T>;
}>;

type Waiting = Readonly<{ lanes: readonly Lane[]; priority: Priority; start(): Promise<void> }>;

/** A 429 pauses the lanes of the call that met it for as long as Slack says, and no others (P4). */
export function createPacer(clock: Clock): Pacer {
  const waiting = new Set<Waiting>();
  const freeAt = new Map<string, number>();
  const busy = new Set<string>();

  const now = () => clock.now().getTime();
  const freeFrom = ({ lanes }: Waiting) => Math.max(0, ...lanes.map(({ key }) => freeAt.get(key) ?? 0));
  const inOrder = () => [...waiting].sort((a, b) => rank(a) - rank(b));

  function dispatch(): void {
    // What waits claims its lanes, so that nothing behind it overtakes it there.
    const claimed = new Set(busy);
    let soonest = Number.POSITIVE_INFINITY;
    for (const item of inOrder()) {
      const blocked = item.lanes.some(({ key }) => claimed.has(key));
      for (const { key } of item.lanes) claimed.add(key);
      if (blocked) continue;
      if (freeFrom(item) <= now()) void begin(item);
      else soonest = Math.min(soonest, freeFrom(item));
    }
    if (soonest < Number.POSITIVE_INFINITY) void clock.sleep(Math.max(0, soonest - now())).then(dispatch);
  }

  async function begin(item: Waiting): Promise<void> {
    waiting.delete(item);
    for (const { key, spacingMs } of item.lanes) {
      busy.add(key);
      freeAt.set(key, now() + spacingMs);
    }
    await item.start();
    for (const { key } of item.lanes) busy.delete(key);
    dispatch();
  }

  return {
    run<T>(lanes: readonly Lane[], priority: Priority, call: () => Promise<T>): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const start = () =>
        call().then(resolve, (error: unknown) => {
          const pause = error instanceof SlackRefusal ? (error.retryAfterMs ?? 0) : 0;
          for (const { key } of lanes) freeAt.set(key, Math.max(freeAt.get(key) ?? 0, now() + pause));
          reject(error);
        });
      waiting.add({ lanes, priority, start });
      dispatch();
      return promise;
    },
  };
}

function rank({ priority }: Waiting): number {
  return priority === 'answer' ? 0 : 1;
}
