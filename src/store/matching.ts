import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Query, TimeWindow } from '../activity/query.ts';
import { dayOf, dayOfBlock } from './blocks.ts';
import { baseOf, conditionOf } from './conditions.ts';
import { jsonList } from './dialect.ts';
import { edgesOf } from './edges.ts';
import { evaluate, evaluateAll, type Postings, termsIn } from './evaluate.ts';
import { findOnce } from './kept.ts';
import { loadPostings } from './load-postings.ts';
import { intersect, type Result } from './result.ts';
import { both, type Slots, slotsOf } from './slots.ts';
import type { Tables } from './tables.ts';

/** The activities that a query means, whatever its limit, and where the terms are true that were asked for beside. */
export type Matching = Readonly<{ result: Result; postings: Postings }>;

type Ids = Readonly<{ eventID?: string; requestID?: string }>;
/** `slots` is a JSON list. */
type Row = Readonly<{ block: number; slots: string }>;

export async function matching(db: Kysely<Tables>, query: Query, beside: readonly string[] = []): Promise<Matching> {
  // A page and its count are asked for at the same time, by the same query.
  const result = await findOnce(
    db,
    ({ matched }) => matched,
    query,
    () => match(db, query),
  );
  return { result, postings: await loadPostings(db, beside, query.window) };
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
async function within(db: Kysely<Tables>, result: Result, window: TimeWindow): Promise<Result> {
  const [first, last] = [dayOf(window.from?.getTime() ?? -Infinity), dayOf(window.to?.getTime() ?? Infinity)];
  const edges = await edgesOf(db, window);
  const inside = new Map<number, Slots>();
  for (const [block, slots] of result) {
    const day = dayOfBlock(block);
    const edge = edges.get(block)?.slots;
    if (edge === 'all' || (day > first && day < last)) inside.set(block, slots);
    else if (edge) inside.set(block, both(slots, edge));
  }
  return inside;
}

async function places(db: Kysely<Tables>, statement: RawBuilder<Row>): Promise<Result> {
  const { rows } = await statement.execute(db);
  return new Map(rows.map(({ block, slots }) => [block, slotsOf(JSON.parse(slots))]));
}
