import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, type Store } from '../../src/store/store.ts';
import type { StoreTarget } from '../../src/store/target.ts';
import { postgresDatabase } from '../support/postgres-database.ts';

/** Every test of the store runs with SQLite and, as another project of Vitest's, with PostgreSQL. */
export const ON_POSTGRES = process.env.TEST_STORE === 'postgres';

/** A folder of its own, gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'connect-trail-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where several processes may open one store of this run's kind. */
export async function aPlace(): Promise<StoreTarget> {
  return ON_POSTGRES ? { url: await postgresDatabase() } : { path: join(aFolder(), 'shared.db') };
}

/** A store that is closed after the test: the file of that name, or a new one of this run's kind. */
export async function openStore(path?: string): Promise<Store> {
  if (path !== undefined) return openAt({ path });
  return openAt(ON_POSTGRES ? { url: await postgresDatabase() } : { path: ':memory:' });
}

export async function openAt(target: StoreTarget): Promise<Store> {
  const store = await createStore(target);
  onTestFinished(() => store.close());
  return store;
}
