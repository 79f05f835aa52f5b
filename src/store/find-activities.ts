import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { Query, TimeWindow } from '../activity/query.ts';
import { fromRow } from './activity-row.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { indexedBy, joinInOrder, listed } from './dialect.ts';
import { inOrder, type Located } from './in-order.ts';
import { matching } from './matching.ts';
import { NOTHING, type Result, size, sizeOfBoth } from './result.ts';
import { slotsOf } from './slots.ts';
import type { Tables } from './tables.ts';
import { TERM } from './terms.ts';

type Page = Readonly<{ limit: number; offset: number }>;
type Counted = Readonly<{ found: number; refused: number; sensitive: number }>;

/** Newest first by time and id, unless the query says otherwise. */
export async function find(db: Kysely<Tables>, query: Query, page: Page): Promise<readonly Activity[]> {
  const { limit: most = Infinity, ascending: oldestFirst = false } = query;
  const take = Math.min(page.limit, most - page.offset);
  const { result } = await matching(db, query);
  const located = await inOrder(db, result, { oldestFirst, skip: page.offset, take });
  const { rows } = await bodiesStatement(
    db,
    located.map(({ event_id }) => event_id),
  ).execute(db);
  return rows.map(fromRow);
}

/** Exact, however many there are; never more than the query's limit. */
export async function count(db: Kysely<Tables>, query: Query): Promise<Counted> {
  const sensitive = TERM.severity('sensitive');
  const { result, postings } = await matching(db, query, [TERM.refused, sensitive]);
  const { limit = Infinity, ascending: oldestFirst = false } = query;
  const counted =
    size(result) <= limit ? result : toResult(await inOrder(db, result, { oldestFirst, skip: 0, take: limit }));
  const of = (term: string) => sizeOfBoth(counted, postings.get(term) ?? NOTHING);
  return { found: size(counted), refused: of(TERM.refused), sensitive: of(sensitive) };
}

export async function searched(db: Kysely<Tables>, window: TimeWindow): Promise<number> {
  const { rows } = await searchedStatement(db, window).execute(db);
  return rows[0]?.count ?? 0;
}

/** Whole blocks are counted already; only those that begin or end outside are looked through. */
export function searchedStatement(
  db: Kysely<Tables>,
  { from, to }: TimeWindow,
): RawBuilder<Readonly<{ count: number }>> {
  const [begin, end] = [from?.getTime() ?? -Infinity, to?.getTime() ?? Infinity];
  const days = sql`block >= ${firstBlockOf(dayOf(begin))} and block < ${firstBlockOf(dayOf(end) + 1)}`;
  const isWhole = sql`first_at >= ${begin} and last_at < ${end}`;
  // One count a block: PostgreSQL would read all of the table for a join.
  return sql`select coalesce((select sum(size) from blocks where ${days} and ${isWhole}), 0)
    - coalesce((select sum(size) from trimmed_blocks
        where block in (select block from blocks where ${days} and ${isWhole})), 0)
    + coalesce((select sum((select count(*) from activities found ${indexedBy(db, 'activities_place')}
        where found.block = edge.block and found.at >= ${begin} and found.at < ${end}))
      from (select block from blocks where ${days} and not (${isWhole})
        and last_at >= ${begin} and first_at < ${end}) edge), 0) as count`;
}

export async function oldest(db: Kysely<Tables>): Promise<Date | undefined> {
  const { rows } = await sql<{ at: number | null }>`
    select min(at) as at from activities where stray = 0`.execute(db);
  const at = rows[0]?.at ?? undefined;
  return at === undefined ? undefined : new Date(at);
}

export function bodiesStatement(db: Kysely<Tables>, ids: readonly string[]): RawBuilder<Readonly<{ body: string }>> {
  const wish = listed(
    db,
    { id: 'text' },
    ids.map((id) => [id]),
  );
  return sql`select body from ${wish} as wish
    ${joinInOrder(db)} activities on event_id = wish.id order by wish.number`;
}

function toResult(located: readonly Located[]): Result {
  const blocks = Map.groupBy(located, ({ block }) => block);
  return new Map([...blocks].map(([block, some]) => [block, slotsOf(some.map(({ slot }) => slot))]));
}
