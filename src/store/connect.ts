import type { Kysely } from 'kysely';
import { connectSqlite } from './connect-sqlite.ts';
import type { Tables } from './tables.ts';
import type { StoreTarget } from './target.ts';

export type Work<T> = (db: Kysely<Tables>) => Promise<T>;

/** One writer, whose works share commits, and readers that see committed data only. */
export type Connection = Readonly<{
  write<T>(work: Work<T>): Promise<T>;
  read<T>(work: Work<T>): Promise<T>;
  /** After the works that wait already. */
  close(): Promise<void>;
}>;

/** Opens the store and brings its tables up to date; a file is created where there is none. */
export async function connect(target: StoreTarget): Promise<Connection> {
  if ('path' in target) return connectSqlite(target.path);
  // Who keeps a SQLite file never waits for PostgreSQL's driver.
  const { connectPostgres } = await import('./connect-postgres.ts');
  return connectPostgres(target.url);
}
