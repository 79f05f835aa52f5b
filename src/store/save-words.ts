import type { Kysely } from 'kysely';
import { insertRows } from './bulk.ts';
import { fold } from './fold.ts';
import type { Tables, WordOwner } from './tables.ts';

/** A text that finds a thing or an actor. */
export type Word = Readonly<{ key: string; text: string }>;

/** Lets a thing or an actor be found by these texts from now on. Nothing is forgotten: former names find too. */
export async function saveWords(db: Kysely<Tables>, owner: WordOwner, words: Iterable<Word>): Promise<void> {
  const columns = ['owner', 'key', 'text', 'folded'] as const;
  const rows = Array.from(words, ({ key, text }) => [owner, key, text, fold(text)]).filter(([, , , folded]) => folded);
  await insertRows(db, { table: 'words', columns, tail: 'on conflict do nothing' }, rows);
}
