import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TimeWindow } from '../activity/query.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import type { Postings } from './evaluate.ts';
import { decodeSlots, type Slots } from './slots.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<{ text: string; block: number; slots: Uint8Array }>;

/** Where each of these terms is true, in the days of the window. */
export async function loadPostings(
  db: Kysely<Tables>,
  texts: readonly string[],
  window: TimeWindow,
): Promise<Postings> {
  const { rows } = await postingsStatement(texts, window).execute(db);
  const postings = new Map<string, Map<number, Slots>>();
  for (const { text, block, slots } of rows) {
    const blocks = postings.get(text) ?? new Map<number, Slots>();
    postings.set(text, blocks.set(block, decodeSlots(slots)));
  }
  return postings;
}

export function postingsStatement(texts: readonly string[], { from, to }: TimeWindow): RawBuilder<Row> {
  const first = from ? sql`and block >= ${firstBlockOf(dayOf(from.getTime()))}` : sql``;
  const last = to ? sql`and block < ${firstBlockOf(dayOf(to.getTime()) + 1)}` : sql``;
  return sql`select terms.text, block, slots from json_each(${JSON.stringify([...new Set(texts)])}) wish
    join terms on terms.text = wish.value
    cross join postings on term = terms.id ${first} ${last}`;
}
