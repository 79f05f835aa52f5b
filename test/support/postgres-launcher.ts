import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type PostgresServer, serverAt, startPostgres } from '../../sandbox/postgres/postgres-server.ts';
import { createStore } from '../../src/store/store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers with the URL of the server. */
    postgresLauncher: string;
    postgresTemplate: string;
  }
}

/** The database that the others are copies of. */
const MIGRATED = 'connect_trail_migrated';

/** Vitest's global setup: one server for the run, started when the first test asks for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const launcher = createServer((_, response) => {
    server ??= launch();
    server.then(
      (running) => response.end(running.url('postgres')),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => launcher.listen(0, '127.0.0.1', resolve));
  project.provide('postgresLauncher', `http://127.0.0.1:${(launcher.address() as AddressInfo).port}`);
  project.provide('postgresTemplate', MIGRATED);
  return async () => {
    launcher.close();
    await server?.then(
      async (running) => {
        await running.dropDatabase(MIGRATED);
        await running.close();
      },
      () => undefined,
    );
  };
}

/** With a database whose tables are there already: each test gets a copy. */
async function launch(): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? serverAt(given) : await startPostgres();
  await server.dropDatabase(MIGRATED);
  await server.createDatabase(MIGRATED);
  await (await createStore({ url: server.url(MIGRATED) })).close();
  return server;
}
