import { randomUUID } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { type PostgresServer, serverAt } from '../../sandbox/postgres/postgres-server.ts';

/** The database that the others are copies of. */
export const MIGRATED = 'connect_trail_migrated';

let server: Promise<PostgresServer> | undefined;

/** The DATABASE_URL of a store of one test: with its tables, or without. Gone after the test. */
export async function postgresDatabase({ empty = false } = {}): Promise<string> {
  server ??= launched();
  const { url, createDatabase, dropDatabase } = await server;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(name, empty ? undefined : MIGRATED);
  onTestFinished(() => dropDatabase(name));
  return url(name);
}

async function launched(): Promise<PostgresServer> {
  const answer = await fetch(inject('postgresLauncher'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return serverAt(text);
}
