import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { BotError } from '../errors.ts';
import { connect } from './connect.ts';
import { isUpToDate } from './migrate.ts';
import { BUSY_MS, cannotOpen } from './open-database.ts';
import { createDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';
import type { StoreTarget } from './target.ts';

/** A store as it was at one moment, whatever is written to it meanwhile. */
export type Snapshot = Readonly<{ db: Kysely<Tables>; close(): Promise<void> }>;

/**
 * Throws BotError('usage') where there is no file, BotError('store') for one that cannot be used. A file whose tables are
 * older is brought up to date, in a copy of it unless it is a store in use.
 */
export async function openSnapshot(target: StoreTarget, { inUse }: Readonly<{ inUse: boolean }>): Promise<Snapshot> {
  if ('url' in target) return snapshotOfPostgres(target.url);
  const { path } = target;
  if (!existsSync(path)) throw new BotError('usage', `There is no file ${path}.`);
  if (await isCurrent(path)) return snapshotOfFile(path);
  if (inUse) {
    await (await connect(target, () => new Date())).close();
    return snapshotOfFile(path);
  }
  const folder = await mkdtemp(join(dirname(resolve(path)), '.connect-trail-'));
  const tidy = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'backup.db');
    await copyFile(path, copy);
    await (await connect({ path: copy }, () => new Date())).close();
    const { db, close } = snapshotOfFile(copy);
    return { db, close: () => close().finally(tidy) };
  } catch (cause) {
    await tidy();
    throw cause;
  }
}

async function isCurrent(path: string): Promise<boolean> {
  const { db, close } = snapshotOfFile(path);
  try {
    return await isUpToDate(db);
  } catch (cause) {
    throw cannotOpen({ path }, cause);
  } finally {
    await close();
  }
}

function snapshotOfFile(path: string): Snapshot {
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
    // The first statement that reads takes the snapshot.
    database.exec('begin; select count(*) from sqlite_schema');
    const db = new Kysely<Tables>({ dialect: createDialect(database) });
    return { db, close: async () => database.close() };
  } catch (cause) {
    throw cannotOpen({ path }, cause);
  }
}

async function snapshotOfPostgres(url: string): Promise<Snapshot> {
  await (await connect({ url }, () => new Date())).close();
  const { createPostgresWriter } = await import('./postgres-writer.ts');
  // Between two portions the other side may take its time.
  const session = createPostgresWriter(url, 0);
  await session.renew();
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: session }) });
  await sql`begin isolation level repeatable read read only`.execute(db);
  await sql`select 1 from marks`.execute(db);
  return { db, close: () => session.end() };
}
