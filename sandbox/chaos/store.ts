import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgres } from './postgres.ts';

export type StoreKind = 'sqlite' | 'postgres';

/** Where the stores of the runs are. */
export type StorePlace = Readonly<{
  /** An empty store of its own. */
  open(run: number): Promise<RunStore>;
  close(): Promise<void>;
}>;

export type RunStore = Readonly<{
  /** DATABASE_URL. */
  url: string;
  /** Cuts the connections of all workers, where the store has any. */
  cut(): Promise<void>;
}>;

export async function createStorePlace(kind: StoreKind): Promise<StorePlace> {
  return kind === 'postgres' ? createPostgres() : createFiles();
}

async function createFiles(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-chaos-'));
  return {
    open: async (run) => ({ url: `sqlite:${join(folder, `run-${run}.db`)}`, cut: async () => undefined }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
