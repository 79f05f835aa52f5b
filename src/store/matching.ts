import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Query, TimeWindow } from '../activity/query.ts';
import { dayOf, dayOfBlock, startOfDay } from './blocks.ts';
import { baseOf, conditionOf } from './conditions.ts';
import { evaluate, evaluateAll, type Postings, termsIn } from './evaluate.ts';
import { loadPostings } from './load-postings.ts';
import { intersect, type Result } from './result.ts';
import { slotsOf } from './slots.ts';
import type { Tables } from './tables.ts';

/** The activities that a query means, whatever its limit, and where the terms are true that were asked for beside. */
export type Matching = Readonly<{ result: Result; postings: Postings }>;

type Ids = Readonly<{ eventID?: string; requestID?: string }>;
/** `slots` is a JSON list. */
type Row = Readonly<{ block: number; slots: string }>;

export async function matching(db: Kysely<Tables>, query: Query, beside: readonly string[] = []): Promise<Matching> {
  const base = baseOf(query);
  const condition = conditionOf(query);
  const texts = [...(base ? termsIn(base) : []), ...termsIn(condition), ...beside];
  const postings = await loadPostings(db, texts, query.window);
  const starts = [...(base ? [evaluateAll(base, postings)] : []), ...(await locate(db, query))];
  const result = evaluate(condition, starts.reduce(intersect), postings);
  return { result: await within(db, result, query.window), postings };
}

/** Where an id leads, if one is asked for. */
async function locate(db: Kysely<Tables>, query: Query): Promise<readonly Result[]> {
  if (query.eventID === undefined && query.requestID === undefined) return [];
  return [await places(db, locateStatement(query))];
}

export function locateStatement({ eventID, requestID }: Ids): RawBuilder<Row> {
  const stored = sql`coalesce((select event_id from same_actions where id = ${eventID}), ${eventID})`;
  const conditions = [
    ...(eventID === undefined ? [] : [sql`event_id = ${stored}`]),
    ...(requestID === undefined ? [] : [sql`request_id = ${requestID}`]),
  ];
  return sql`select block, json_group_array(slot) as slots from activities
    where ${sql.join(conditions, sql` and `)} group by block`;
}

/** Whole days are there already; of the first and the last one only what is inside the window stays. */
async function within(db: Kysely<Tables>, result: Result, window: TimeWindow): Promise<Result> {
  const [from, to] = [window.from?.getTime() ?? -Infinity, window.to?.getTime() ?? Infinity];
  const [first, last] = [dayOf(from), dayOf(to)];
  const inside = new Map([...result].filter(([block]) => dayOfBlock(block) > first && dayOfBlock(block) < last));
  for (const day of new Set([first, last])) {
    const cut = new Map([...result].filter(([block]) => dayOfBlock(block) === day));
    const [begin, end] = [Math.max(from, startOfDay(day)), Math.min(to, startOfDay(day + 1))];
    const isWhole = begin === startOfDay(day) && end === startOfDay(day + 1);
    const kept = cut.size === 0 || isWhole ? cut : await places(db, withinStatement(begin, end));
    for (const [block, slots] of intersect(cut, kept)) inside.set(block, slots);
  }
  return inside;
}

export function withinStatement(begin: number, end: number): RawBuilder<Row> {
  return sql`select block, json_group_array(slot) as slots from activities indexed by activities_time
    where at >= ${begin} and at < ${end} group by block`;
}

async function places(db: Kysely<Tables>, statement: RawBuilder<Row>): Promise<Result> {
  const { rows } = await statement.execute(db);
  return new Map(rows.map(({ block, slots }) => [block, slotsOf(JSON.parse(slots))]));
}
