import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/activity/query.ts';
import type { Store } from '../../src/store/store.ts';
import { anActivity, at, BILLING, DANA, keyOf, MAIN_IVR, OMAR, SALES, save } from './an-activity.ts';
import { openStore } from './open-store.ts';

const STORED = [
  anActivity('oldest', { at: at('8:00') }),
  anActivity('by-omar', { at: at('9:00'), actor: OMAR, requestID: 'r1' }),
  anActivity('b-tied', { at: at('10:00'), resource: SALES, severity: 'sensitive' }),
  anActivity('a-tied', { at: at('10:00'), resource: SALES, related: [BILLING], plane: 'tagging' }),
  anActivity('refused', { at: at('11:00'), failure: { code: 'AccessDenied', problems: [] } }),
  anActivity('flow', { at: at('12:00'), resource: MAIN_IVR, plane: 'auth', related: [SALES, BILLING] }),
  anActivity('read', { at: at('13:00'), plane: 'read', actor: OMAR }),
  anActivity('contact', { at: at('14:00'), plane: 'runtime', related: [MAIN_IVR], requestID: 'r2' }),
];

describe('find', () => {
  it.each<[string, Partial<Query>, readonly string[]]>([
    ['all changes, newest first', {}, ['flow', 'refused', 'b-tied', 'a-tied', 'by-omar', 'oldest']],
    ['the other way round', { ascending: true }, ['oldest', 'by-omar', 'a-tied', 'b-tied', 'refused', 'flow']],
    ['nothing of nobody', { actorKeys: [] }, []],
    ['nothing of no plane', { planes: [] }, []],
    ['nothing where everything is left out', { except: [{}] }, []],
    ['everything where nothing is left out', { except: [], ascending: true, limit: 2 }, ['oldest', 'by-omar']],
    ['an event only if it meets the rest', { eventID: 'read', actorKeys: [DANA.key] }, []],
    ['an event that meets the rest', { eventID: 'read', actorKeys: [OMAR.key] }, ['read']],
    ['one person’s', { actorKeys: [OMAR.key] }, ['by-omar']],
    [
      'several people’s',
      { actorKeys: [OMAR.key, DANA.key, 'nobody'] },
      ['flow', 'refused', 'b-tied', 'a-tied', 'by-omar', 'oldest'],
    ],
    [
      'a thing’s, on either side',
      { resourceKeys: [keyOf(BILLING)] },
      ['flow', 'refused', 'a-tied', 'by-omar', 'oldest'],
    ],
    [
      'several things’, each once',
      { resourceKeys: [keyOf(BILLING), keyOf(SALES)] },
      ['flow', 'refused', 'b-tied', 'a-tied', 'by-omar', 'oldest'],
    ],
    ['a thing’s by one person', { resourceKeys: [keyOf(BILLING)], actorKeys: [OMAR.key] }, ['by-omar']],
    ['a type’s', { resourceType: 'ContactFlow' }, ['flow']],
    ['a type’s by one person', { resourceType: 'Queue', actorKeys: [OMAR.key] }, ['by-omar']],
    ['the planes asked for', { planes: ['read', 'tagging'] }, ['read', 'a-tied']],
    ['a plane of changes', { planes: ['auth'] }, ['flow']],
    ['a thing’s in a plane', { resourceKeys: [keyOf(MAIN_IVR)], planes: ['runtime'] }, ['contact']],
    ['from a time on', { window: { from: at('11:00') } }, ['flow', 'refused']],
    ['up to a time, without it', { window: { to: at('9:00') } }, ['oldest']],
    [
      'a thing’s between two times',
      { resourceKeys: [keyOf(SALES)], window: { from: at('9:30'), to: at('11:30') } },
      ['b-tied', 'a-tied'],
    ],
    ['one by its id, a read too', { eventID: 'read' }, ['read']],
    ['one by its request', { requestID: 'r2' }, ['contact']],
    ['nothing for no things', { resourceKeys: [] }, []],
    ['nothing for no people', { actorKeys: [], resourceType: 'Queue' }, []],
    ['nothing for no planes', { planes: [] }, []],
    ['nothing unheard of', { resourceKeys: ['Queue/none'], eventID: 'none' }, []],
  ])('finds %s', async (_, part, expected) => {
    const store = await filledStore();
    const query = { window: {}, ...part };
    const found = await store.find(query, { limit: 100, offset: 0 });
    expect(found.map(({ eventID }) => eventID)).toEqual(expected);
    expect((await store.count(query)).found).toBe(expected.length);
  });

  it('pages without gaps', async () => {
    const store = await filledStore();
    const pages = await Promise.all([0, 2, 4, 6].map((offset) => store.find({ window: {} }, { limit: 2, offset })));
    const ids = pages.map((page) => page.map(({ eventID }) => eventID));
    expect(ids).toEqual([['flow', 'refused'], ['b-tied', 'a-tied'], ['by-omar', 'oldest'], []]);
  });
});

describe('count', () => {
  it('tells the refused and the sensitive from the rest', async () => {
    const store = await filledStore();
    expect(await store.count({ window: {} })).toEqual({ found: 6, refused: 1, sensitive: 1 });
    const both = { window: {}, resourceKeys: [keyOf(BILLING), keyOf(SALES)] };
    expect(await store.count(both)).toEqual({ found: 6, refused: 1, sensitive: 1 });
    expect(await store.count({ window: {}, actorKeys: ['nobody'] })).toEqual({ found: 0, refused: 0, sensitive: 0 });
  });
});

describe('searched and oldest', () => {
  it('count activities of every plane', async () => {
    const store = await filledStore();
    expect(await store.searched({})).toBe(8);
    expect(await store.searched({ from: at('10:00'), to: at('13:00') })).toBe(4);
    expect(await store.oldest()).toEqual(at('8:00'));
  });

  it('know an empty store', async () => {
    const store = await openStore();
    expect([await store.searched({}), await store.oldest()]).toEqual([0, undefined]);
  });
});

async function filledStore(): Promise<Store> {
  const store = await openStore();
  await save(store, ...STORED);
  return store;
}
