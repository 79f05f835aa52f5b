import { createStore, type Store } from '../store/store.ts';
import type { StoreTarget } from '../store/target.ts';

/** Opens the store for one command, and closes it whatever comes of that. */
export async function withStore<T>(target: StoreTarget, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await createStore(target);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
