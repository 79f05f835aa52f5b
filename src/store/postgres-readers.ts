import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { postgresError } from './postgres-errors.ts';
import { clientConfig, sessionSettings, toSession } from './postgres-session.ts';

/** Each worker's; PostgreSQL takes 100 of all by default. */
const MOST = 8;

/** Connections for reading, which see committed data only. A lost one is replaced at the next question. */
export function createPostgresReaders(url: string): PostgresPool {
  const pool = new Pool({ ...clientConfig(url), max: MOST, idleTimeoutMillis: 60_000 });
  const sessions = new WeakMap<PoolClient, PostgresPoolClient>();
  // An idle connection that is lost is nobody's failure yet.
  pool.on('error', () => undefined);
  return {
    options: {},
    async connect() {
      try {
        const client = await pool.connect();
        const known = sessions.get(client);
        if (known) return known;
        // A client that is lost while it is in use tells so by its query.
        client.on('error', () => undefined);
        await client.query(`${sessionSettings()}; set default_transaction_read_only = on`);
        const session = toSession(client, (destroy) => client.release(destroy));
        sessions.set(client, session);
        return session;
      } catch (cause) {
        throw postgresError(cause);
      }
    },
    end: () => pool.end(),
  };
}
