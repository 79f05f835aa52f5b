import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BotError } from '../errors.ts';
import { LaterSchema } from './later-schema.ts';
import { reasonOf } from './postgres-errors.ts';
import { nameOf, type StoreTarget } from './target.ts';

/** How long one process waits for another one's transaction (an import beside the bot). */
export const BUSY_MS = 10_000;

/** `page_size` counts only before the file exists. FULL: a commit outlives a power cut. 8 MB of cache: more makes writing no faster. */
const FOR_WRITING = `
  pragma page_size = 16384;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma wal_autocheckpoint = 4000;
  pragma cache_size = -8192;
  pragma foreign_keys = off;`;

const FOR_READING = 'pragma query_only = on; pragma cache_size = -32768;';

/** Opens or creates the store's file. Throws BotError('config') for a missing folder, BotError('store') for a bad file. */
export function openForWriting(path: string): DatabaseSync {
  const folder = dirname(resolve(path));
  if (path !== ':memory:' && !existsSync(folder)) {
    throw new BotError(
      'config',
      `The folder ${folder} does not exist. Create it, or name another file in DATABASE_URL.`,
    );
  }
  return open(path, FOR_WRITING);
}

/** A second connection, so that a reader never sees what is not committed and never waits for a writer. */
export function openForReading(path: string): DatabaseSync {
  return open(path, FOR_READING);
}

/** The sentence for a store that cannot be used, whatever SQLite or PostgreSQL said. */
export function cannotOpen(target: StoreTarget, cause: unknown): BotError {
  if (cause instanceof BotError && cause.code === 'config') return cause;
  if (cause instanceof LaterSchema)
    return new BotError('store', `The store ${nameOf(target)} cannot be used. ${cause.message}`, { cause });
  const reason = reasonOf(cause).replace(/^The store cannot work now: /, '');
  const mend = 'path' in target ? mendOfFile(reason) : 'Mend DATABASE_URL, or see to it that PostgreSQL answers there.';
  return new BotError('store', `The store ${nameOf(target)} cannot be used: ${reason}. ${mend}`, { cause });
}

function mendOfFile(reason: string): string {
  if (/readonly/.test(reason))
    return 'Let the bot write the file and its folder, or name another file in DATABASE_URL.';
  if (/is full/.test(reason)) return 'Free some space on its disk.';
  return 'Name another file in DATABASE_URL, or put back a copy of this one.';
}

function open(path: string, pragmas: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: BUSY_MS });
    database.exec(pragmas);
    return database;
  } catch (cause) {
    database?.close();
    throw cannotOpen({ path }, cause);
  }
}
