import type { Kysely } from 'kysely';
import { fold } from './fold.ts';
import type { Tables, WordOwner } from './tables.ts';

/** Lets a thing or an actor be found by these texts from now on. Nothing is forgotten: former names find too. */
export async function saveWords(
  db: Kysely<Tables>,
  owner: WordOwner,
  words: readonly Readonly<{ key: string; text: string }>[],
): Promise<void> {
  const rows = words.map(({ key, text }) => ({ owner, key, text, folded: fold(text) })).filter(({ folded }) => folded);
  if (rows.length === 0) return;
  await db
    .insertInto('words')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
