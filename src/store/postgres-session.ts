import type { PostgresPoolClient } from 'kysely';
import { type ClientBase, type ClientConfig, types } from 'pg';
import { storable } from './dialect.ts';
import { postgresError } from './postgres-errors.ts';

/** A transaction whose worker was stopped in the middle is given up after this, and its lock with it. */
export const IDLE_MS = 15_000;
/** Longer than a stopped worker may hold what others wait for. */
const LOCK_MS = 20_000;
const KEEP_ALIVE_MS = 10_000;
const CONNECT_MS = 10_000;

const INT8 = 20;
const NUMERIC = 1700;

/** How every connection of ours is made; the session's settings follow, since poolers refuse them at the start. */
export function clientConfig(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'connect-trail',
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    connectionTimeoutMillis: CONNECT_MS,
    types: { getTypeParser },
  };
}

/** Commits reach the disk; a peer that is gone is noticed on both sides. */
export function sessionSettings(idleMs = IDLE_MS): string {
  return `set synchronous_commit = on; set idle_in_transaction_session_timeout = ${idleMs}; set lock_timeout = ${LOCK_MS};
    set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; set timezone = 'UTC'`;
}

/** Counts and times are whole numbers far below 2^53; pg gives int8 and numeric as text. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): ReturnType<typeof types.getTypeParser> {
  if ((oid === INT8 || oid === NUMERIC) && format !== 'binary') return Number;
  return types.getTypeParser(oid, format);
}

/** A client as Kysely calls it: values as PostgreSQL can keep them, failures as the store's. */
export function toSession(client: ClientBase, release: (destroy?: boolean) => void): PostgresPoolClient {
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      const result = await client.query({ text, values: values.map(toBound) });
      // PostgreSQL answers the commit of a transaction that had failed with a rollback, and calls it a success.
      if (result.command === 'ROLLBACK' && text === 'commit') throw new Error('the transaction had failed');
      return result;
    } catch (cause) {
      throw postgresError(cause);
    }
  };
  // Kysely's type has cursors too, which it uses only where it is given their class.
  return { query: query as PostgresPoolClient['query'], release };
}

function toBound(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(toBound);
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_SAFE_INTEGER;
  if (value === Number.NEGATIVE_INFINITY) return Number.MIN_SAFE_INTEGER;
  return value;
}
