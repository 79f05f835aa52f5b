import type { Kysely } from 'kysely';
import { connectSqlite } from './connect-sqlite.ts';
import type { Tables } from './tables.ts';
import type { StoreTarget } from './target.ts';
import { createWriteWatch, type WriteFailure } from './write-failure.ts';

export type Work<T> = (db: Kysely<Tables>) => Promise<T>;

/** One writer, whose works share commits, and readers that see committed data only. */
export type Connection = Readonly<{
  write<T>(work: Work<T>): Promise<T>;
  read<T>(work: Work<T>): Promise<T>;
  /** Why the last write was not taken; undefined while they are. */
  writeFailure(): WriteFailure | undefined;
  /** After the works that wait already. */
  close(): Promise<void>;
}>;

/** A connection as each kind of database makes it. */
export type Opened = Omit<Connection, 'writeFailure'>;

/** Opens the store and brings its tables up to date; a file is created where there is none. */
export async function connect(target: StoreTarget, now: () => Date): Promise<Connection> {
  const opened = await open(target);
  const { watch, failure } = createWriteWatch(now);
  return { ...opened, write: (work) => watch(opened.write(work)), writeFailure: failure };
}

async function open(target: StoreTarget): Promise<Opened> {
  if ('path' in target) return connectSqlite(target.path);
  // Who keeps a SQLite file never waits for PostgreSQL's driver.
  const { connectPostgres } = await import('./connect-postgres.ts');
  return connectPostgres(target.url);
}
