import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, type Store } from '../src/store/store.ts';
import { NAMES } from './cast.ts';
import { history, NOW } from './history.ts';

/** Activities a transaction. */
const BATCH = 5000;
/** Changes whenever the tables or the history do: an older file is made anew. */
const VERSION = 2;

/** A store of so many activities, made once and kept in the machine's temporary folder. */
export async function madeStore(count: number, onProgress: (made: number) => void): Promise<Store> {
  const path = join(tmpdir(), `connect-trail-bench-${VERSION}-${count}.db`);
  if (!existsSync(path)) await make(path, count, onProgress);
  return createStore({ path });
}

async function make(path: string, count: number, onProgress: (made: number) => void): Promise<void> {
  const half = `${path}.half`;
  for (const file of [half, `${half}-wal`, `${half}-shm`]) await rm(file, { force: true });
  const store = await createStore({ path: half });
  await store.write((tx) => tx.saveNames(NAMES));
  const activities = history(count);
  for (let made = 0; made < count; made += BATCH) {
    await store.write(async (tx) => {
      for (let number = 0; number < BATCH; number += 1) {
        const { value: activity } = activities.next();
        if (activity) await tx.saveActivity(activity, { eventID: activity.eventID }, NOW);
      }
    });
    onProgress(Math.min(count, made + BATCH));
  }
  await store.close();
  await rename(half, path);
}
