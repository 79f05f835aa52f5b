import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from '../src/activity/activity.ts';
import { createStore, type Store } from '../src/store/store.ts';
import { NAMES } from './cast.ts';
import type { Progress } from './figures.ts';
import { history, NOW } from './history.ts';

/** Activities a transaction. */
const BATCH = 10_000;
/** Changes whenever the tables or the history do: an older file is made anew. */
const VERSION = 4;

/** A store of so many activities, made once and kept in the machine's temporary folder. */
export async function madeStore(count: number, onProgress: Progress): Promise<Store> {
  return createStore({ path: await madeStorePath(count, onProgress) });
}

export async function madeStorePath(count: number, onProgress: Progress): Promise<string> {
  const path = join(tmpdir(), `connect-trail-bench-${VERSION}-${count}.db`);
  if (!existsSync(path)) await make(path, count, onProgress);
  return path;
}

async function make(path: string, count: number, onProgress: Progress): Promise<void> {
  const half = `${path}.half`;
  for (const file of [half, `${half}-wal`, `${half}-shm`]) await rm(file, { force: true });
  const store = await createStore({ path: half });
  await store.write((tx) => tx.saveNames(NAMES));
  let some: Activity[] = [];
  let made = 0;
  const save = async () => {
    const all = some.map((activity) => ({ activity, record: { eventID: activity.eventID } }));
    await store.write((tx) => tx.saveActivities(all, NOW));
    made += some.length;
    some = [];
    if (made % 100_000 === 0) onProgress(`making the history once: ${made} of ${count} activities`);
  };
  for (const activity of history(count)) {
    some.push(activity);
    if (some.length === BATCH) await save();
  }
  if (some.length > 0) await save();
  await store.close();
  await rename(half, path);
}
