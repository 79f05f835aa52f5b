import type { Kysely } from 'kysely';
import { fold } from './fold.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables, WordOwner } from './tables.ts';

/** Lets a thing or an actor be found by these texts from now on. Nothing is forgotten: former names find too. */
export async function saveWords(
  db: Kysely<Tables>,
  owner: WordOwner,
  words: readonly Readonly<{ key: string; text: string }>[],
): Promise<void> {
  const rows = words.map(({ key, text }) => ({ owner, key, text, folded: fold(text) })).filter(({ folded }) => folded);
  for (const some of inChunks(rows)) {
    await db
      .insertInto('words')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
