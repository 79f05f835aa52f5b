import type { Activity, Treatment } from './activity/activity.ts';
import type { LearnedName } from './activity/learned-name.ts';
import { namesLearned } from './activity/learned-names.ts';
import { toActivity } from './activity/to-activity.ts';
import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import { type JsonObject, parseRecord } from './cloudtrail/record.ts';
import { maskRecord } from './connect/mask.ts';
import { isConnectFamily } from './connect/sources.ts';
import type { Log } from './deliver.ts';
import { BotError } from './errors.ts';
import { type NoticeTx, planNotice, saveNotices } from './ingest-notices.ts';

/** How a record came. Whether it is noticed depends on its age, not on this, but `import` never notices. */
export type Carrier = 'ingest' | 'poll' | 'import' | 'lookup';

/** What became of what arrived: the answer of `POST /ingest` and the last line of `import`. */
export type Counts = Readonly<{ kept: number; known: number; notOurs: number; quarantined: number }>;

/** What a group needs from a transaction; everything here is committed together or not at all. */
export type IngestTx = NoticeTx & {
  /**
   * Keeps an activity with its masked record, its references and the values it set. `known` when the event id is there
   * already, or when it is another record of an action that is (sameAs): then nothing changes but that link.
   * A `stray` one (replayed from an archive) does not widen the span that the store speaks for.
   */
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

export function createIngest(deps: IngestDeps): Ingest {
  return {
    async accept(carried, carrier) {
      const prepared = carried.map((item) => prepare(item, deps));
      try {
        return await commit(prepared, carrier, deps);
      } catch (error) {
        if (error instanceof BotError && error.code === 'store') throw error;
        return commitOneByOne(prepared, carrier, deps);
      }
    },
  };
}

/** What an arrival turned out to be, before the store is asked. */
type Prepared =
  | Readonly<{ kind: 'notOurs'; names: readonly LearnedName[] }>
  | Readonly<{ kind: 'quarantine'; body: unknown; reason: string }>
  | Readonly<{
      kind: 'activity';
      body: unknown;
      activity: Activity;
      record: JsonObject;
      names: readonly LearnedName[];
      replayed: boolean;
    }>;

function prepare(item: Carried, { keepReads }: IngestDeps): Prepared {
  if (item.kind === 'native') return { kind: 'notOurs', names: [] };
  if (item.kind === 'unreadable') return { kind: 'quarantine', body: item.body, reason: item.reason };
  try {
    const record = parseRecord(item.detail);
    if (!isConnectFamily(record.eventSource)) return { kind: 'notOurs', names: [] };
    const activity = toActivity(record);
    const names = namesLearned(record);
    if (activity.plane === 'read' && !keepReads) return { kind: 'notOurs', names };
    return {
      kind: 'activity',
      body: item.detail,
      activity,
      record: maskRecord(record.raw, activity.plane),
      names,
      replayed: item.replayName !== undefined,
    };
  } catch (error) {
    return { kind: 'quarantine', body: item.detail, reason: reasonOf(error) };
  }
}

/** All of it in one transaction: after a crash either everything of a body is there, or nothing. */
async function commit(prepared: readonly Prepared[], carrier: Carrier, deps: IngestDeps): Promise<Counts> {
  const saved = await deps.store.write(async (tx) => {
    const outcomes: Saved[] = [];
    for (const item of prepared) outcomes.push(await save(item, carrier, tx, deps));
    return outcomes;
  });
  for (const [index, item] of prepared.entries()) tell(item, saved[index], carrier, deps);
  if (saved.some(({ planned }) => planned)) deps.onNoticed();
  const count = (counted: keyof Counts) => saved.filter(({ outcome }) => outcome === counted).length;
  return { kept: count('kept'), known: count('known'), notOurs: count('notOurs'), quarantined: count('quarantined') };
}

/** One line for what is new, so that a notice can be followed back to its record. */
function tell(item: Prepared, saved: Saved | undefined, carrier: Carrier, { log }: IngestDeps): void {
  if (item.kind === 'quarantine') log.warn({ carrier, reason: item.reason }, 'A record was put aside.');
  if (item.kind !== 'activity' || saved?.outcome !== 'kept') return;
  const { eventID, eventName, region } = item.activity;
  log.info({ eventID, eventName, region, carrier, noticed: saved.planned }, 'A record was kept.');
}

/** One of them broke the transaction: find it, put it aside whole, keep its neighbours. */
async function commitOneByOne(prepared: readonly Prepared[], carrier: Carrier, deps: IngestDeps): Promise<Counts> {
  let sum = NO_COUNTS;
  for (const item of prepared) {
    const one = await commit([item], carrier, deps).catch((error: unknown) => {
      if (item.kind !== 'activity' || (error instanceof BotError && error.code === 'store')) throw error;
      return commit([{ kind: 'quarantine', body: item.body, reason: reasonOf(error) }], carrier, deps);
    });
    sum = addCounts(sum, one);
  }
  return sum;
}

type Saved = Readonly<{ outcome: keyof Counts; planned: boolean }>;

async function save(item: Prepared, carrier: Carrier, tx: IngestTx, deps: IngestDeps): Promise<Saved> {
  const now = deps.clock.now();
  if (item.kind === 'quarantine') {
    await tx.saveQuarantine({ body: textOf(item.body), reason: item.reason, carrier, at: now });
    return { outcome: 'quarantined', planned: false };
  }
  if (item.names.length > 0) await tx.saveNames(item.names);
  if (item.kind === 'notOurs') return { outcome: 'notOurs', planned: false };
  if ((await tx.saveActivity(item.activity, item.record, now, item.replayed)) === 'known')
    return { outcome: 'known', planned: false };
  const planned = item.replayed ? undefined : planNotice(item.activity, carrier, now, deps);
  if (planned) await saveNotices([planned], tx);
  return { outcome: 'kept', planned: planned !== undefined };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? String(body));
}
