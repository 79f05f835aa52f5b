import type { Activity } from './activity/activity.ts';
import type { Query } from './activity/query.ts';
import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import { parseRecord } from './cloudtrail/record.ts';
import { planeOf } from './connect/plane.ts';
import { isConnectFamily } from './connect/sources.ts';
import { createIngest, type IngestStore } from './ingest.ts';
import { NOTHING_TOLD } from './ingest-notices.ts';
import type { LookupStore } from './lookup.ts';

/** Records that are shown and not kept are forgotten with their memory. */
export type ShownMemory = LookupStore & IngestStore & Readonly<{ close(): Promise<void> }>;

export type ShownReads<T extends LookupStore> = Readonly<{
  /** The store, and beside it the reads that were shown. */
  store: T;
  /** Takes the reads of what was read; false when there are more than can be shown. */
  show(carried: readonly Carried[]): Promise<boolean>;
  /** Begins anew where much is remembered; true when what was shown before is forgotten. */
  renew(): Promise<boolean>;
  close(): Promise<void>;
}>;

/** So many are remembered; from the lower number on a new question begins with none. */
const MANY = 25_000;
const MOST = 100_000;

/** Reads that a question asked CloudTrail for, where reads are not kept: remembered for its pages alone. */
export function createShownReads<T extends LookupStore>({
  store,
  createMemory,
  clock,
}: Readonly<{ store: T; createMemory(): Promise<ShownMemory>; clock: Pick<Clock, 'now'> }>): ShownReads<T> {
  // Not before something is shown: the program starts without it.
  let memory: Promise<ShownMemory> | undefined;
  const opened = () => {
    memory ??= createMemory();
    return memory;
  };
  let remembered = 0;
  const ingest = async () =>
    createIngest({
      ...NOTHING_TOLD,
      store: await opened(),
      clock,
      keepReads: true,
      onNoticed: () => undefined,
      log: { info: () => undefined, warn: () => undefined },
    });

  return {
    store: {
      ...store,
      find: async (query, page) =>
        memory && asksReads(query) ? findBoth(store, await memory, query, page) : store.find(query, page),
      count: async (query) => (memory && asksReads(query) ? countBoth(store, await memory, query) : store.count(query)),
      findActivity: async (id) => (await store.findActivity(id)) ?? (await memory)?.findActivity(id),
      findRecord: async (id) => (await store.findRecord(id)) ?? (await memory)?.findRecord(id),
    },
    async show(carried) {
      const reads: Carried[] = [];
      for (const item of carried) if (await isNewRead(item, store)) reads.push(item);
      if (reads.length === 0) return true;
      if (remembered + reads.length > MOST) return false;
      remembered += (await (await ingest()).accept(reads, 'lookup')).kept;
      return true;
    },
    async renew() {
      if (remembered < MANY) return false;
      const before = memory;
      memory = undefined;
      remembered = 0;
      await (await before)?.close();
      return true;
    },
    close: async () => (await memory)?.close(),
  };
}

/** Whether reads are among what a question asks for. */
export function asksReads({ planes }: Pick<Query, 'planes'>): boolean {
  return planes === undefined || planes.includes('read');
}

/** Reads from before KEEP_READS was switched off are in the store. */
async function isNewRead(item: Carried, store: LookupStore): Promise<boolean> {
  if (item.kind !== 'record') return false;
  try {
    const { eventID, eventSource, eventName, readOnly } = parseRecord(item.detail);
    const isRead =
      isConnectFamily(eventSource) &&
      planeOf({ eventSource, eventName, ...(readOnly !== undefined && { readOnly }) }).plane === 'read';
    return isRead && (await store.findActivity(eventID)) === undefined;
  } catch {
    // The store has put it aside already.
    return false;
  }
}

type Page = Parameters<LookupStore['find']>[1];

async function findBoth(
  one: LookupStore,
  other: LookupStore,
  query: Query,
  { limit, offset }: Page,
): Promise<readonly Activity[]> {
  const page = { limit: limit + offset, offset: 0 };
  const found = (await Promise.all([one.find(query, page), other.find(query, page)])).flat();
  const sign = query.ascending ? 1 : -1;
  const inOrder = found.toSorted(
    (a, b) => sign * (a.at.getTime() - b.at.getTime() || (a.eventID < b.eventID ? -1 : 1)),
  );
  return inOrder.slice(offset, Math.min(offset + limit, query.limit ?? Number.POSITIVE_INFINITY));
}

async function countBoth(one: LookupStore, other: LookupStore, query: Query) {
  if (query.limit !== undefined) {
    const few = await findBoth(one, other, query, { limit: query.limit, offset: 0 });
    const sensitive = few.filter(({ severity }) => severity === 'sensitive').length;
    return { found: few.length, refused: few.filter(({ failure }) => failure).length, sensitive };
  }
  const [kept, shown] = await Promise.all([one.count(query), other.count(query)]);
  return {
    found: kept.found + shown.found,
    refused: kept.refused + shown.refused,
    sensitive: kept.sensitive + shown.sensitive,
  };
}
