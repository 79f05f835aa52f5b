import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, type Store } from '../../src/store/store.ts';

/** A folder of its own, gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'connect-trail-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that is closed after the test; in memory unless a path is given. */
export async function openStore(path = ':memory:'): Promise<Store> {
  const store = await createStore({ path });
  onTestFinished(() => store.close());
  return store;
}
