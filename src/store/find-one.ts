import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { fromRow } from './activity-row.ts';
import { findStoredId } from './same-actions.ts';
import type { Tables } from './tables.ts';

/** By its own event id or any other id of the same action. */
export async function findActivity(db: Kysely<Tables>, eventID: string): Promise<Activity | undefined> {
  const stored = await findStoredId(db, [eventID]);
  if (stored === undefined) return undefined;
  const row = await db.selectFrom('activities').select('body').where('event_id', '=', stored).executeTakeFirst();
  return row && fromRow(row);
}

export async function findRecord(db: Kysely<Tables>, eventID: string): Promise<unknown> {
  const stored = await findStoredId(db, [eventID]);
  if (stored === undefined) return undefined;
  const row = await db
    .selectFrom('records')
    .innerJoin('activities', 'activities.seq', 'records.seq')
    .select('record')
    .where('event_id', '=', stored)
    .executeTakeFirst();
  return row && JSON.parse(row.record);
}
