import type { Activity, Treatment } from './activity/activity.ts';
import type { LearnedName } from './activity/learned-name.ts';
import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import type { JsonObject } from './cloudtrail/record.ts';
import type { Log } from './deliver.ts';
import { isOfStore } from './errors.ts';
import type { ArrivalTx } from './ingest-arrival.ts';
import type { Arrivals } from './ingest-arrivals.ts';
import type { NoticeTx } from './ingest-notices.ts';
import { type Prepared, prepare, reasonOf } from './ingest-prepare.ts';
import { commit, countsOf, type Item } from './ingest-save.ts';
import { createTogether } from './ingest-together.ts';

/** How a record came. Whether it is noticed depends on its age, not on this, but `import` never notices. */
export type Carrier = 'ingest' | 'poll' | 'import' | 'lookup';

/** What became of what arrived: the answer of `POST /ingest` and the last line of `import`. */
export type Counts = Readonly<{ kept: number; known: number; notOurs: number; quarantined: number }>;

/** A `stray` one (replayed from an archive) does not widen the span that the store speaks for. */
export type SavedActivity = Readonly<{ activity: Activity; record: JsonObject; stray?: boolean }>;

/** What a group needs from a transaction; everything here is committed together or not at all. */
export type IngestTx = NoticeTx &
  ArrivalTx & {
    /**
     * Keeps activities with their masked records, references and the values they set, in the order given; all in a few
     * statements. `known` when the event id is there already or earlier in the list, or when it is another record of an
     * action that is (sameAs): then nothing changes but that link.
     */
    saveActivities(all: readonly SavedActivity[], arrivedAt: Date): Promise<readonly ('new' | 'known')[]>;
    /** The same for one. */
    saveActivity(activity: Activity, record: JsonObject, arrivedAt: Date, stray?: boolean): Promise<'new' | 'known'>;
    saveNames(names: readonly LearnedName[]): Promise<void>;
    saveQuarantine(item: Readonly<{ body: string; reason: string; carrier: Carrier; at: Date }>): Promise<void>;
  };

export type IngestStore = {
  /**
   * Runs `work` inside the next transaction and resolves after its commit. Works waiting at the same time share one
   * commit; one that throws is rolled back alone.
   */
  write<T>(work: (tx: IngestTx) => Promise<T>): Promise<T>;
};

/** What `accept` needs to know of the world. */
export type IngestDeps = Readonly<{
  store: IngestStore;
  clock: Pick<Clock, 'now'>;
  /** Where changes are told. */
  channel: string;
  /** The policy's, but for the operator's EXCLUDE, FOLD and TELL. */
  treatmentOf(activity: Activity): Treatment;
  /** The day of a moment where the operator is: `2026-11-22`. */
  dayOf(at: Date): string;
  /** What happened before may have been told by the store that a backup was taken of. */
  restoredAt?: Date;
  keepReads: boolean;
  /** EventBridge is set up to bring changes: what comes an hour late was missed by it, or by us. */
  expectsEventBridge: boolean;
  /** Called after a commit that gave delivery something to do. */
  onNoticed(): void;
  log: Pick<Log, 'info' | 'warn'>;
  /** Takes what EventBridge brings faster than it can be kept. Absent: it waits. */
  arrivals?: Pick<Arrivals, 'isBehind' | 'take'>;
}>;

export type Ingest = Readonly<{
  /**
   * Takes what a carrier brought; resolves after commit. Safe to repeat: what is known stays as it is.
   * Throws BotError('store') when nothing was committed.
   */
  accept(carried: readonly Carried[], carrier: Carrier): Promise<Counts>;
}>;

export const NO_COUNTS: Counts = { kept: 0, known: 0, notOurs: 0, quarantined: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    kept: one.kept + other.kept,
    known: one.known + other.known,
    notOurs: one.notOurs + other.notOurs,
    quarantined: one.quarantined + other.quarantined,
  };
}

/** Records of one transaction: what waits beyond these takes the next. */
const MOST = 500;
/** Bodies that wait for their transaction at the same time: more than those that sender and network delay at times. */
const MANY = 16;

/** What one `accept` brought. */
type Accepted = Readonly<{ prepared: readonly Prepared[]; carrier: Carrier }>;

export function createIngest(deps: IngestDeps): Ingest {
  const { arrivals } = deps;
  const together = createTogether((accepted: readonly Accepted[]) => commitTogether(accepted, deps), {
    sizeOf: ({ prepared }) => prepared.length,
    most: MOST,
  });
  /** What came first is kept first: as long as something waits there, what comes goes there too. */
  const isFlood = () => arrivals !== undefined && (together.waiting() >= MANY || arrivals.isBehind());
  return {
    async accept(carried, carrier) {
      const keep = () => together.add({ prepared: carried.map((item) => prepare(item, deps)), carrier });
      if (!arrivals || carrier !== 'ingest' || !isFlood()) return keep();
      return arrivals.take(carried).catch((error: unknown) => {
        if (isOfStore(error)) throw error;
        // One of those that were taken together broke their transaction: there each is kept, or put aside, alone.
        return keep();
      });
    },
  };
}

/** What waited at the same time, in one transaction; where one thing breaks it, each by itself. */
async function commitTogether(
  accepted: readonly Accepted[],
  deps: IngestDeps,
): Promise<readonly PromiseSettledResult<Counts>[]> {
  try {
    const outcomes = await commit(accepted.flatMap(itemsOf), deps);
    let start = 0;
    return accepted.map(({ prepared: { length } }) => {
      start += length;
      return { status: 'fulfilled', value: countsOf(outcomes.slice(start - length, start)) };
    });
  } catch (error) {
    if (isOfStore(error)) throw error;
    const alone = accepted.length === 1 ? commitOneByOne : commitAlone;
    const settled: PromiseSettledResult<Counts>[] = [];
    for (const each of accepted) settled.push(...(await Promise.allSettled([alone(each, deps)])));
    return settled;
  }
}

function itemsOf({ prepared, carrier }: Accepted): readonly Item[] {
  return prepared.map((each) => ({ prepared: each, carrier }));
}

/** All of it in one transaction: after a crash either everything of a body is there, or nothing. */
async function commitAlone(accepted: Accepted, deps: IngestDeps): Promise<Counts> {
  try {
    return countsOf(await commit(itemsOf(accepted), deps));
  } catch (error) {
    if (isOfStore(error)) throw error;
    return commitOneByOne(accepted, deps);
  }
}

/** One of them broke the transaction: find it, put it aside whole, keep its neighbours. */
async function commitOneByOne(accepted: Accepted, deps: IngestDeps): Promise<Counts> {
  let sum = NO_COUNTS;
  for (const { prepared, carrier } of itemsOf(accepted)) {
    const outcomes = await commit([{ prepared, carrier }], deps).catch((error: unknown) => {
      if (prepared.kind !== 'activity' || isOfStore(error)) throw error;
      const aside: Prepared = { kind: 'quarantine', body: prepared.body, reason: reasonOf(error) };
      return commit([{ prepared: aside, carrier }], deps);
    });
    sum = addCounts(sum, countsOf(outcomes));
  }
  return sum;
}
