import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { isDelta } from '../activity/delta.ts';
import type { JsonObject } from '../cloudtrail/record.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { toRow } from './activity-row.ts';
import type { Batch } from './batch.ts';
import { inChunks } from './in-chunks.ts';
import { findStoredId, saveSameActions } from './same-actions.ts';
import { saveThings } from './save-things.ts';
import type { Tables } from './tables.ts';

type Row = ReturnType<typeof toRow>;
type Saving = Readonly<{ record: JsonObject; arrivedAt: Date; stray?: boolean; batch: Batch }>;

/** The contract is IngestTx.saveActivity's. */
export async function saveActivity(
  db: Kysely<Tables>,
  activity: Activity,
  { record, arrivedAt, stray = false, batch }: Saving,
): Promise<'new' | 'known'> {
  const ids = [activity.eventID, ...activity.sameAs];
  const storedId = await findStoredId(db, ids);
  if (storedId !== undefined) {
    await saveSameActions(db, storedId, ids);
    return 'known';
  }
  const row = toRow(activity, arrivedAt, stray);
  const place = await batch.postings.add(activity);
  const { seq } = await db
    .insertInto('activities')
    .values({ ...row, ...place })
    .returning('seq')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('records')
    .values({ seq, record: JSON.stringify(record) })
    .execute();
  await saveSameActions(db, row.event_id, activity.sameAs);
  await saveRefs(db, activity, row, batch);
  await saveFieldValues(db, activity, row);
  batch.meet(activity);
  return 'new';
}

async function saveRefs(db: Kysely<Tables>, { resource, related }: Activity, row: Row, batch: Batch): Promise<void> {
  const refs = resource ? [resource, ...related] : related;
  await saveThings(db, refs, batch);
  const { event_id, at, is_change, refused, sensitive } = row;
  const keys = [...new Set(refs.flatMap((ref) => resourceKey(ref) ?? []))];
  const rows = keys.map((key) => {
    const side = key === row.resource_key ? ('resource' as const) : ('related' as const);
    return { resource_key: key, is_change, at, event_id, refused, sensitive, side };
  });
  for (const some of inChunks(rows)) await db.insertInto('activity_refs').values(some).execute();
}

/** What a later change is compared with. After a hidden value or one sent in part, the earlier one is not known. */
async function saveFieldValues(db: Kysely<Tables>, { changes, plane, verb }: Activity, row: Row): Promise<void> {
  const { resource_key, event_id, at, actor_key, refused } = row;
  if (resource_key === null || refused || plane === 'read') return;
  const rows = changes.map((change) => {
    const { field, value, hidden } = change;
    const kept = hidden || value === undefined || isDelta(change, verb) ? null : JSON.stringify(value);
    return { resource_key, field, at, event_id, value: kept, actor_key };
  });
  for (const some of inChunks(rows)) {
    await db
      .insertInto('field_values')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
