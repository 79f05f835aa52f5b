import { createStore, type Store } from '../store/store.ts';

/** Opens the store for one command, and closes it whatever comes of that. */
export async function withStore<T>(path: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await createStore({ path });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
