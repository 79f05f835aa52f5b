import type { Kysely } from 'kysely';
import { inChunks } from './in-chunks.ts';
import { slotsOf, withoutSlots } from './slots.ts';
import { decodeSlots, encodeSlots } from './stored-slots.ts';
import type { Tables } from './tables.ts';
import { foldAll } from './unindexed.ts';

/** What is no longer true of a slot. */
export type ClearedSlot = Readonly<{ slot: number; terms: readonly string[] }>;

/** Rows of three values each, and texts, in portions that share prepared statements. */
const SOME = 300;

/** Takes slots of a block out of the postings of these terms; a term that is true nowhere any more goes away. */
export async function clearPostings(db: Kysely<Tables>, block: number, cleared: readonly ClearedSlot[]): Promise<void> {
  await foldAll(db);
  const slotsByTerm = new Map<string, number[]>();
  for (const { slot, terms } of cleared) {
    for (const text of terms) {
      const slots = slotsByTerm.get(text);
      if (slots) slots.push(slot);
      else slotsByTerm.set(text, [slot]);
    }
  }
  for (const texts of inChunks([...slotsByTerm.keys()], SOME)) await clearSome(db, block, texts, slotsByTerm);
}

async function clearSome(
  db: Kysely<Tables>,
  block: number,
  texts: readonly string[],
  slotsByTerm: ReadonlyMap<string, readonly number[]>,
): Promise<void> {
  const rows = await db
    .selectFrom('terms')
    .innerJoin('postings', 'postings.term', 'terms.id')
    .select(['terms.text', 'postings.term', 'postings.slots'])
    .where('terms.text', 'in', texts)
    .where('postings.block', '=', block)
    .execute();
  const left = rows.map(({ text, term, slots }) => {
    const rest = withoutSlots(decodeSlots(slots), slotsOf(slotsByTerm.get(text) ?? []));
    return { term, block, slots: rest };
  });
  const some = left.filter(({ slots }) => slots.some((word) => word !== 0));
  const empty = left.filter(({ slots }) => slots.every((word) => word === 0)).map(({ term }) => term);
  if (some.length > 0) {
    await db
      .insertInto('postings')
      .values(some.map(({ slots, ...row }) => ({ ...row, slots: encodeSlots(slots) })))
      .onConflict((conflict) =>
        conflict.columns(['term', 'block']).doUpdateSet(({ ref }) => ({ slots: ref('excluded.slots') })),
      )
      .execute();
  }
  if (empty.length === 0) return;
  await db.deleteFrom('postings').where('block', '=', block).where('term', 'in', empty).execute();
  await sweepTerms(db, empty);
}

/** Removes those of the terms that are true nowhere: they hold names and values, and none stays for ever. */
export async function sweepTerms(db: Kysely<Tables>, terms: readonly number[]): Promise<void> {
  await db
    .deleteFrom('terms')
    .where('id', 'in', terms)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('postings').select('term').whereRef('postings.term', '=', 'terms.id'))),
    )
    .execute();
}
