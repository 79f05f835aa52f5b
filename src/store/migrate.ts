import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { BotError } from '../errors.ts';
import { isPostgres } from './dialect.ts';
import { MIGRATIONS, type Step } from './migrations.ts';
import { toPostgres } from './postgres-tables.ts';
import type { Tables } from './tables.ts';

/** Brings the tables up to date. Whoever calls sees to it that nobody else does so at the same time. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, step]) => [name, toMigration(step, isPostgres(db))]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const known = await migrator.getMigrations();
  if (known.some(({ executedAt }) => executedAt)) await checkSchema(db);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Throws BotError('store') when a later version of the program has changed the tables since. One small statement. */
export async function checkSchema(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  const strange = rows.find(({ name }) => !Object.hasOwn(MIGRATIONS, name));
  if (!strange) return;
  throw new BotError(
    'store',
    `a later version of Connect Trail has changed its tables (${strange.name}), and this one would not keep to them; run that version`,
  );
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
