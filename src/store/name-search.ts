import { type Kysely, type RawBuilder, sql } from 'kysely';
import { isPostgres } from './dialect.ts';
import type { Tables } from './tables.ts';

/** SQLite's trigram index knows nothing shorter. */
const GRAM = 3;

export type Candidate = Readonly<{ text: string; folded: string }>;

/** Whether a row of `words` holds this piece of a word: SQLite's FTS5 and PostgreSQL's pg_trgm each have an index for it. */
export function holds(db: Kysely<Tables>, word: string): RawBuilder<unknown> {
  if (isPostgres(db)) return sql`folded like ${anywhere(word)}`;
  if ([...word].length < GRAM) return sql`instr(folded, ${word}) > 0`;
  return sql`id in (select rowid from words_fts where words_fts match ${quoted(word)})`;
}

/** Names that share three letters in a row with this text, those that share most first. */
export async function sharingGrams(db: Kysely<Tables>, typed: string, limit: number): Promise<readonly Candidate[]> {
  const grams = gramsOf(typed);
  if (grams.length === 0) return [];
  const { rows } = await (isPostgres(db) ? byLikeness(grams, limit) : byRank(grams, limit)).execute(db);
  return rows;
}

function byLikeness(grams: readonly string[], limit: number): RawBuilder<Candidate> {
  return sql`select text, folded from words where folded like any(${grams.map(anywhere)}::text[])
    order by (select count(*) from unnest(${grams}::text[]) gram where strpos(folded, gram) > 0) desc,
      length(folded), id limit ${limit}`;
}

function byRank(grams: readonly string[], limit: number): RawBuilder<Candidate> {
  return sql`select words.text, words.folded from words_fts join words on words.id = words_fts.rowid
    where words_fts match ${grams.map(quoted).join(' OR ')} order by words_fts.rank limit ${limit}`;
}

function gramsOf(text: string): readonly string[] {
  const letters = [...text];
  const grams = letters.slice(GRAM - 1).map((_, index) => letters.slice(index, index + GRAM).join(''));
  return [...new Set(grams)];
}

/** Inside quotes every character of an FTS5 query is plain text. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

function anywhere(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
