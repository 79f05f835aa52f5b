import type { Kysely } from 'kysely';
import { withSlots } from './stored-slots.ts';
import type { Tables } from './tables.ts';
import { foldAll } from './unindexed.ts';

/** Makes more terms true of an activity that has its place already. */
export async function addPostings(
  db: Kysely<Tables>,
  { block, slot }: Readonly<{ block: number; slot: number }>,
  texts: readonly string[],
): Promise<void> {
  if (texts.length === 0) return;
  await foldAll(db);
  await db
    .insertInto('terms')
    .values(texts.map((text) => ({ text })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = await db
    .selectFrom('terms')
    .leftJoin('postings', (join) => join.onRef('postings.term', '=', 'terms.id').on('postings.block', '=', block))
    .select(['terms.id', 'postings.slots'])
    .where('terms.text', 'in', texts)
    .execute();
  await db
    .insertInto('postings')
    .values(rows.map(({ id, slots }) => ({ term: id, block, slots: withSlots(slots ?? undefined, [slot]) })))
    .onConflict((conflict) =>
      conflict.columns(['term', 'block']).doUpdateSet(({ ref }) => ({ slots: ref('excluded.slots') })),
    )
    .execute();
}
