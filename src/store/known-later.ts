import { type Kysely, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { aspectOf } from '../connect/event-aspect.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { fromRow } from './activity-row.ts';
import { listed } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What one line can say of the time since. */
const MOST_LATER = 5;

/**
 * What set the same fields of the same things again after these activities, or deleted the things: the last of each,
 * oldest first. Refused calls changed nothing and are left out.
 */
export async function findLater(db: Kysely<Tables>, activities: readonly Activity[]): Promise<readonly Activity[]> {
  const things = activities.flatMap(({ resource, at, changes, failure }) => {
    const key = resource && resourceKey(resource);
    return key === undefined || failure ? [] : [{ key, at: at.getTime(), fields: changes.map(({ field }) => field) }];
  });
  if (things.length === 0) return [];
  const fields = things.flatMap(({ key, at, fields }) => fields.map((field) => [key, at, field]));
  const wishes = things.map(({ key, at }) => [key, at]);
  const { rows } = await sql<{ body: string }>`
    select body from activities where event_id in (
      select (select last.event_id from field_values last
          where last.resource_key = wish.key and last.field = wish.field and last.at > wish.at
          order by last.at desc, last.event_id desc limit 1)
        from ${listed(db, { key: 'text', at: 'number', field: 'text' }, fields)} as wish
      union
      select gone.event_id from ${listed(db, { key: 'text', at: 'number' }, wishes)} as wish
        join deletions gone on gone.resource_key = wish.key and gone.at > wish.at)
    order by at desc, event_id desc limit ${MOST_LATER}`.execute(db);
  const own = new Set(activities.map(({ eventID }) => eventID));
  return rows
    .map(fromRow)
    .filter((later) => !own.has(later.eventID) && !deletesPart(later))
    .reverse();
}

/** DeleteCampaignCommunicationLimits leaves the campaign where it is. */
function deletesPart({ verb, eventName, resource }: Activity): boolean {
  return verb === 'Delete' && resource !== undefined && aspectOf(eventName, resource.type) !== undefined;
}
