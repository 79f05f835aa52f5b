import {
  type Edges,
  earliestEdge,
  edgesOf,
  latestEdge,
  type Retention,
  type RetentionClass,
} from './activity/retention.ts';
import type { Clock } from './clock.ts';
import type { Log } from './deliver.ts';
import type { LeaseStore } from './deliver-store.ts';

/** What a step removed, and where the next one begins; without `next` nothing is left to look at. */
export type TrimStep<Cursor, Removed = number> = Readonly<{ removed: Removed; next?: Cursor }>;

export type Removed = Readonly<Record<RetentionClass, number>>;

export type RetainStore = Pick<LeaseStore, 'takeLease'> & {
  /** Whether a pass with these edges came to its end. What comes later from before them waits for the next edges. */
  isTrimmed(edges: Edges): Promise<boolean>;
  /** From now on nothing before the edges is claimed to be whole, whoever is just reading it. */
  beginTrim(edges: Edges): Promise<void>;
  /** Removes activities before their class's edge with all that hangs on them, oldest first, about `limit` at a time. */
  trimActivities(edges: Edges, from: number, limit: number): Promise<TrimStep<number, Removed>>;
  /** Questions, answers, and what was put aside. */
  trimQuestions(before: Date, limit: number): Promise<TrimStep<true>>;
  /** Those who did nothing that is kept, and what they were called. */
  trimActors(before: Date, after: string, limit: number): Promise<TrimStep<string>>;
  /** Connect users of whom nothing is kept but their names, learned before then. */
  trimUsers(before: Date, after: string, limit: number): Promise<TrimStep<string>>;
  /** Readings that begin from `now` on may claim what they read anew from before the edges. */
  endTrim(edges: Edges, now: Date): Promise<void>;
};

export type RetainDeps = Readonly<{
  store: RetainStore;
  clock: Clock;
  retention: Retention;
  /** Names this process among the workers of a store. */
  holder: string;
  log: Pick<Log, 'info' | 'warn'>;
}>;

/** Since the start of this process. */
export type RetainState = Readonly<{ lastPass?: Date; removed: number }>;

export type Retain = Readonly<{
  /** Removes what retention ends, day by day, until aborted. */
  run(signal: AbortSignal): Promise<void>;
  state(): RetainState;
}>;

const MINUTE = 60_000;
/** Edges are compared so often; all but one comparison a day finds nothing to do. */
const INTERVAL = 5 * MINUTE;
/** A start has better things to do first. */
const FIRST = MINUTE;
/** A transaction is short and others get in between: an arrival waits for one step at most. */
const STEP = 100;
const PAUSE = 100;
const LEASE = 2 * MINUTE;
/** Blocks are numbered by time, which has no beginning. */
const FIRST_BLOCK = Number.MIN_SAFE_INTEGER;

export function createRetain({ store, clock, retention, holder, log }: RetainDeps): Retain {
  let state: RetainState = { removed: 0 };

  /** True as long as no other worker trims. */
  const mayTrim = () => store.takeLease({ name: 'retain', holder, ttlMs: LEASE, now: clock.now() });

  async function steps<Cursor, Each>(
    first: Cursor,
    step: (from: Cursor) => Promise<TrimStep<Cursor, Each>>,
    signal: AbortSignal,
  ): Promise<readonly Each[]> {
    const removed: Each[] = [];
    let from: Cursor | undefined = first;
    while (from !== undefined) {
      signal.throwIfAborted();
      if (!(await mayTrim())) throw new Error('Another worker took over.');
      const done: TrimStep<Cursor, Each> = await step(from);
      removed.push(done.removed);
      from = done.next;
      if (from !== undefined) await clock.sleep(PAUSE, signal);
    }
    return removed;
  }

  async function pass(edges: Edges, signal: AbortSignal): Promise<void> {
    await store.beginTrim(edges);
    const activities = sumByClass(await steps(FIRST_BLOCK, (from) => store.trimActivities(edges, from, STEP), signal));
    const { sensitive } = edges;
    const none = Promise.resolve([]);
    const questions = sensitive ? steps(true, () => store.trimQuestions(sensitive, STEP), signal) : none;
    const asked = sum(await questions);
    const all = earliestEdge(edges);
    const actors = all ? sum(await steps('', (after) => store.trimActors(all, after, STEP), signal)) : 0;
    const users = all ? sum(await steps('', (after) => store.trimUsers(all, after, STEP), signal)) : 0;
    await store.endTrim(edges, clock.now());
    const removed = state.removed + sum(Object.values(activities));
    state = { lastPass: clock.now(), removed };
    log.info({ ...activities, asked, actors, users }, 'What retention ends was removed.');
  }

  async function passIfDue(signal: AbortSignal): Promise<void> {
    const edges = edgesOf(retention, clock.now());
    if (!latestEdge(edges) || (await store.isTrimmed(edges)) || !(await mayTrim())) return;
    await pass(edges, signal);
  }

  return {
    state: () => state,
    async run(signal) {
      let pause = FIRST;
      while (!signal.aborted) {
        await clock.sleep(pause, signal).catch(() => undefined);
        pause = INTERVAL;
        if (signal.aborted) return;
        // A store that does not answer shows in health; what is left over is removed by the next pass.
        await passIfDue(signal).catch((err: unknown) => {
          if (!signal.aborted) log.warn({ err }, 'What retention ends could not be removed; it is tried again.');
        });
      }
    },
  };
}

function sumByClass(steps: readonly Removed[]): Removed {
  return {
    sensitive: sum(steps.map(({ sensitive }) => sensitive)),
    routine: sum(steps.map(({ routine }) => routine)),
    runtime: sum(steps.map(({ runtime }) => runtime)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
