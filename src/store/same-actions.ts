import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** The id under which the action that any of these ids names is stored. */
export async function findStoredId(db: Kysely<Tables>, ids: readonly string[]): Promise<string | undefined> {
  const list = sql.join(ids);
  const { rows } = await sql<{ event_id: string }>`
    select event_id from activities where event_id in (${list})
    union all select event_id from same_actions where id in (${list}) limit 1`.execute(db);
  return rows[0]?.event_id;
}

/** From now on these ids lead to that activity too. */
export async function saveSameActions(db: Kysely<Tables>, eventId: string, ids: readonly string[]): Promise<void> {
  const others = ids.filter((id) => id !== eventId);
  if (others.length === 0) return;
  await db
    .insertInto('same_actions')
    .values(others.map((id) => ({ id, event_id: eventId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
