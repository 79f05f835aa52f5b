import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { BotError } from '../errors.ts';
import { copyInto, refuseMemory } from './copy-store.ts';
import { BUSY_MS, cannotOpen } from './open-database.ts';
import { openSnapshot } from './snapshot.ts';
import type { StoreTarget } from './target.ts';

/**
 * Writes the store as it is at one moment into a new SQLite file, while the bot goes on. The file is there when all of it
 * is on the disk. Throws BotError('usage') for a file that is there already.
 */
export async function backupStore(from: StoreTarget, file: string): Promise<void> {
  refuseMemory(from);
  if (existsSync(file)) throw new BotError('usage', `${file} is there already: name another file.`);
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new BotError('usage', `There is no folder ${folder}.`);
  const part = `${file}.part`;
  await removeStore(part);
  try {
    if ('path' in from) vacuumInto(from.path, part);
    else await copyInto(await openSnapshot(from, { inUse: true }), { path: part }, {});
    await flush(part);
    await rename(part, file);
    await flush(folder);
  } finally {
    await removeStore(part);
  }
}

/** One reading transaction: unlike SQLite's own backup it never begins anew because somebody wrote. */
function vacuumInto(path: string, file: string): void {
  if (!existsSync(path)) throw new BotError('usage', `There is no file ${path}.`);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
    database.prepare('vacuum into ?').run(file);
  } catch (cause) {
    throw cannotOpen({ path }, cause);
  } finally {
    database?.close();
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

async function removeStore(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(path + suffix, { force: true });
}
