import type { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { FIRST_TABLES } from './first-tables.ts';
import type { Tables } from './tables.ts';

/** In order of their names, which are never changed. */
const MIGRATIONS: Readonly<Record<string, readonly string[]>> = { '0001-first-tables': FIRST_TABLES };

/** Brings the file to the newest tables in one transaction; a second process that starts meanwhile waits for it. */
export async function migrate(db: Kysely<Tables>, database: DatabaseSync): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, statements]) => [name, toMigration(statements)]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  // Kysely runs SQLite's migrations without a transaction, though SQLite's own hold tables too.
  database.exec('begin immediate');
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  database.exec('commit');
}

function toMigration(statements: readonly string[]): Migration {
  return {
    up: async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
