import type { Clock } from '../clock.ts';
import type { BeforeCall } from '../deliver.ts';
import { SlackRefusal } from '../errors.ts';
import type { Priority } from './poster.ts';

/** A limit that a call falls under: calls of one key keep `spacingMs` between their starts. */
export type Lane = Readonly<{
  key: string;
  spacingMs: number;
  /** Its calls never overlap, so that what is asked first is there first. */
  inOrder?: boolean;
  /** A 429 that the call meets is not about this limit. */
  isOther?: boolean;
}>;

type RunArguments<T> = readonly [
  lanes: readonly Lane[],
  priority: Priority,
  call: () => Promise<T>,
  before?: BeforeCall,
];

export type Pacer = Readonly<{
  /**
   * Makes the call when each of its lanes is free: answers first, then in the order of asking. `before` runs when its turn
   * has come; what that takes is no part of the distance to the next call.
   */
  run<T>(...[lanes, priority, call, before]: RunArguments<T>): Promise<T>;
}>;

/** The same lanes in other workers over the same store. */
export type SharedLanes = Readonly<{
  /** Resolves when this worker may use the lane. */
  take(lane: Lane, priority: Priority): Promise<void>;
  /** Nobody uses it for so long. */
  pause(key: string, ms: number): Promise<void>;
}>;

type Waiting = Readonly<{ lanes: readonly Lane[]; priority: Priority; start(): Promise<void> }>;

const ALONE: SharedLanes = { take: async () => undefined, pause: async () => undefined };

/** A 429 pauses the lane that the call names for as long as Slack says, and no others (P4). */
export function createPacer(clock: Clock, shared: SharedLanes = ALONE): Pacer {
  const waiting = new Set<Waiting>();
  /** In the clock's elapsed time: the time of day may be set. */
  const freeAt = new Map<string, number>();
  const busy = new Set<string>();

  const now = () => clock.elapsed();
  const freeFrom = ({ lanes }: Waiting) => Math.max(0, ...lanes.map(({ key }) => freeAt.get(key) ?? 0));
  const inOrder = () => [...waiting].sort((a, b) => rank(a) - rank(b));
  const restUntil = (key: string, at: number) => void freeAt.set(key, Math.max(freeAt.get(key) ?? 0, at));

  function dispatch(): void {
    // What waits claims the lanes that it waits for: nothing behind it overtakes it there, and nothing else is held up.
    const claimed = new Set(busy);
    // One moment for all: a lane that became free in between would be waited for without a timer.
    const present = now();
    const isFree = (key: string) => (freeAt.get(key) ?? 0) <= present;
    let soonest = Number.POSITIVE_INFINITY;
    for (const item of inOrder()) {
      const held = item.lanes.filter(({ key }) => claimed.has(key) || !isFree(key));
      for (const { key } of held) claimed.add(key);
      if (held.length === 0) void begin(item);
      else if (freeFrom(item) > present) soonest = Math.min(soonest, freeFrom(item));
    }
    if (soonest < Number.POSITIVE_INFINITY) void clock.sleep(Math.max(0, soonest - now())).then(dispatch);
  }

  async function begin(item: Waiting): Promise<void> {
    waiting.delete(item);
    const own = item.lanes.filter(({ inOrder: alone }) => alone);
    for (const { key } of own) busy.add(key);
    for (const { key, spacingMs } of item.lanes) restUntil(key, now() + spacingMs);
    await item.start();
    for (const { key } of own) busy.delete(key);
    dispatch();
  }

  async function takeTurn(lanes: readonly Lane[], priority: Priority, before?: BeforeCall): Promise<void> {
    for (const lane of lanes) await shared.take(lane, priority);
    await before?.();
    for (const { key, spacingMs } of lanes) restUntil(key, now() + spacingMs);
  }

  /** What a 429 names rests here and in every worker. */
  async function rest(lanes: readonly Lane[], error: unknown): Promise<void> {
    const pause = error instanceof SlackRefusal ? (error.retryAfterMs ?? 0) : 0;
    if (pause === 0) return;
    for (const { key } of lanes.filter(({ isOther }) => !isOther)) {
      restUntil(key, now() + pause);
      await shared.pause(key, pause).catch(() => undefined);
    }
  }

  return {
    run<T>(...[lanes, priority, call, before]: RunArguments<T>): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const start = () =>
        takeTurn(lanes, priority, before)
          .then(call)
          .then(resolve, async (error: unknown) => {
            await rest(lanes, error);
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
