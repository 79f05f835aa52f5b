import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { Query, TimeWindow } from '../activity/query.ts';
import { fromRow } from './activity-row.ts';
import { all, hits, within } from './hits.ts';
import type { Tables } from './tables.ts';

type Page = Readonly<{ limit: number; offset: number }>;
type Counted = Readonly<{ found: number; refused: number; sensitive: number }>;

/** Newest first by time and id. Each statement walks an index in that order, or reads only the rows of a thing. */
export async function find(db: Kysely<Tables>, query: Query, page: Page): Promise<readonly Activity[]> {
  const { rows } = await findStatement(query, page).execute(db);
  return rows.map(fromRow);
}

export async function count(db: Kysely<Tables>, query: Query): Promise<Counted> {
  const { rows } = await countStatement(query).execute(db);
  return { found: 0, refused: 0, sensitive: 0, ...rows[0] };
}

export async function searched(db: Kysely<Tables>, window: TimeWindow): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from activities hit where ${all([sql`hit.is_change in (0, 1)`, ...within(window)])}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function oldest(db: Kysely<Tables>): Promise<Date | undefined> {
  const { rows } = await sql<{ at: number | null }>`
    select min(at) as at from (select min(at) as at from activities where is_change = 1 and stray = 0
      union all select min(at) from activities where is_change = 0 and stray = 0)`.execute(db);
  const at = rows[0]?.at ?? undefined;
  return at === undefined ? undefined : new Date(at);
}

export function findStatement(query: Query, { limit, offset }: Page): RawBuilder<{ body: string }> {
  const order = query.ascending ? sql`asc` : sql`desc`;
  return sql`select found.body from (
      ${hits(query)} order by hit.at ${order}, hit.event_id ${order} limit ${limit} offset ${offset}
    ) page join activities found on found.event_id = page.event_id
    order by page.at ${order}, page.event_id ${order}`;
}

export function countStatement(query: Query): RawBuilder<Counted> {
  return sql`select count(*) as found, coalesce(sum(refused), 0) as refused, coalesce(sum(sensitive), 0) as sensitive
    from (${hits(query)})`;
}
