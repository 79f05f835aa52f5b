import { isOfStore } from '../errors.ts';
import { addCounts, type Counts, NO_COUNTS } from '../ingest.ts';
import { reasonOf } from '../ingest-prepare.ts';
import type { StoreTx } from '../store/ingest-tx.ts';
import type { Store } from '../store/store.ts';
import { type Imported, prepareAgain, type Unprepared } from './import-batch.ts';
import type { ImportThread, Part } from './import-thread.ts';

/** Records a transaction: the larger the faster, but what they have in common is held until its end. */
const BATCH = 5_000;

/** How long a transaction, which others may wait for, waits for a part: what there is by then is committed. */
const PATIENCE_MS = 200;

export type Keeper = Readonly<{ store: Pick<Store, 'write'>; now(): Date }>;

export type Kept = Readonly<{ counts: Counts; bytesRead: number }>;

/** Writes what comes next in one transaction, beginning with `first`; where something breaks it, all of it in smaller ones. */
export async function keepBatch(first: Part, thread: Pick<ImportThread, 'next'>, keeper: Keeper): Promise<Kept> {
  const taken: Part[] = [];
  const bytesRead = () => taken.at(-1)?.bytesRead ?? 0;
  try {
    const counts = await keeper.store.write(async (tx) => {
      let sum = NO_COUNTS;
      let read = 0;
      for (let part: Part | undefined = first; part; part = read < BATCH ? await present(thread) : undefined) {
        taken.push(part);
        read += part.count;
        sum = addCounts(sum, await writeAll(part.ready(), tx, keeper.now()));
      }
      return sum;
    });
    return { counts, bytesRead: bytesRead() };
  } catch (error) {
    if (isOfStore(error)) throw error;
    const all = taken.flatMap((part) => part.unprepared());
    return { counts: await keepInHalves(all, keeper, error), bytesRead: bytesRead() };
  }
}

async function present(thread: Pick<ImportThread, 'next'>): Promise<Part | undefined> {
  const part = await thread.next(PATIENCE_MS);
  return part === 'late' ? undefined : part;
}

/** What breaks a transaction by itself is put aside whole, and its neighbours are kept. */
async function keepInHalves(all: readonly Unprepared[], keeper: Keeper, error: unknown): Promise<Counts> {
  const middle = all.length >> 1;
  const [only] = all;
  if (middle === 0) return only ? putAside(only, reasonOf(error), keeper) : NO_COUNTS;
  let sum = NO_COUNTS;
  for (const half of [all.slice(0, middle), all.slice(middle)]) sum = addCounts(sum, await keepHalf(half, keeper));
  return sum;
}

async function keepHalf(half: readonly Unprepared[], keeper: Keeper): Promise<Counts> {
  try {
    return await keeper.store.write((tx) => writeAll(half.map(prepareAgain), tx, keeper.now()));
  } catch (error) {
    if (isOfStore(error)) throw error;
    return keepInHalves(half, keeper, error);
  }
}

async function putAside(item: Unprepared, reason: string, { store, now }: Keeper): Promise<Counts> {
  const body = item.kind === 'record' ? item.text : JSON.stringify(item);
  await store.write((tx) => tx.saveQuarantine({ body, reason, carrier: 'import', at: now() }));
  return { ...NO_COUNTS, quarantined: 1 };
}

async function writeAll(items: readonly Imported[], tx: StoreTx, now: Date): Promise<Counts> {
  const aside = items.flatMap((item) => (item.kind === 'quarantine' ? [item] : []));
  for (const { body, reason } of aside) await tx.saveQuarantine({ body, reason, carrier: 'import', at: now });
  const names = items.flatMap((item) => (item.kind === 'quarantine' ? [] : item.names));
  if (names.length > 0) await tx.saveNames(names);
  const drafts = items.flatMap((item) => (item.kind === 'activity' ? [item.draft] : []));
  const outcomes = drafts.length > 0 ? await tx.saveDrafts(drafts, now) : [];
  const kept = outcomes.filter((outcome) => outcome === 'new').length;
  return {
    kept,
    known: drafts.length - kept,
    notOurs: items.length - drafts.length - aside.length,
    quarantined: aside.length,
  };
}
