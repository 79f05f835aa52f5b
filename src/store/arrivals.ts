import type { Kysely } from 'kysely';
import type { LearnedName } from '../activity/learned-name.ts';
import type { Arrival, WaitingArrival } from '../ingest-arrival.ts';
import { insertRows, runText, selectIn, type Values } from './bulk.ts';
import { storable } from './dialect.ts';
import { findStoredIds, storedIdOf } from './same-actions.ts';
import type { Tables } from './tables.ts';

const ARRIVALS = { table: 'arrivals', columns: ['event_id', 'arrived_at', 'body'] } as const;

/** The contract is ArrivalTx.saveArrivals'. */
export async function saveArrivals(
  db: Kysely<Tables>,
  all: readonly Arrival[],
  arrivedAt: Date,
): Promise<readonly ('new' | 'known')[]> {
  const ids = all.map(({ told }) => (told ? idsOf(told) : []));
  const stored = await findStoredIds(db, ids.flat());
  const waiting = await waitingIds(db, ids.flat());
  const rows: Values[] = [];
  const outcomes = all.map((arrival, index) => {
    const [own, ...others] = ids[index] ?? [];
    const isThere = own !== undefined && (stored.own.has(own) || stored.linked.has(own) || waiting.has(own));
    if (own !== undefined) waiting.add(own);
    if (isThere) return 'known';
    rows.push([own ?? null, arrivedAt.getTime(), JSON.stringify(arrival)]);
    // Another record of an action that is there: the link between them is yet to be kept.
    return storedIdOf(stored, others) === undefined ? 'new' : 'known';
  });
  await insertRows(db, ARRIVALS, rows);
  return outcomes;
}

async function waitingIds(db: Kysely<Tables>, ids: readonly string[]): Promise<Set<string>> {
  const list = ['select event_id from arrivals where event_id in'] as const;
  const rows = await selectIn<Readonly<{ event_id: string }>>(db, list, ids);
  return new Set(rows.map(({ event_id }) => event_id));
}

function idsOf({ eventID, sameAs }: NonNullable<Arrival['told']>): readonly string[] {
  return [eventID, ...sameAs].map((id) => storable(id));
}

type Row = Readonly<{ seq: number; body: string }>;

/** The contract is ArrivalTx.arrivals'. */
export async function oldestArrivals(db: Kysely<Tables>, limit: number): Promise<readonly WaitingArrival[]> {
  const rows = await runText<Row>(db, 'select seq, body from arrivals order by seq limit ?', [limit]);
  return rows.map(({ seq, body }) => ({ ...fromBody(body), seq }));
}

/** JSON has no dates. The store trusts what it wrote itself. */
export function fromBody(body: string): Arrival {
  const { names, told }: Arrival = JSON.parse(body);
  const learned = names.map((name): LearnedName => ({ ...name, at: new Date(name.at) }));
  if (!told?.activity) return told ? { names: learned, told } : { names: learned };
  return { names: learned, told: { ...told, activity: { ...told.activity, at: new Date(told.activity.at) } } };
}

/** The contract is ArrivalTx.removeArrivals'. */
export async function removeArrivals(db: Kysely<Tables>, upTo: number): Promise<void> {
  await runText(db, 'delete from arrivals where seq <= ?', [upTo]);
}
