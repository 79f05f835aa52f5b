import { type Kysely, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { isDelta } from '../activity/delta.ts';
import type { Earlier } from '../activity/known.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { listed } from './dialect.ts';
import { findNames } from './known-names.ts';
import type { Tables } from './tables.ts';

type EarlierByField = Readonly<Record<string, Earlier>>;
type Row = Readonly<{
  wish: number;
  field: string;
  value: string;
  at: number;
  event_id: string;
  signature: string;
  user_key: string | null;
}>;

/** For each activity, by field, what was set before it. Nothing where the last value set is one that AWS hides. */
export async function findEarlier(
  db: Kysely<Tables>,
  activities: readonly Activity[],
): Promise<readonly EarlierByField[]> {
  const wishes = activities.flatMap(({ resource, at, changes, verb }, wish) => {
    const key = resource && resourceKey(resource);
    if (key === undefined) return [];
    return changes.filter((change) => !isDelta(change, verb)).map(({ field }) => [wish, key, field, at.getTime()]);
  });
  if (wishes.length === 0) return activities.map(() => ({}));
  const { rows } = await sql<Row>`
    select wish.wish, wish.field, earlier.value, earlier.at, earlier.event_id, actors.signature, actors.user_key
    from ${listed(db, { wish: 'number', key: 'text', field: 'text', at: 'number' }, wishes)} as wish
    join field_values earlier on earlier.resource_key = wish.key and earlier.field = wish.field
      and earlier.at = (select max(last.at) from field_values last
        where last.resource_key = wish.key and last.field = wish.field and last.at < wish.at)
      and earlier.event_id = (select max(same.event_id) from field_values same
        where same.resource_key = wish.key and same.field = wish.field and same.at = earlier.at)
    join actors on actors.key = earlier.actor_key
    where earlier.value is not null`.execute(db);
  return byWish(await withNames(db, rows), activities.length);
}

type Found = Readonly<{ wish: number; field: string; earlier: Earlier }>;

/** Whoever set it, by the name of that day; '' where nobody knows it. */
async function withNames(db: Kysely<Tables>, rows: readonly Row[]): Promise<readonly Found[]> {
  const nameOf = await findNames(
    db,
    rows.flatMap(({ user_key, at }) => (user_key === null ? [] : [{ key: user_key, at: new Date(at) }])),
  );
  return rows.map(({ wish, field, value, event_id, signature, user_key, ...row }) => {
    const at = new Date(row.at);
    const by = (user_key !== null && nameOf({ key: user_key, at })) || signature;
    return { wish, field, earlier: { value: JSON.parse(value), at, by, eventID: event_id } };
  });
}

function byWish(found: readonly Found[], wishes: number): readonly EarlierByField[] {
  const fields = Array.from({ length: wishes }, (): [string, Earlier][] => []);
  for (const { wish, field, earlier } of found) fields[wish]?.push([field, earlier]);
  return fields.map((entries) => Object.fromEntries(entries));
}
