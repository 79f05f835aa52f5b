import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { Query, TimeWindow } from '../activity/query.ts';
import { fromRow } from './activity-row.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { joinInOrder, listed } from './dialect.ts';
import { edgesOf } from './edges.ts';
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
  const all = size(result);
  const counted = all <= limit ? result : toResult(await inOrder(db, result, { oldestFirst, skip: 0, take: limit }));
  const of = (term: string) => sizeOfBoth(counted, postings.get(term) ?? NOTHING);
  return { found: Math.min(all, limit), refused: of(TERM.refused), sensitive: of(sensitive) };
}

/** How many activities there are in a window. */
export async function searched(db: Kysely<Tables>, window: TimeWindow): Promise<number> {
  const { rows } = await betweenStatement(window).execute(db);
  let sum = rows[0]?.count ?? 0;
  for (const { count } of (await edgesOf(db, window)).values()) sum += count;
  return sum;
}

/** Those of the whole days between are counted already. */
export function betweenStatement({ from, to }: TimeWindow): RawBuilder<Readonly<{ count: number }>> {
  const first = from ? sql`and block >= ${firstBlockOf(dayOf(from.getTime()) + 1)}` : sql``;
  const last = to ? sql`and block < ${firstBlockOf(dayOf(to.getTime()))}` : sql``;
  const sum = (table: 'blocks' | 'trimmed_blocks') =>
    sql`coalesce((select sum(size) from ${sql.table(table)} where true ${first} ${last}), 0)`;
  return sql`select ${sum('blocks')} - ${sum('trimmed_blocks')} as count`;
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
