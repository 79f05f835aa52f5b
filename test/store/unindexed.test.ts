import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createStore, type Store } from '../../src/store/store.ts';
import { anActivity, BILLING, keyOf, SALES, save } from './an-activity.ts';
import { dump, postingsOf } from './dump.ts';
import { aFolder, openStore } from './open-store.ts';

/** As many as come together in a burst. */
const MANY = 40;

const burst = (name: string, resource = BILLING) =>
  Array.from({ length: MANY }, (_, number) => anActivity(`${name}${String(number).padStart(2, '0')}`, { resource }));

async function idsOf(store: Store, resource: typeof BILLING): Promise<readonly string[]> {
  const found = await store.find({ window: {}, resourceKeys: [keyOf(resource)] }, { limit: 1000, offset: 0 });
  return found.map(({ eventID }) => eventID).toSorted();
}

it('what came in bursts is found at once, beside what came alone', async () => {
  const store = await openStore();
  const all = [...burst('a'), ...burst('b'), anActivity('alone')];
  await save(store, ...all.slice(0, MANY));
  await save(store, ...all.slice(MANY, -1), ...burst('c', SALES));
  await save(store, ...all.slice(-1));
  expect(await idsOf(store, BILLING)).toEqual(all.map(({ eventID }) => eventID).toSorted());
  expect(await store.count({ window: {} })).toMatchObject({ found: 3 * MANY + 1 });
});

it('what came in bursts is in the postings once the store is closed, as if it had come one by one', async () => {
  const folder = aFolder();
  const all = [...burst('a'), ...burst('b', SALES)];
  const [together, apart] = [join(folder, 'together.db'), join(folder, 'apart.db')];
  const store = await createStore({ path: together });
  await save(store, ...burst('a'));
  await save(store, ...burst('b', SALES));
  expect(dump(together)).toMatchObject({ unindexed: [{ slot: 0 }, { slot: MANY }], postings: [] });
  await store.close();
  const other = await createStore({ path: apart });
  for (const each of all) await save(other, each);
  await other.close();
  expect(dump(together).unindexed).toEqual([]);
  expect(postingsOf(dump(together))).toEqual(postingsOf(dump(apart)));
});

it('a store that was not closed answers from what it left, and folds it with the next burst', async () => {
  const path = join(aFolder(), 'killed.db');
  await save(await openStore(path), ...burst('a'));
  const next = await createStore({ path });
  expect(await idsOf(next, BILLING)).toHaveLength(MANY);
  await save(next, ...burst('b'));
  await next.close();
  expect(dump(path).unindexed).toEqual([]);
});
