import type { Kysely } from 'kysely';
import { fold } from './fold.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables, WordOwner } from './tables.ts';

/** What a work has saved already, so that a thousand records of one person teach a name once. */
export type SavedWords = Set<string>;

/** Lets a thing or an actor be found by these texts from now on. Nothing is forgotten: former names find too. */
export async function saveWords(
  db: Kysely<Tables>,
  owner: WordOwner,
  words: readonly Readonly<{ key: string; text: string }>[],
  saved: SavedWords = new Set(),
): Promise<void> {
  const unsaved = words.filter(({ key, text }) => !saved.has(`${owner} ${key}\n${text}`));
  for (const { key, text } of unsaved) saved.add(`${owner} ${key}\n${text}`);
  const rows = unsaved
    .map(({ key, text }) => ({ owner, key, text, folded: fold(text) }))
    .filter(({ folded }) => folded);
  for (const some of inChunks(rows)) {
    await db
      .insertInto('words')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
