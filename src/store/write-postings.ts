import type { Kysely } from 'kysely';
import { insertRows, selectIn } from './bulk.ts';
import { withSlots } from './stored-slots.ts';
import type { Tables } from './tables.ts';

/** By term: the slots in one block. */
export type Slotted = Map<string, number[]>;

/** Makes the terms true of the slots, by block. Only `stored` blocks have earlier slots. */
export async function writePostings(
  db: Kysely<Tables>,
  blocks: ReadonlyMap<number, Slotted>,
  stored: ReadonlySet<number>,
): Promise<void> {
  const ids = await idsOf(db, new Set([...blocks.values()].flatMap((slotted) => [...slotted.keys()])));
  for (const [block, slotted] of blocks) await writeBlock(db, { block, slotted, ids, had: stored.has(block) });
}

type InBlock = Readonly<{
  block: number;
  slotted: Slotted;
  ids: ReadonlyMap<string, number>;
  /** The store has had the block before. */
  had: boolean;
}>;

async function writeBlock(db: Kysely<Tables>, { block, slotted, ids, had }: InBlock): Promise<void> {
  const byTerm = Array.from(slotted, ([text, slots]) => ({ term: ids.get(text) ?? 0, slots }));
  // In the order of the table, so that neighbours share pages.
  byTerm.sort((one, other) => one.term - other.term);
  const earlier = had ? await earlierSlots(db, block, byTerm) : undefined;
  const rows = byTerm.map(({ term, slots }) => [term, block, withSlots(earlier?.get(term), slots)]);
  const tail = 'on conflict (term, block) do update set slots = excluded.slots';
  await insertRows(db, { table: 'postings', columns: ['term', 'block', 'slots'], tail }, rows);
}

async function earlierSlots(
  db: Kysely<Tables>,
  block: number,
  postings: readonly Readonly<{ term: number }>[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await selectIn<Readonly<{ term: number; slots: Uint8Array }>>(
    db,
    ['select term, slots from postings where term in', 'and block = ?'],
    postings.map(({ term }) => term),
    [block],
  );
  return new Map(rows.map(({ term, slots }) => [term, slots]));
}

type Term = Readonly<{ id: number; text: string }>;

async function idsOf(db: Kysely<Tables>, texts: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const find = (some: readonly string[]) => selectIn<Term>(db, ['select id, text from terms where text in'], some);
  const ids = new Map((await find([...texts])).map(({ id, text }) => [text, id]));
  const missing = [...texts].filter((text) => !ids.has(text));
  const tail = 'on conflict do nothing returning id, text';
  const rows = missing.map((text) => [text]);
  for (const { id, text } of await insertRows<Term>(db, { table: 'terms', columns: ['text'], tail }, rows))
    ids.set(text, id);
  return ids;
}
