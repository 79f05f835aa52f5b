import { type Kysely, sql } from 'kysely';
import { insertRows, type Value } from './bulk.ts';
import { isPostgres, storable } from './dialect.ts';
import { NUMBERED, TABLE_KEYS, TABLES, type TableName } from './table-keys.ts';
import type { Tables } from './tables.ts';

/** Rows at a time: a record may have a quarter of a megabyte. */
const ROWS = 500;

/** How many rows each table had. */
export type Copied = Readonly<Record<TableName, number>>;

type Row = Readonly<Record<string, Value>>;

/** Everything of one store into another that has its tables and nothing in them; each within a transaction. */
export async function copyTables(source: Kysely<Tables>, target: Kysely<Tables>): Promise<Copied> {
  const counts: [TableName, number][] = [];
  for (const table of TABLES) counts.push([table, await copyTable(source, target, table)]);
  if (isPostgres(target)) await goOnCounting(target);
  return Object.fromEntries(counts) as Copied;
}

async function copyTable(source: Kysely<Tables>, target: Kysely<Tables>, table: TableName): Promise<number> {
  let count = 0;
  let last: Row | undefined;
  do {
    const rows = await rowsAfter(source, table, last);
    await insertRows(target, { table, columns: Object.keys(rows[0] ?? {}) }, rows.map(toValues));
    count += rows.length;
    last = rows.length === ROWS ? rows.at(-1) : undefined;
  } while (last);
  return count;
}

function toValues(row: Row): readonly Value[] {
  return Object.values(row).map((value) => (typeof value === 'string' ? storable(value) : value));
}

async function rowsAfter(db: Kysely<Tables>, table: TableName, last: Row | undefined): Promise<readonly Row[]> {
  const names: readonly string[] = TABLE_KEYS[table];
  const keys = sql.join(names.map((name) => sql.id(name)));
  const beyond = last ? sql`where (${keys}) > (${sql.join(names.map((name) => last[name]))})` : sql``;
  const { rows } = await sql<Row>`select * from ${sql.id(table)} ${beyond} order by ${keys} limit ${ROWS}`.execute(db);
  return rows;
}

/** The numbers of new rows follow those that were copied. */
async function goOnCounting(db: Kysely<Tables>): Promise<void> {
  for (const [table, column] of NUMBERED) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      (select coalesce(max(${sql.id(column)}), 0) + 1 from ${sql.id(table)}), false)`.execute(db);
  }
}

export async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const table of TABLES) {
    const { rows } = await sql`select 1 from ${sql.id(table)} limit 1`.execute(db);
    if (rows.length > 0) return false;
  }
  return true;
}

export async function emptyTables(db: Kysely<Tables>): Promise<void> {
  if (isPostgres(db)) {
    await sql`truncate ${sql.join(TABLES.map((table) => sql.id(table)))}`.execute(db);
    return;
  }
  for (const table of TABLES.toReversed()) await sql`delete from ${sql.id(table)}`.execute(db);
}
