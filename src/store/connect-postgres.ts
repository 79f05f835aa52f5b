import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Opened } from './connect.ts';
import { createGroupCommit } from './group-commit.ts';
import { migrate } from './migrate.ts';
import { cannotOpen } from './open-database.ts';
import { createPostgresReaders } from './postgres-readers.ts';
import { createPostgresWriter, type PostgresWriter } from './postgres-writer.ts';
import type { Tables } from './tables.ts';

/** Advisory locks of ours: whoever writes, and whoever brings the tables up to date. */
const WRITING = 7_020_144_301;
const MIGRATING = 7_020_144_302;
/** Somebody else's migration may take its time. */
const MIGRATING_MS = 3_600_000;

export type PostgresOptions = Readonly<{
  /** How long a transaction of a worker that was stopped holds up the others. */
  idleMs?: number;
}>;

/** One writer and a pool of readers; the writers of all processes take turns, as SQLite's do. */
export async function connectPostgres(url: string, { idleMs }: PostgresOptions = {}): Promise<Opened> {
  const session = createPostgresWriter(url, idleMs);
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: session }) });
  try {
    await session.renew();
    await migrateAlone(writer);
  } catch (cause) {
    await session.end();
    throw cannotOpen({ url }, cause);
  }
  const commits = createGroupCommit(writer, () => begin(writer, session));
  const reader = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPostgresReaders(url) }) });
  return {
    write: (work) => commits.write(() => work(writer)),
    read: (work) => work(reader),
    close: async () => {
      await commits.end();
      await Promise.all([reader.destroy(), writer.destroy()]);
    },
  };
}

/** What SQLite's `begin immediate` does: nobody else writes until the end of this transaction. */
async function begin(writer: Kysely<Tables>, session: PostgresWriter): Promise<void> {
  await session.renew();
  await sql`begin`.execute(writer);
  await sql`select pg_advisory_xact_lock(${sql.lit(WRITING)})`.execute(writer);
}

/** Kysely's own lock comes only after its first look at the tables. */
async function migrateAlone(writer: Kysely<Tables>): Promise<void> {
  await sql`with patience as (select set_config('lock_timeout', ${String(MIGRATING_MS)}, true))
    select pg_advisory_lock(${sql.lit(MIGRATING)}) from patience`.execute(writer);
  await migrate(writer);
  await sql`select pg_advisory_unlock(${sql.lit(MIGRATING)})`.execute(writer);
}
