import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { BotError } from '../errors.ts';
import { isPostgres } from './dialect.ts';
import { LaterSchema } from './later-schema.ts';
import { MIGRATIONS, type Step } from './migrations.ts';
import { toPostgres } from './postgres-tables.ts';
import type { Tables } from './tables.ts';

/** Brings the tables up to date. Whoever calls sees to it that nobody else does so at the same time. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const executed = await executedNames(db);
  refuseStrange(executed);
  // Kysely's look at the tables costs more than all else at start.
  if (executed.length === Object.keys(MIGRATIONS).length) return;
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, step]) => [name, toMigration(step, isPostgres(db))]),
  );
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error;
}

/** Throws BotError('store') when a later version of the program has changed the tables since. One small statement. */
export async function checkSchema(db: Kysely<Tables>): Promise<void> {
  refuseStrange(await executedNames(db));
}

/** False for a store of an earlier version. Throws BotError('store') for one of a later version, and for what is no store. */
export async function isUpToDate(db: Kysely<Tables>): Promise<boolean> {
  const executed = await executedNames(db);
  if (executed.length === 0) throw new BotError('store', 'it is no store of Connect Trail');
  refuseStrange(executed);
  return executed.length === Object.keys(MIGRATIONS).length;
}

async function executedNames(db: Kysely<Tables>): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return rows.map(({ name }) => name);
  } catch (cause) {
    if (cause instanceof BotError) throw cause;
    // No such table: nobody was here before.
    return [];
  }
}

function refuseStrange(executed: readonly string[]): void {
  const strange = executed.find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (strange === undefined) return;
  throw new LaterSchema(strange);
}

function toMigration({ statements, postgres = [], fill }: Step, onPostgres: boolean): Migration {
  const all = onPostgres ? [...statements.flatMap(toPostgres), ...postgres] : statements;
  return {
    up: async (db) => {
      for (const statement of all) await sql.raw(statement).execute(db);
      await fill?.(db);
    },
  };
}
