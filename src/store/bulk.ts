import { CompiledQuery, type Kysely } from 'kysely';
import { isPostgres } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What a statement binds. */
export type Value = string | number | null | Uint8Array;
export type Values = readonly Value[];

export type Into = Readonly<{
  table: keyof Tables;
  columns: readonly string[];
  /** What follows the rows: `on conflict do nothing`, `returning seq`. */
  tail?: string;
}>;

/** Rows of one statement at most: beyond this it gets no faster, and the few texts stay prepared. */
const MOST_ROWS = 64;
/** Values to look for in one statement. */
const MOST_WISHES = 512;

/** Texts by shape; each table has one for every power of two. */
const texts = new Map<string, string>();

/** Inserts rows in the order given, many a statement; resolves to what `returning` in the tail gives. */
export async function insertRows<T>(db: Kysely<Tables>, into: Into, rows: readonly Values[]): Promise<readonly T[]> {
  const returned: T[] = [];
  for (let start = 0; start < rows.length; ) {
    const count = portion(rows.length - start, MOST_ROWS);
    const some = rows.slice(start, start + count);
    returned.push(...(await run<T>(db, insertText(db, into, count), some.flat())));
    start += count;
  }
  return returned;
}

/** What a select finds for a list of values, however long: `before (list) after`. */
export async function selectIn<T>(
  db: Kysely<Tables>,
  [before, after = '']: readonly [before: string, after?: string],
  wishes: readonly Value[],
  others: readonly Value[] = [],
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let start = 0; start < wishes.length; start += MOST_WISHES) {
    const some = wishes.slice(start, start + MOST_WISHES);
    const list = filled(some);
    const text = textOf(db, `${before}${list.length}${after}`, () => `${before} (${marks(list.length)}) ${after}`);
    found.push(...(await run<T>(db, text, [...list, ...others])));
  }
  return found;
}

/** A list and its marks, of one of few lengths: the last value stands again where there is room. */
export function listOf(values: Values): Readonly<{ marks: string; list: Values }> {
  const list = filled(values);
  return { marks: `(${marks(list.length)})`, list };
}

function filled(values: Values): Values {
  const last = values.at(-1) ?? null;
  return [...values, ...Array.from({ length: roomFor(values.length) - values.length }, () => last)];
}

/** A statement of one text, with `?` for what it binds, as often as it is needed. */
export async function runText<T>(db: Kysely<Tables>, text: string, values: readonly Value[]): Promise<readonly T[]> {
  return run(
    db,
    textOf(db, text, () => text),
    values,
  );
}

async function run<T>(db: Kysely<Tables>, text: string, values: readonly Value[]): Promise<readonly T[]> {
  return (await db.executeQuery<T>(CompiledQuery.raw(text, [...values]))).rows;
}

function insertText(db: Kysely<Tables>, { table, columns, tail = '' }: Into, count: number): string {
  return textOf(db, `${table} ${columns} ${count} ${tail}`, () => {
    const row = `(${marks(columns.length)})`;
    return `insert into ${table} (${columns.join(', ')}) values ${Array(count).fill(row).join(', ')} ${tail}`;
  });
}

function textOf(db: Kysely<Tables>, shape: string, write: () => string): string {
  const onPostgres = isPostgres(db);
  const key = onPostgres ? `postgres ${shape}` : shape;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = onPostgres ? numbered(write()) : write();
  texts.set(key, text);
  return text;
}

/** PostgreSQL's marks bear numbers. */
function numbered(text: string): string {
  let number = 0;
  return text.replaceAll('?', () => {
    number += 1;
    return `$${number}`;
  });
}

function marks(count: number): string {
  return Array(count).fill('?').join(', ');
}

/** The largest power of two that is not larger. */
function portion(count: number, most: number): number {
  return count >= most ? most : 2 ** Math.floor(Math.log2(count));
}

function roomFor(count: number): number {
  if (count === 0) return 1;
  return 2 ** Math.ceil(Math.log2(count));
}
