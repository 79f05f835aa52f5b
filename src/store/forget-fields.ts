import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { inJson } from './forget-words.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<{ event_id: string; at: number; resource_key: string | null }>;

/** The deletion of a thing under the key that it has now. */
export async function forgetDeletion(db: Kysely<Tables>, row: Row, after: Activity): Promise<void> {
  const { resource_key, at, event_id } = row;
  const key = after.resource && resourceKey(after.resource);
  if (resource_key === null || key === undefined || key === resource_key) return;
  await db
    .updateTable('deletions')
    .set({ resource_key: key })
    .where((eb) => eb.and({ resource_key, at, event_id }))
    .execute();
}

type Fields = Readonly<{ before: Activity; after: Activity; change: (text: string) => string }>;

/** The values it set, by whom. Gives the events that are compared with them: they say who set it before. */
export async function forgetFields(
  db: Kysely<Tables>,
  { event_id, at, resource_key }: Row,
  { before, after, change }: Fields,
): Promise<readonly string[]> {
  if (resource_key === null || before.changes.length === 0) return [];
  const fields = before.changes.map(({ field }) => field);
  const rows = await db
    .deleteFrom('field_values')
    .where((eb) => eb.and({ resource_key, at, event_id }))
    .where('field', 'in', fields)
    .returningAll()
    .execute();
  if (rows.length === 0) return [];
  const key = (after.resource && resourceKey(after.resource)) ?? resource_key;
  const changed = rows.map((row) => ({
    ...row,
    resource_key: key,
    field: change(row.field),
    value: row.value === null ? null : inJson(row.value, change),
    actor_key: after.actor.key,
  }));
  await db
    .insertInto('field_values')
    .values(changed)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const later: string[] = [];
  for (const { field } of rows) {
    for (const held of new Set([key, resource_key])) {
      const next = await db
        .selectFrom('field_values')
        .select('event_id')
        .where((eb) => eb.and({ resource_key: held, field }))
        .where('at', '>', at)
        .orderBy('at')
        .limit(1)
        .executeTakeFirst();
      if (next) later.push(next.event_id);
    }
  }
  return later;
}
