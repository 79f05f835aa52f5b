import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Client } from 'pg';
import { BotError } from '../errors.ts';
import { postgresError } from './postgres-errors.ts';
import { clientConfig, sessionSettings, toSession } from './postgres-session.ts';

/**
 * One connection in the place of a pool. A lost one is not replaced in the middle: half of a transaction would go on
 * outside of it. `renew` connects again, between transactions.
 */
export type PostgresWriter = PostgresPool & Readonly<{ renew(): Promise<void> }>;

export function createPostgresWriter(url: string, idleMs?: number): PostgresWriter {
  let client: Client | undefined;
  let session: PostgresPoolClient | undefined;
  let loss: unknown;

  const drop = (from: Client, cause: unknown): void => {
    if (client !== from) return;
    [client, session, loss] = [undefined, undefined, cause];
    from.end().catch(() => undefined);
  };

  return {
    options: {},
    async renew() {
      if (session) return;
      const fresh = new Client(clientConfig(url));
      fresh.on('error', (cause) => drop(fresh, cause));
      fresh.on('end', () => drop(fresh, new Error('the connection was closed')));
      try {
        await fresh.connect();
        await fresh.query(sessionSettings(idleMs));
      } catch (cause) {
        fresh.end().catch(() => undefined);
        throw postgresError(cause);
      }
      client = fresh;
      session = toSession(fresh, (destroy) => destroy && drop(fresh, new Error('the connection was given up')));
    },
    async connect() {
      if (!session) throw new BotError('store', 'The connection to the store was lost.', { cause: loss });
      return session;
    },
    async end() {
      const last = client;
      [client, session] = [undefined, undefined];
      await last?.end().catch(() => undefined);
    },
  };
}
