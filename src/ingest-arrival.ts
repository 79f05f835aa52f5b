import type { Activity } from './activity/activity.ts';
import type { LearnedName } from './activity/learned-name.ts';
import { type MaskedRecord, understandMasked } from './activity/understand.ts';
import { isOfStore } from './errors.ts';
import type { Counts, IngestDeps } from './ingest.ts';
import { type Masked, type Prepared, reasonOf } from './ingest-prepare.ts';
import { countsOf, type Item, type Outcome, putAside, save, tellKept } from './ingest-save.ts';

/** What was masked and is not kept yet. Without a record, only names are to be learned from it. */
export type Arrival = Readonly<{
  names: readonly LearnedName[];
  told?: MaskedRecord &
    Readonly<{
      replayed: boolean;
      /** Where `forget` has changed what the record is understood as. */
      activity?: Activity;
    }>;
}>;

export type WaitingArrival = Arrival & Readonly<{ seq: number }>;

export type ArrivalTx = {
  /** Puts arrivals on disk in one piece each. `known`: what is kept or waits already, and is not put there again. */
  saveArrivals(all: readonly Arrival[], arrivedAt: Date): Promise<readonly ('new' | 'known')[]>;
  /** The oldest of them. */
  arrivals(limit: number): Promise<readonly WaitingArrival[]>;
  /** Those up to this one. */
  removeArrivals(upTo: number): Promise<void>;
};

/** Puts them on disk together; what each of these bodies came to. Throws BotError('store') when nothing was committed. */
export async function takeAll(all: readonly (readonly Masked[])[], deps: IngestDeps): Promise<readonly Counts[]> {
  const { store, clock, log } = deps;
  const at = clock.now();
  const masked = all.flat();
  const arriving = masked.flatMap((each): readonly Arriving[] => {
    const arrival = toArrival(each);
    return arrival ? [{ each, arrival }] : [];
  });
  const known = await store.write(async (tx) => {
    for (const each of masked) if (each.kind === 'quarantine') await putAside(each, 'ingest', at, tx);
    const saved = await tx.saveArrivals(
      arriving.map(({ arrival }) => arrival),
      at,
    );
    return new Set(arriving.flatMap(({ each }, index) => (saved[index] === 'known' ? [each] : [])));
  });
  for (const each of masked)
    if (each.kind === 'quarantine') log.warn({ carrier: 'ingest', reason: each.reason }, 'A record was put aside.');
  return all.map((some) => countsOf(some.map((each) => ({ outcome: outcomeOf(each, known) }))));
}

type Arriving = Readonly<{ each: Masked; arrival: Arrival }>;

function toArrival(each: Masked): Arrival | undefined {
  if (each.kind === 'masked') return { names: each.names, told: { ...each.masked, replayed: each.replayed } };
  return each.kind === 'notOurs' && each.names.length > 0 ? { names: each.names } : undefined;
}

function outcomeOf(each: Masked, known: ReadonlySet<Masked>): keyof Counts {
  if (each.kind === 'masked') return known.has(each) ? 'known' : 'kept';
  return each.kind === 'quarantine' ? 'quarantined' : 'notOurs';
}

/** The oldest so many in one transaction; resolves to how many there were. Where one thing breaks it, each by itself. */
export async function keepOldest(limit: number, deps: IngestDeps): Promise<number> {
  try {
    return await keepTogether(deps, limit);
  } catch (error) {
    if (isOfStore(error)) throw error;
    for (let count = 0; count < limit; count += 1) if ((await keepAlone(deps)) === 0) return count;
    return limit;
  }
}

async function keepTogether(deps: IngestDeps, limit: number): Promise<number> {
  let items: readonly Item[] = [];
  let outcomes: readonly Outcome[] = [];
  await deps.store.write(async (tx) => {
    const arrivals = await tx.arrivals(limit);
    items = arrivals.map((arrival) => ({ prepared: toPrepared(arrival), carrier: 'ingest' }));
    outcomes = await save(items, tx, deps);
    const last = arrivals.at(-1);
    if (last) await tx.removeArrivals(last.seq);
  });
  tellKept(items, outcomes, deps);
  return items.length;
}

/** What breaks its transaction even alone is put aside. */
async function keepAlone(deps: IngestDeps): Promise<number> {
  return keepTogether(deps, 1).catch((error: unknown) => {
    if (isOfStore(error)) throw error;
    return putOldestAside(reasonOf(error), deps);
  });
}

async function putOldestAside(reason: string, { store, clock, log }: IngestDeps): Promise<number> {
  const count = await store.write(async (tx) => {
    const [oldest] = await tx.arrivals(1);
    if (!oldest) return 0;
    await putAside({ body: oldest.told?.record ?? oldest.names, reason }, 'ingest', clock.now(), tx);
    await tx.removeArrivals(oldest.seq);
    return 1;
  });
  if (count > 0) log.warn({ carrier: 'ingest', reason }, 'A record was put aside.');
  return count;
}

/** As `prepare` would have it, but for the body: what is put aside of it is masked. */
function toPrepared({ names, told }: Arrival): Prepared {
  if (!told) return { kind: 'notOurs', names };
  const { record, replayed, activity = understandMasked(told) } = told;
  return { kind: 'activity', body: record, activity, record, names, replayed };
}
