import type { DatabaseTarget } from '../config.ts';
import type { Store } from '../store/store.ts';

/** Opens the store for one command, and closes it whatever comes of that. */
export async function withStore<T>(database: DatabaseTarget, use: (store: Store) => Promise<T>): Promise<T> {
  const { createStore } = await import('../store/store.ts');
  const store = await createStore(database);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
