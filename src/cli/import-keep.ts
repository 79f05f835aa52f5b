import { BotError } from '../errors.ts';
import { addCounts, type Counts, NO_COUNTS } from '../ingest.ts';
import { reasonOf } from '../ingest-prepare.ts';
import type { StoreTx } from '../store/ingest-tx.ts';
import type { Store } from '../store/store.ts';
import type { Imported } from './import-batch.ts';

/** Some of a batch, read when it is written: a batch in full would fill the memory. */
export type Part = () => readonly Imported[];

type Keeper = Readonly<{ store: Pick<Store, 'write'>; now(): Date }>;

/** Writes a batch in one transaction. Where something breaks it, the halves by themselves, down to the one that does. */
export async function keepImported(parts: readonly Part[], keeper: Keeper): Promise<Counts> {
  if (parts.length === 0) return NO_COUNTS;
  try {
    return await keeper.store.write((tx) => write(parts, tx, keeper.now()));
  } catch (error) {
    if (error instanceof BotError && error.code === 'store') throw error;
    const [only] = parts.length === 1 ? (parts[0]?.() ?? []) : [];
    const smaller = halves(parts);
    if (only && smaller.length === 0) return putAside(only, reasonOf(error), keeper);
    let sum = NO_COUNTS;
    for (const half of smaller) sum = addCounts(sum, await keepImported(half, keeper));
    return sum;
  }
}

/** None where there is only one thing left. */
function halves(parts: readonly Part[]): readonly (readonly Part[])[] {
  const [first] = parts;
  if (parts.length === 1 && first) {
    const items = first();
    if (items.length < 2) return [];
    const middle = items.length >> 1;
    return [[() => items.slice(0, middle)], [() => items.slice(middle)]];
  }
  return [parts.slice(0, parts.length >> 1), parts.slice(parts.length >> 1)];
}

async function putAside(item: Imported, reason: string, { store, now }: Keeper): Promise<Counts> {
  const body = item.kind === 'notOurs' ? '' : item.body;
  await store.write((tx) => tx.saveQuarantine({ body, reason, carrier: 'import', at: now() }));
  return { ...NO_COUNTS, quarantined: 1 };
}

async function write(parts: readonly Part[], tx: StoreTx, now: Date): Promise<Counts> {
  let sum = NO_COUNTS;
  for (const part of parts) sum = addCounts(sum, await writePart(part(), tx, now));
  return sum;
}

async function writePart(items: readonly Imported[], tx: StoreTx, now: Date): Promise<Counts> {
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
