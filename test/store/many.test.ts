import { join } from 'node:path';
import { addSeconds } from 'date-fns/addSeconds';
import { describe, expect, it } from 'vitest';
import { aName, anActivity, aRef, at, keyOf, OMAR, save, teach } from './an-activity.ts';
import { aFolder, openStore } from './open-store.ts';

describe('a store of twenty thousand activities in a day, more than a block has room for', () => {
  it('answers as a small one does', async () => {
    const store = await openStore(join(aFolder(), 'many.db'));
    const numbers = Array.from({ length: 20_000 }, (_, number) => number);
    const activities = numbers.map((number) =>
      anActivity(`e${String(number).padStart(5, '0')}`, {
        at: addSeconds(at('1:00'), number),
        resource: aRef('Queue', number % 100),
        ...(number % 1000 === 7 && { actor: OMAR }),
        ...(number % 10 === 3 && { plane: 'runtime' }),
      }),
    );
    const names = Array.from({ length: 100 }, (_, number) =>
      aName(aRef('Queue', number), `Queue ${number} of Acme`, at('0:30')),
    );
    await teach(store, ...names);
    const outcomes = await Promise.all(
      [activities.slice(0, 12_000), activities.slice(8000)].map((half) => save(store, ...half)),
    );
    expect(outcomes.flat().filter((outcome) => outcome === 'new')).toHaveLength(20_000);
    expect(await store.searched({})).toBe(20_000);
    expect(await store.count({ window: {} })).toEqual({ found: 18_000, refused: 0, sensitive: 0 });
    expect(await store.count({ window: {}, actorKeys: [OMAR.key] })).toMatchObject({ found: 20 });
    expect(await store.count({ window: {}, resourceKeys: [keyOf(aRef('Queue', 5))] })).toMatchObject({ found: 200 });
    const page = await store.find({ window: {} }, { limit: 10, offset: 17_990 });
    expect(page.map(({ eventID }) => eventID).at(-1)).toBe('e00000');
    const [first] = await store.explain(page);
    expect(first?.known).toMatchObject({ names: { [keyOf(aRef('Queue', 10))]: 'Queue 10 of Acme' } });
    expect(await store.findThings('acme 42', { exact: false })).toMatchObject([{ name: 'Queue 42 of Acme' }]);
    expect(await store.closestNames('Qeueu 42 of Amce', 1)).toEqual(['Queue 42 of Acme']);
  });
});
