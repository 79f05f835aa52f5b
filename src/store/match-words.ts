import { type Kysely, type RawBuilder, sql } from 'kysely';
import { fold } from './fold.ts';
import { holds } from './name-search.ts';
import type { Tables, WordOwner } from './tables.ts';

/** Words beyond these narrow nothing any more. */
const MOST_WORDS = 8;

/** Keys of those who bear exactly one of these texts, whatever its case. */
export function keysNamed(owner: WordOwner, texts: readonly string[]): RawBuilder<unknown> {
  return sql`select key from words where owner = ${owner} and folded in (${sql.join(texts.map(fold))})`;
}

/** Keys of those who bear a text that begins so. */
export function keysStarting(owner: WordOwner, text: string, most: number): RawBuilder<unknown> {
  const folded = fold(text);
  return sql`select key from words where folded >= ${folded} and folded < ${`${folded}\u{10ffff}`}
    and owner = ${owner} limit ${most}`;
}

/** Rows of `words` that hold every word of the text somewhere, by `column`: in one text (id) or in any of one bearer (key). */
export function wordsLike(
  db: Kysely<Tables>,
  column: 'id' | 'key',
  owner: WordOwner,
  text: string,
): RawBuilder<unknown> {
  const words = fold(text).split(' ').slice(0, MOST_WORDS);
  const selected = sql.ref(column);
  const parts = words.map((word) => sql`select ${selected} from words where owner = ${owner} and ${holds(db, word)}`);
  return sql`${sql.join(parts, sql` intersect `)}`;
}
