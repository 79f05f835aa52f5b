import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TimeWindow } from '../activity/query.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { indexedBy, jsonList, listed } from './dialect.ts';
import { findOnce } from './kept.ts';
import { countSlots, type Slots, slotsBelow, slotsOf, withoutSlots } from './slots.ts';
import type { Tables } from './tables.ts';

/** A block of which a window has something: all of it, or these. `count`: how many activities they are. */
export type Edge = Readonly<{ slots: Slots | 'all'; count: number }>;

/** By block, of the days in which a window begins and ends. */
export type Edges = ReadonlyMap<number, Edge>;

type Row = Readonly<{ block: number; size: number; first_at: number; last_at: number; trimmed: number }>;
type Span = Readonly<{ begin: number; end: number }>;

/** So many blocks of a day are read by time. Of more that did not come in order each would be read for every other. */
const FEW = 4;

/** An answer asks for them twice: to find, and to say how much it searched. */
export async function edgesOf(db: Kysely<Tables>, window: TimeWindow): Promise<Edges> {
  const key = `${window.from?.getTime()} ${window.to?.getTime()}`;
  return findOnce(
    db,
    ({ edges }) => edges,
    key,
    () => findEdges(db, window),
  );
}

async function findEdges(db: Kysely<Tables>, { from, to }: TimeWindow): Promise<Edges> {
  const span = { begin: from?.getTime() ?? -Infinity, end: to?.getTime() ?? Infinity };
  const days = new Set([span.begin, span.end].filter(Number.isFinite).map(dayOf));
  const edges = new Map<number, Edge>();
  for (const day of days) {
    const { rows } = await blocksStatement(day).execute(db);
    const touched = rows.filter(({ first_at, last_at }) => last_at >= span.begin && first_at < span.end);
    for (const row of touched) edges.set(row.block, await edgeOf(db, row, { span, few: touched.length <= FEW }));
  }
  return edges;
}

export function blocksStatement(day: number): RawBuilder<Row> {
  return sql`select blocks.block, blocks.size, first_at, last_at, coalesce(trimmed_blocks.size, 0) as trimmed
    from blocks left join trimmed_blocks on trimmed_blocks.block = blocks.block
    where blocks.block >= ${firstBlockOf(day)} and blocks.block < ${firstBlockOf(day + 1)}`;
}

/** Whichever is the shorter time is read: what is inside, or what is not. Of a trimmed block it is not known what is not. */
async function edgeOf(
  db: Kysely<Tables>,
  { block, size, first_at, last_at, trimmed }: Row,
  { span, few }: Readonly<{ span: Span; few: boolean }>,
): Promise<Edge> {
  const whole = { begin: first_at, end: last_at + 1 };
  const inside = { begin: Math.max(span.begin, whole.begin), end: Math.min(span.end, whole.end) };
  const outside = [
    { begin: whole.begin, end: inside.begin },
    { begin: inside.end, end: whole.end },
  ].filter(({ begin, end }) => begin < end);
  if (outside.length === 0) return { slots: 'all', count: size - trimmed };
  const isLonger = lengthOf([inside]) > lengthOf(outside);
  const slots =
    isLonger && trimmed === 0
      ? withoutSlots(slotsBelow(size), await slotsAt(db, block, outside, few))
      : await slotsAt(db, block, [inside], few);
  return { slots, count: countSlots(slots) };
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { begin, end }) => sum + end - begin, 0);
}

async function slotsAt(db: Kysely<Tables>, block: number, spans: readonly Span[], few: boolean): Promise<Slots> {
  const { rows } = await slotsStatement(db, block, spans, few).execute(db);
  return slotsOf(rows.flatMap(({ slots }): number[] => JSON.parse(slots)));
}

/** A JSON list of the slots at each time. */
export function slotsStatement(
  db: Kysely<Tables>,
  block: number,
  spans: readonly Span[],
  few: boolean,
): RawBuilder<Readonly<{ slots: string }>> {
  const span = listed(
    db,
    { begin: 'number', end: 'number' },
    spans.map(({ begin, end }) => [begin, end]),
  );
  const index = indexedBy(db, few ? 'activities_time' : 'activities_place');
  return sql`select (select ${jsonList(db, sql`slot`)} from activities found ${index}
      where found.block = ${block} and found.at >= span."begin" and found.at < span."end") as slots
    from ${span} as span`;
}
