import { type RawBuilder, sql } from 'kysely';
import { fold } from './fold.ts';
import type { WordOwner } from './tables.ts';

/** The trigram index knows nothing shorter. */
const GRAM = 3;
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
export function wordsLike(column: 'id' | 'key', owner: WordOwner, text: string): RawBuilder<unknown> {
  const words = fold(text).split(' ').slice(0, MOST_WORDS);
  const selected = sql.ref(column);
  const parts = words.map((word) => sql`select ${selected} from words where owner = ${owner} and ${holds(word)}`);
  return sql`${sql.join(parts, sql` intersect `)}`;
}

function holds(word: string): RawBuilder<unknown> {
  if ([...word].length < GRAM) return sql`instr(folded, ${word}) > 0`;
  return sql`id in (select rowid from words_fts where words_fts match ${quoted(word)})`;
}

/** Texts that share three letters in a row with this one; undefined where it is too short to have any. */
export function anyGram(folded: string): string | undefined {
  const letters = [...folded];
  const grams = letters.slice(GRAM - 1).map((_, index) => letters.slice(index, index + GRAM).join(''));
  return grams.length === 0 ? undefined : [...new Set(grams)].map(quoted).join(' OR ');
}

/** Inside quotes every character of an FTS5 query is plain text. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}
