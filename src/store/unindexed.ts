import type { Kysely } from 'kysely';
import { insertRows } from './bulk.ts';
import type { Tables } from './tables.ts';
import { type Slotted, writePostings } from './write-postings.ts';

/** Rows folded in one transaction, for which the next records wait. */
const SOME = 16;

/**
 * Keeps what became true in a block as one row, to be folded into `postings` with that of others: there each term is a
 * row of its own, somewhere else on the disk.
 */
export async function saveUnindexed(db: Kysely<Tables>, blocks: ReadonlyMap<number, Slotted>): Promise<void> {
  const rows = Array.from(blocks, ([block, slotted]) => {
    const slot = Math.min(...[...slotted.values()].map(([first = 0]) => first));
    return [block, slot, JSON.stringify([...slotted])];
  });
  await insertRows(db, { table: 'unindexed', columns: ['block', 'slot', 'terms'] }, rows);
}

/** What such a row says. */
export function toSlotted(terms: string): readonly (readonly [term: string, slots: readonly number[]])[] {
  return JSON.parse(terms);
}

/** The oldest of the rows into `postings`; resolves to whether some are left. */
export async function foldSome(db: Kysely<Tables>): Promise<boolean> {
  const rows = await db.selectFrom('unindexed').selectAll().orderBy('block').orderBy('slot').limit(SOME).execute();
  if (rows.length === 0) return false;
  const blocks = new Map<number, Slotted>();
  for (const { block, terms } of rows) {
    const slotted: Slotted = blocks.get(block) ?? new Map();
    blocks.set(block, slotted);
    for (const [term, slots] of toSlotted(terms)) {
      const known = slotted.get(term);
      if (known) known.push(...slots);
      else slotted.set(term, [...slots]);
    }
  }
  await writePostings(db, blocks, new Set(blocks.keys()));
  for (const { block, slot } of rows)
    await db.deleteFrom('unindexed').where('block', '=', block).where('slot', '=', slot).execute();
  return rows.length === SOME;
}

/** All of them: whoever changes `postings`, or asks what is true of none, does so first. */
export async function foldAll(db: Kysely<Tables>): Promise<void> {
  let left = true;
  while (left) left = await foldSome(db);
}
