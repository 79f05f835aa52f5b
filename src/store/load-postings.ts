import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TimeWindow } from '../activity/query.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { bytesOfAll, joinInOrder, jsonList, listed } from './dialect.ts';
import type { Postings } from './evaluate.ts';
import { dropKept, isCurrent, type Kept, keptOf } from './kept.ts';
import { NOTHING } from './result.ts';
import { either, type Slots, slotsOf } from './slots.ts';
import { decodeEach } from './stored-slots.ts';
import type { Tables } from './tables.ts';
import { toSlotted } from './unindexed.ts';

/** Where one term is true in some days: JSON lists of blocks and of how many bytes each has, and their bytes one after another. */
type Posted = Readonly<{ wish: number; blocks: string; sizes: string; slots: Uint8Array; terms: null }>;
/** What became true in a block and is not indexed yet. */
type Unindexed = Readonly<{ wish: null; blocks: string; sizes: null; slots: null; terms: string }>;
type Row = Posted | Unindexed;

/** Of which the blocks come in one row: a kilobyte or two each, a few of them on a busy day. */
const DAYS = 16;

/** Terms kept for the next query of the same answer: a common one has some hundred blocks of a kilobyte or two. */
const MOST_KEPT = 60;

/** Where each of these terms is true, in the days of the window, all as of one moment. */
export async function loadPostings(
  db: Kysely<Tables>,
  texts: readonly string[],
  window: TimeWindow,
): Promise<Postings> {
  const kept = await keptOf(db);
  try {
    const postings = await loadMissing(db, texts, window, kept.postings);
    if (await isCurrent(db, kept)) return postings;
  } catch (cause) {
    dropKept(db);
    throw cause;
  }
  return load(db, texts, window);
}

async function loadMissing(
  db: Kysely<Tables>,
  texts: readonly string[],
  window: TimeWindow,
  results: Kept['postings'],
): Promise<Postings> {
  const days = `${window.from ? dayOf(window.from.getTime()) : ''} ${window.to ? dayOf(window.to.getTime()) : ''} `;
  if (results.size > MOST_KEPT) results.clear();
  const missing = texts.filter((text) => !results.has(days + text));
  const loading = load(db, missing, window);
  for (const text of missing)
    results.set(
      days + text,
      loading.then((found) => found.get(text) ?? NOTHING),
    );
  const all = texts.map((text) => results.get(days + text));
  const found = await Promise.all(all);
  return new Map(texts.map((text, index) => [text, found[index] ?? NOTHING]));
}

async function load(db: Kysely<Tables>, texts: readonly string[], window: TimeWindow): Promise<Postings> {
  const wishes = [...new Set(texts)];
  const postings = new Map<string, Map<number, Slots>>(wishes.map((text) => [text, new Map()]));
  if (wishes.length === 0) return postings;
  const { rows } = await postingsStatement(db, wishes, window).execute(db);
  const found = [...postings.values()];
  for (const row of rows) if (row.wish !== null) addPosted(found[row.wish], row);
  for (const row of rows) if (row.wish === null) addUnindexed(postings, row);
  return postings;
}

function addPosted(found: Map<number, Slots> | undefined, { blocks, sizes, slots }: Posted): void {
  const numbers: readonly number[] = JSON.parse(blocks);
  const decoded = decodeEach(slots, JSON.parse(sizes));
  for (const [index, block] of numbers.entries()) found?.set(block, decoded[index] ?? slotsOf([]));
}

function addUnindexed(postings: ReadonlyMap<string, Map<number, Slots>>, { blocks: number, terms }: Unindexed): void {
  const block = Number(number);
  for (const [term, numbers] of toSlotted(terms)) {
    const blocks = postings.get(term);
    if (!blocks) continue;
    const [known, more] = [blocks.get(block), slotsOf(numbers)];
    blocks.set(block, known ? either(known, more) : more);
  }
}

export function postingsStatement(
  db: Kysely<Tables>,
  texts: readonly string[],
  { from, to }: TimeWindow,
): RawBuilder<Row> {
  const first = from ? sql`and block >= ${firstBlockOf(dayOf(from.getTime()))}` : sql``;
  const last = to ? sql`and block < ${firstBlockOf(dayOf(to.getTime()) + 1)}` : sql``;
  const wish = listed(
    db,
    { text: 'text' },
    texts.map((text) => [text]),
  );
  // In one statement: what is folded meanwhile is not missed. A row for some of a term's blocks and not for each: a
  // thousand small values cost ten times what a few large ones do, and again when the collector comes by. Not for all of
  // them, though: memory for more than 128 KB comes from the system each time, and what it costs to get is ten times that.
  return sql`select wish.number as wish, ${jsonList(db, sql`block`)} as blocks, ${jsonList(db, sql`length(slots)`)} as sizes,
      ${bytesOfAll(db, sql`slots`)} as slots, null as terms
    from ${wish} as wish join terms on terms.text = wish.text
    ${joinInOrder(db)} postings on term = terms.id ${first} ${last} group by wish.number, block / ${sql.lit(firstBlockOf(DAYS))}
    union all select null, cast(block as text), null, null, terms from unindexed where true ${first} ${last}`;
}
