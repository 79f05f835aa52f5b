import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadEmbedded } from './embedded.ts';

export type PostgresServer = Readonly<{
  /** DATABASE_URL of a database of this server. */
  url(database: string): string;
  createDatabase(name: string, template?: string): Promise<void>;
  /** Whoever is connected is thrown out. */
  dropDatabase(name: string): Promise<void>;
  /** Stops what was started here, and leaves nothing behind. */
  close(): Promise<void>;
}>;

/** Quick to make and to lose: nothing here outlives its run. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'max_connections=300', 'unix_socket_directories='];

/** A server of PostgreSQL 18 in a temporary folder, on loopback. Started by root it runs as the user postgres. */
export async function startPostgres(): Promise<PostgresServer> {
  const place = await mkdtemp(join(tmpdir(), 'connect-trail-postgres-'));
  await chmod(place, 0o755);
  const folder = join(place, 'data');
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown) => void said.push(String(message));
  try {
    const EmbeddedPostgres = await loadEmbedded(place);
    const server = new EmbeddedPostgres({
      databaseDir: folder,
      port,
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: [
        '--no-sync',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      postgresFlags: ['-h', '127.0.0.1', ...SETTINGS.flatMap((setting) => ['-c', setting])],
      onLog: note,
      onError: note,
    });
    await server.initialise();
    await server.start();
    const close = async () => {
      await server.stop();
      await rm(place, { recursive: true, force: true });
    };
    return { ...serverAt(`postgres://postgres:password@127.0.0.1:${port}/postgres`), close };
  } catch (cause) {
    await rm(place, { recursive: true, force: true });
    const why = `${cause instanceof Error ? cause.message : 'it ended at once'}\n${said.slice(-5).join('')}`;
    throw new Error(
      `PostgreSQL does not start here; name a server in TEST_DATABASE_URL whose user may create databases: ${why}`,
      { cause },
    );
  }
}

/** A server that runs already; `close` leaves it running. */
export function serverAt(adminUrl: string): PostgresServer {
  const run = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  return {
    url(database) {
      const url = new URL(adminUrl);
      url.pathname = `/${database}`;
      return url.href;
    },
    createDatabase: (name, template = 'template1') => run(`create database "${name}" template "${template}"`),
    dropDatabase: (name) => run(`drop database if exists "${name}" with (force)`),
    close: async () => undefined,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
