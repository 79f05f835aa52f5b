import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteStatement } from 'kysely';
import { BotError } from '../errors.ts';

/** Statements kept prepared on a connection; the texts of ours are few, lists of several lengths add some. */
const PREPARED = 300;

/** BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB. */
const DISTURBANCES: ReadonlySet<number> = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);

/** Kysely's SQLite dialect expects better-sqlite3; this gives it `node:sqlite` in that shape. */
export function createDialect(database: DatabaseSync): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (text: string): SqliteStatement => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = toStatement(failing(() => database.prepare(text)));
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size >= PREPARED) prepared.delete(oldest);
    prepared.set(text, statement);
    return statement;
  };
  return new SqliteDialect({ database: { close: () => database.close(), prepare } });
}

function toStatement(statement: StatementSync): SqliteStatement {
  return {
    // Not the word it begins with: `insert … returning` gives rows too.
    reader: statement.columns().length > 0,
    all: (values) => failing(() => statement.all(...values.map(toBound))),
    run: (values) => failing(() => statement.run(...values.map(toBound))),
    iterate: (values) => failing(() => statement.iterate(...values.map(toBound))),
  };
}

function toBound(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot keep a ${typeof value}.`);
}

function failing<T>(run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (!isDisturbance(cause)) throw cause;
    throw new BotError('store', `The store cannot work now: ${cause.message}.`, { cause });
  }
}

/** Whether the file, the disk or another process is to blame, and not what was to be stored. */
function isDisturbance(cause: unknown): cause is Error {
  if (!(cause instanceof Error) || !('errcode' in cause) || typeof cause.errcode !== 'number') return false;
  // The low byte is the primary code. https://sqlite.org/rescode.html
  return DISTURBANCES.has(cause.errcode & 0xff);
}
