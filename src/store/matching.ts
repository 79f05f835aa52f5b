import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Query, TimeWindow } from '../activity/query.ts';
import { dayOf, dayOfBlock } from './blocks.ts';
import { baseOf, conditionOf } from './conditions.ts';
import { indexedBy, joinInOrder, jsonList, listed } from './dialect.ts';
import { evaluate, evaluateAll, type Postings, termsIn } from './evaluate.ts';
import { dropKept, keptOf } from './kept.ts';
import { loadPostings } from './load-postings.ts';
import { intersect, type Result } from './result.ts';
import { slotsOf } from './slots.ts';
import type { Tables } from './tables.ts';

/** The activities that a query means, whatever its limit, and where the terms are true that were asked for beside. */
export type Matching = Readonly<{ result: Result; postings: Postings }>;

type Ids = Readonly<{ eventID?: string; requestID?: string }>;
/** `slots` is a JSON list; PostgreSQL's of nothing is null. */
type Row = Readonly<{ block: number; slots: string | null }>;

export async function matching(db: Kysely<Tables>, query: Query, beside: readonly string[] = []): Promise<Matching> {
  const result = await matchingOnce(db, query);
  return { result, postings: await loadPostings(db, beside, query.window) };
}

/** A page and its count are asked for at the same time, by the same query. */
async function matchingOnce(db: Kysely<Tables>, query: Query): Promise<Result> {
  const kept = await keptOf(db);
  const matched = kept.matched.get(query) ?? match(db, query);
  kept.matched.set(query, matched);
  try {
    return await matched;
  } catch (cause) {
    dropKept(db);
    throw cause;
  }
}

async function match(db: Kysely<Tables>, query: Query): Promise<Result> {
  const base = baseOf(query);
  const condition = conditionOf(query);
  const texts = [...(base ? termsIn(base) : []), ...termsIn(condition)];
  const postings = await loadPostings(db, texts, query.window);
  const starts = [...(base ? [evaluateAll(base, postings)] : []), ...(await locate(db, query))];
  return within(db, evaluate(condition, starts.reduce(intersect), postings), query.window);
}

/** Where an id leads, if one is asked for. */
async function locate(db: Kysely<Tables>, query: Query): Promise<readonly Result[]> {
  if (query.eventID === undefined && query.requestID === undefined) return [];
  return [await places(db, locateStatement(db, query))];
}

export function locateStatement(db: Kysely<Tables>, { eventID, requestID }: Ids): RawBuilder<Row> {
  const stored = sql`coalesce((select event_id from same_actions where id = ${eventID}), ${eventID})`;
  const conditions = [
    ...(eventID === undefined ? [] : [sql`event_id = ${stored}`]),
    ...(requestID === undefined ? [] : [sql`request_id = ${requestID}`]),
  ];
  return sql`select block, ${jsonList(db, sql`slot`)} as slots from activities
    where ${sql.join(conditions, sql` and `)} group by block`;
}

/** Of the first and the last day only what is inside the window stays; the days between are there as a whole. */
async function within(db: Kysely<Tables>, result: Result, { from, to }: TimeWindow): Promise<Result> {
  const [begin, end] = [from?.getTime() ?? -Infinity, to?.getTime() ?? Infinity];
  const [first, last] = [dayOf(begin), dayOf(end)];
  const isBetween = (block: number) => dayOfBlock(block) > first && dayOfBlock(block) < last;
  const inside = new Map([...result].filter(([block]) => isBetween(block)));
  const edges = [...result.keys()].filter((block) => [first, last].includes(dayOfBlock(block)));
  if (edges.length === 0) return inside;
  const cut = await places(db, withinStatement(db, edges, begin, end));
  const whole = await db
    .selectFrom('blocks')
    .select('block')
    .where('block', 'in', sql<number>`(select block from ${blocksListed(db, edges)} as edge)`)
    .where('first_at', '>=', begin)
    .where('last_at', '<', end)
    .execute();
  for (const [block, slots] of intersect(result, cut)) inside.set(block, slots);
  for (const { block } of whole) inside.set(block, result.get(block) ?? slotsOf([]));
  return inside;
}

/** In blocks that begin or end outside: most hold a short time, since activities come roughly in order. */
export function withinStatement(
  db: Kysely<Tables>,
  blocks: readonly number[],
  begin: number,
  end: number,
): RawBuilder<Row> {
  const within = sql`select ${jsonList(db, sql`slot`)} from activities found ${indexedBy(db, 'activities_place')}
    where found.block = blocks.block and found.at >= ${begin} and found.at < ${end}`;
  return sql`select blocks.block, (${within}) as slots from ${blocksListed(db, blocks)} as edge
    ${joinInOrder(db)} blocks on blocks.block = edge.block and last_at >= ${begin} and first_at < ${end}
      and not (first_at >= ${begin} and last_at < ${end})`;
}

function blocksListed(db: Kysely<Tables>, blocks: readonly number[]): RawBuilder<unknown> {
  return listed(
    db,
    { block: 'number' },
    blocks.map((block) => [block]),
  );
}

async function places(db: Kysely<Tables>, statement: RawBuilder<Row>): Promise<Result> {
  const { rows } = await statement.execute(db);
  return new Map(rows.map(({ block, slots }) => [block, slotsOf(JSON.parse(slots ?? '[]'))]));
}
