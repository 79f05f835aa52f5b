import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

// What SQLite and PostgreSQL say differently. Queries are written once, out of these.

/** Columns of a list, and what they hold. */
type Columns = Readonly<Record<string, 'text' | 'number'>>;

export function isPostgres(db: Kysely<Tables>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** Text as both can keep it: PostgreSQL takes neither NUL nor half a surrogate pair. */
export function storable(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}

/** Rows of ours as a table to join: `number` counts them from 0. Say `… as wish` behind it. */
export function listed(
  db: Kysely<Tables>,
  columns: Columns,
  rows: readonly (readonly (string | number | null)[])[],
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  if (isPostgres(db)) {
    const lists = Object.values(columns).map((type, index) => {
      const values = rows.map((row) => row[index] ?? null);
      return type === 'text' ? sql`${values}::text[]` : sql`${values}::bigint[]`;
    });
    return sql`(select ordinality - 1 as number, ${sql.join(names.map(id))} from unnest(${sql.join(lists)})
      with ordinality as wish (${sql.join([...names, 'ordinality'].map(id))}))`;
  }
  const parts = names.map((name, index) => sql`value ->> ${sql.lit(index)} as ${id(name)}`);
  return sql`(select wish.key as number, ${sql.join(parts)} from json_each(${JSON.stringify(rows)}) wish)`;
}

/** A join in the order written: SQLite's planner knows nothing of how few the rows before it are. */
export function joinInOrder(db: Kysely<Tables>): RawBuilder<unknown> {
  return isPostgres(db) ? sql`join` : sql`cross join`;
}

/** Behind a table's name: the index that SQLite is to use. */
export function indexedBy(db: Kysely<Tables>, index: string): RawBuilder<unknown> {
  return isPostgres(db) ? sql`` : sql`indexed by ${id(index)}`;
}

/** The values of a group as a JSON list. */
export function jsonList(db: Kysely<Tables>, values: RawBuilder<unknown>): RawBuilder<string> {
  return isPostgres(db) ? sql`coalesce(json_agg(${values}), '[]')::text` : sql`json_group_array(${values})`;
}

/** The bytes of a group one after another, in the order of its `jsonList`. */
export function bytesOfAll(db: Kysely<Tables>, values: RawBuilder<unknown>): RawBuilder<Uint8Array> {
  // SQLite knows texts one after another: of bytes, whatever they are, it takes each as it is.
  return isPostgres(db) ? sql`string_agg(${values}, ''::bytea)` : sql`cast(group_concat(${values}, '') as blob)`;
}

function id(name: string): RawBuilder<unknown> {
  return sql.id(name);
}
