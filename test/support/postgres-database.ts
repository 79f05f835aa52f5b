import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, inject, onTestFinished } from 'vitest';
import { type PostgresServer, serverAt } from '../../sandbox/postgres/postgres-server.ts';
import { NUMBERED, TABLES } from '../../src/store/table-keys.ts';

let server: Promise<PostgresServer> | undefined;
/** Databases of this file's tests that are finished: emptied, one is as good as new, and ten times as quick to have. */
const used: string[] = [];

/** The DATABASE_URL of a store of one test: with its tables, or without any. */
export async function postgresDatabase({ empty = false } = {}): Promise<string> {
  server ??= launched();
  const { url, createDatabase, dropDatabase } = await server;
  const again = empty ? undefined : used.pop();
  if (again !== undefined) {
    await emptied(url(again));
    onTestFinished(() => void used.push(again));
    return url(again);
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(name, empty ? undefined : inject('postgresTemplate'));
  onTestFinished(() => (empty ? dropDatabase(name) : void used.push(name)));
  return url(name);
}

afterAll(async () => {
  for (const name of used.splice(0)) await (await server)?.dropDatabase(name);
});

async function emptied(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const deletions = TABLES.toReversed().map((table) => `delete from ${table}`);
  const restarts = NUMBERED.map(([table, column]) => `alter table ${table} alter column ${column} restart`);
  await client.query([...deletions, ...restarts].join(';')).finally(() => client.end());
}

async function launched(): Promise<PostgresServer> {
  const answer = await fetch(inject('postgresLauncher'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return serverAt(text);
}
