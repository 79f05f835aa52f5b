import type { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { DELIVERY_TABLES, FILL_DELIVERY } from './delivery-tables.ts';
import { fillPostings } from './fill-postings.ts';
import { FIRST_TABLES } from './first-tables.ts';
import { KEEP_TABLES, KEEP_WORDS_INDEXED } from './keep-tables.ts';
import { QUESTION_TABLES } from './question-tables.ts';
import type { Tables } from './tables.ts';

type Step = Readonly<{ statements: readonly string[]; fill?: (db: Kysely<Tables>) => Promise<void> }>;

/** In order of their names, which are never changed. */
const MIGRATIONS: Readonly<Record<string, Step>> = {
  '0001-first-tables': { statements: FIRST_TABLES },
  '0002-questions': { statements: QUESTION_TABLES, fill: fillPostings },
  '0003-delivery': { statements: [...DELIVERY_TABLES, ...FILL_DELIVERY] },
  '0004-keeping': { statements: [...KEEP_TABLES, ...KEEP_WORDS_INDEXED] },
};

/** Brings the file to the newest tables in one transaction; a second process that starts meanwhile waits for it. */
export async function migrate(db: Kysely<Tables>, database: DatabaseSync): Promise<void> {
  const migrations = Object.fromEntries(Object.entries(MIGRATIONS).map(([name, step]) => [name, toMigration(step)]));
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  // Kysely runs SQLite's migrations without a transaction, though SQLite's own hold tables too.
  database.exec('begin immediate');
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
  database.exec('commit');
}

function toMigration({ statements, fill }: Step): Migration {
  return {
    up: async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
      await fill?.(db);
    },
  };
}
