import type { Kysely } from 'kysely';
import { ACTIVITY_COLUMNS } from './activity-row.ts';
import type { Batch } from './batch.ts';
import { insertRows } from './bulk.ts';
import type { Draft } from './draft.ts';
import { findStoredIds, type StoredIds, saveSameActions, storedIdOf } from './same-actions.ts';
import type { Tables } from './tables.ts';

type Outcome = 'new' | 'known';

const ACTIVITIES = {
  table: 'activities',
  columns: [...ACTIVITY_COLUMNS, 'arrived_at', 'block', 'slot'],
  tail: 'returning seq, event_id',
} as const;

/** The contract is IngestTx.saveActivities'. */
export async function saveDrafts(
  db: Kysely<Tables>,
  drafts: readonly Draft[],
  { arrivedAt, batch }: Readonly<{ arrivedAt: Date; batch: Batch }>,
): Promise<readonly Outcome[]> {
  const ids = drafts.flatMap(({ eventID, sameAs }) => [eventID, ...sameAs]);
  const stored = await findStoredIds(db, ids);
  const links: (readonly [string, string])[] = [];
  const outcomes = drafts.map((draft) => meet(draft, stored, links));
  await insertNew(
    db,
    drafts.filter((_, index) => outcomes[index] === 'new'),
    arrivedAt,
    batch,
  );
  await saveSameActions(db, links);
  return outcomes;
}

/** New or known to the store or earlier in the list; its ids are stored from now on, by themselves or by a link. */
function meet({ eventID, sameAs }: Draft, stored: StoredIds, links: (readonly [string, string])[]): Outcome {
  const found = storedIdOf(stored, [eventID, ...sameAs]);
  const storedId = found ?? eventID;
  if (found === undefined) stored.own.add(eventID);
  for (const id of [eventID, ...sameAs]) {
    if (id === storedId || stored.linked.has(id)) continue;
    stored.linked.set(id, storedId);
    links.push([id, storedId]);
  }
  return found === undefined ? 'new' : 'known';
}

async function insertNew(db: Kysely<Tables>, drafts: readonly Draft[], arrivedAt: Date, batch: Batch): Promise<void> {
  if (drafts.length === 0) return;
  const places = await batch.postings.add(drafts);
  const arrived = arrivedAt.getTime();
  const rows = drafts.map(({ row }, index) => {
    const { block = 0, slot = 0 } = places[index] ?? {};
    return [...row, arrived, block, slot];
  });
  const saved = await insertRows<Readonly<{ seq: number; event_id: string }>>(db, ACTIVITIES, rows);
  const seqs = new Map(saved.map(({ seq, event_id }) => [event_id, seq]));
  const records = drafts.map(({ eventID, record }) => [seqs.get(eventID) ?? null, record]);
  await insertRows(db, { table: 'records', columns: ['seq', 'record'] }, records);
  for (const draft of drafts) batch.meet(draft);
}
