import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TimeWindow } from '../activity/query.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { isPostgres, joinInOrder, listed } from './dialect.ts';
import type { Postings } from './evaluate.ts';
import { NOTHING, type Result } from './result.ts';
import { either, type Slots, slotsOf } from './slots.ts';
import { decodeSlots } from './stored-slots.ts';
import type { Tables } from './tables.ts';
import { toSlotted } from './unindexed.ts';

/** Where one term is true, or what became true in a block and is not indexed yet. */
type Row = Readonly<{ block: number }> &
  (Readonly<{ wish: number; slots: Uint8Array; terms: null }> | Readonly<{ wish: null; slots: null; terms: string }>);
type Kept = Readonly<{ version: string; results: Map<string, Promise<Result>> }>;

/** Terms kept for the next query of the same answer: a common one has some hundred blocks of half a kilobyte. */
const MOST_KEPT = 60;

/** By connection, as long as nothing is written: one answer finds, counts and compares by the same few terms. */
const keptOf = new WeakMap<Kysely<Tables>, Kept>();

/** Where each of these terms is true, in the days of the window, all as of one moment. */
export async function loadPostings(
  db: Kysely<Tables>,
  texts: readonly string[],
  window: TimeWindow,
): Promise<Postings> {
  const version = await versionOf(db);
  const known = keptOf.get(db);
  const kept = known?.version === version ? known : { version, results: new Map<string, Promise<Result>>() };
  keptOf.set(db, kept);
  try {
    const postings = await loadMissing(db, texts, window, kept.results);
    if ((await versionOf(db)) === version) return postings;
  } catch (cause) {
    keptOf.delete(db);
    throw cause;
  }
  return load(db, texts, window);
}

async function loadMissing(
  db: Kysely<Tables>,
  texts: readonly string[],
  window: TimeWindow,
  results: Kept['results'],
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

/** Changes with whatever another connection commits, and with this connection's own writes; PostgreSQL's also in between. */
async function versionOf(db: Kysely<Tables>): Promise<string> {
  const version = isPostgres(db)
    ? sql<{ version: string }>`select pg_current_snapshot()::text as version`
    : sql<{ version: string }>`select data_version || ' ' || total_changes() as version from pragma_data_version`;
  const { rows } = await version.execute(db);
  return rows[0]?.version ?? '';
}

async function load(db: Kysely<Tables>, texts: readonly string[], window: TimeWindow): Promise<Postings> {
  const wishes = [...new Set(texts)];
  const postings = new Map<string, Map<number, Slots>>(wishes.map((text) => [text, new Map()]));
  if (wishes.length === 0) return postings;
  const { rows } = await postingsStatement(db, wishes, window).execute(db);
  const found = [...postings.values()];
  for (const row of rows) if (row.wish !== null) found[row.wish]?.set(row.block, decodeSlots(row.slots));
  for (const row of rows) if (row.terms !== null) addUnindexed(postings, row);
  return postings;
}

function addUnindexed(
  postings: ReadonlyMap<string, Map<number, Slots>>,
  { block, terms }: Readonly<{ block: number; terms: string }>,
): void {
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
  // In one statement: what is folded meanwhile is not missed. A thousand rows are read sooner with a number than a text.
  return sql`select wish.number as wish, block, slots, null as terms from ${wish} as wish
    join terms on terms.text = wish.text
    ${joinInOrder(db)} postings on term = terms.id ${first} ${last}
    union all select null, block, null, terms from unindexed where true ${first} ${last}`;
}
