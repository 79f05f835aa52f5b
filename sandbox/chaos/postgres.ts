import { Client } from 'pg';
import { startPostgres } from '../postgres/postgres-server.ts';
import type { StorePlace } from './store.ts';

/** A real server; each run has a database of its own. */
export async function createPostgres(): Promise<StorePlace> {
  const server = await startPostgres();
  return {
    async open(run) {
      const name = `chaos_${run}`;
      await server.createDatabase(name);
      return { url: server.url(name), cut: () => cutConnections(server.url('postgres'), name) };
    },
    close: () => server.close(),
  };
}

/** As when a server is restarted or fails over: whoever is connected is thrown out. */
async function cutConnections(adminUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const everyone = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1';
  await client.query(everyone, [database]).finally(() => client.end());
}
