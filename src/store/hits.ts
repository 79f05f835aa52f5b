import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Query, TimeWindow } from '../activity/query.ts';
import { isChangePlane } from './activity-row.ts';

type Condition = RawBuilder<SqlBool>;

/** One row for each activity that the query means (at, event_id, refused, sensitive), by the index that leads there. */
export function hits(query: Query): RawBuilder<unknown> {
  const { window, resourceKeys } = query;
  const general = [...classOf(query), ...within(window)];
  if (!resourceKeys) {
    return sql`select hit.at, hit.event_id, hit.refused, hit.sensitive from activities hit ${indexFor(query)}
      where ${all([...general, ...particular(query, 'hit')])}`;
  }
  const others = particular(query, 'own');
  const match = sql<SqlBool>`exists (select 1 from activities own where ${all([sql`own.event_id = hit.event_id`, ...others])})`;
  // Several things may be sides of one activity.
  return sql`select ${resourceKeys.length > 1 ? sql`distinct` : sql``} hit.at, hit.event_id, hit.refused, hit.sensitive
    from activity_refs hit
    where ${all([isIn('hit.resource_key', resourceKeys), ...general, ...(others.length > 0 ? [match] : [])])}`;
}

/** Said, because SQLite would rather walk through everybody's activities in order than sort those of three people. */
function indexFor({ eventID, requestID, actorKeys, resourceType }: Query): RawBuilder<unknown> {
  if (eventID !== undefined || requestID !== undefined) return sql``;
  if (actorKeys) return sql`indexed by activities_actor`;
  return resourceType === undefined ? sql`indexed by activities_at` : sql`indexed by activities_type`;
}

export function within({ from, to }: TimeWindow): readonly Condition[] {
  return [
    ...(from ? [sql<SqlBool>`hit.at >= ${from.getTime()}`] : []),
    ...(to ? [sql<SqlBool>`hit.at < ${to.getTime()}`] : []),
  ];
}

export function all(conditions: readonly Condition[]): Condition {
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** An id is asked for by itself: then it may be a read's as well. */
function classOf({ planes, eventID, requestID }: Query): readonly Condition[] {
  if (planes?.every(isChangePlane)) return [sql`hit.is_change = 1`];
  if (eventID !== undefined || requestID !== undefined) return [];
  return [planes ? sql`hit.is_change in (0, 1)` : sql`hit.is_change = 1`];
}

/** What only the activity's own row tells. */
function particular(query: Query, table: 'hit' | 'own'): readonly Condition[] {
  const { actorKeys, resourceType, eventID, requestID, planes } = query;
  const storedId = sql`coalesce((select event_id from same_actions where id = ${eventID}), ${eventID})`;
  return [
    ...(actorKeys ? [isIn(`${table}.actor_key`, actorKeys)] : []),
    ...(resourceType === undefined ? [] : [isIn(`${table}.resource_type`, [resourceType])]),
    ...(eventID === undefined ? [] : [sql<SqlBool>`${sql.ref(`${table}.event_id`)} = ${storedId}`]),
    ...(requestID === undefined ? [] : [isIn(`${table}.request_id`, [requestID])]),
    ...(planes ? [isIn(`${table}.plane`, planes)] : []),
  ];
}

function isIn(column: string, values: readonly string[]): Condition {
  if (values.length === 0) return sql`1 = 0`;
  if (values.length === 1) return sql`${sql.ref(column)} = ${values[0]}`;
  return sql`${sql.ref(column)} in (${sql.join(values)})`;
}
