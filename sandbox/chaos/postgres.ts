import type { StorePlace } from './store.ts';

/** What is used here of the sandbox's server of PostgreSQL, and of the client. */
type Server = {
  url(database: string): string;
  createDatabase(name: string): Promise<void>;
  close(): Promise<void>;
};
type Client = { connect(): Promise<unknown>; query(text: string): Promise<unknown>; end(): Promise<void> };

// Both are needed by whoever asks for this store, and by nobody else.
const SERVER = '../postgres/postgres-server.ts';
const CLIENT = 'pg';

/** A real server; each run has a database of its own. */
export async function createPostgres(): Promise<StorePlace> {
  const { startPostgres }: { startPostgres(): Promise<Server> } = await import(SERVER);
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
  const { Client }: { Client: new (options: { connectionString: string }) => Client } = await import(CLIENT);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const everyone = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`;
  await client.query(everyone).finally(() => client.end());
}
