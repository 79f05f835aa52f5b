import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import { ARRIVAL, aName, anActivity, aRef, at, keyOf, SALES, save, teach } from './an-activity.ts';
import { openStore } from './open-store.ts';

const ALL = { limit: 100, offset: 0 };

describe('saveActivity', () => {
  it('gives back an activity as it was, and the record behind it', async () => {
    const store = await openStore();
    const activity = anActivity('e1', {
      related: [SALES],
      failure: { code: 'AccessDeniedException', message: 'no', problems: [] },
      requestID: 'r1',
      accessKeyId: 'AKIA…CDEF',
    });
    await store.write((tx) => tx.saveActivity(activity, { eventID: 'e1', nested: { list: [1, null] } }, ARRIVAL));
    expect(await store.findActivity('e1')).toEqual(activity);
    expect(await store.findRecord('e1')).toEqual({ eventID: 'e1', nested: { list: [1, null] } });
    expect([await store.findActivity('e2'), await store.findRecord('e2')]).toEqual([undefined, undefined]);
  });

  it('keeps apart what one work saves at the same time', async () => {
    const store = await openStore();
    const resources = [aRef('Queue', 1), aRef('Queue', 2), aRef('Queue', 3)];
    await store.write((tx) =>
      Promise.all(
        resources.map((resource, number) => tx.saveActivity(anActivity(`e${number}`, { resource }), {}, ARRIVAL)),
      ),
    );
    expect(await store.count({ window: {} })).toMatchObject({ found: 3 });
    for (const resource of resources) {
      expect(await store.count({ window: {}, targetKeys: [keyOf(resource)] })).toMatchObject({ found: 1 });
    }
  });

  it('changes nothing when an activity arrives again', async () => {
    const store = await openStore();
    const again = anActivity('e1', { resource: SALES, severity: 'sensitive', at: at('11:00') });
    expect(await save(store, anActivity('e1'), again)).toEqual(['new', 'known']);
    expect(await store.findActivity('e1')).toEqual(anActivity('e1'));
    expect(await store.count({ window: {} })).toEqual({ found: 1, refused: 0, sensitive: 0 });
    expect(await store.find({ window: {}, resourceKeys: [keyOf(SALES)] }, ALL)).toEqual([]);
  });

  const ORIGINAL = anActivity('original');
  const ADDENDUM = anActivity('addendum', { sameAs: ['original'] });
  const HERE = anActivity('here', { sameAs: ['shared'] });
  const THERE = anActivity('there', { sameAs: ['shared'], account: '210987654321' });
  it.each<[string, Activity, Activity]>([
    ['an addendum after its record', ORIGINAL, ADDENDUM],
    ['an addendum before its record', ADDENDUM, ORIGINAL],
    ['a second account’s record of one action', HERE, THERE],
    ['a third record that links to the second', anActivity('third', { sameAs: ['there'] }), THERE],
  ])('takes %s for the same activity', async (_, first, second) => {
    const store = await openStore();
    expect(await save(store, first, second, second)).toEqual(['new', 'known', 'known']);
    const byBothIds = [await store.findActivity(first.eventID), await store.findActivity(second.eventID)];
    expect(byBothIds).toEqual([first, first]);
    expect(await store.find({ window: {}, eventID: second.eventID }, ALL)).toEqual([first]);
    expect(await store.searched({})).toBe(1);
  });

  it('follows a chain of records of one action', async () => {
    const store = await openStore();
    const third = anActivity('third', { sameAs: ['there'] });
    expect(await save(store, HERE, THERE, third)).toEqual(['new', 'known', 'known']);
    expect(await store.findActivity('third')).toEqual(HERE);
  });

  it('keeps a record of any number of things and fields', async () => {
    const store = await openStore();
    const numbers = Array.from({ length: 9000 }, (_, number) => number);
    const activity = anActivity('e1', {
      related: numbers.map((number) => aRef('Skill', number)),
      changes: numbers.map((number) => ({ field: `F${number}`, value: number, hidden: false, wholeList: false })),
    });
    expect(await save(store, activity)).toEqual(['new']);
    await teach(store, ...numbers.map((number) => aName(aRef('Skill', number), `Skill ${number}`, at('8:00'))));
    const query = { window: {}, resourceKeys: [keyOf(aRef('Skill', 8999)), keyOf(aRef('Skill', 0))] };
    expect(await store.count(query)).toMatchObject({ found: 1 });
    const [explained] = await store.explain([{ ...activity, at: at('10:00') }]);
    expect(Object.keys(explained?.known.names ?? {})).toHaveLength(9000);
    expect(Object.keys(explained?.known.earlier ?? {})).toHaveLength(9000);
  });

  it('keeps whatever text a record brings', async () => {
    const store = await openStore();
    const odd = '\u0000"\' ; drop table activities; -- %_\\ \ud800 ‮ \u{1f600}';
    const activity = anActivity(odd, {
      eventName: odd,
      actor: {
        key: odd,
        kind: 'unknown',
        name: 'constructor',
        aliases: ['__proto__', odd.toLowerCase()],
        automation: false,
      },
      resource: { type: odd, id: odd, instanceId: odd, name: 'x'.repeat(5000) },
      changes: [
        { field: '__proto__', value: { __proto__: null, a: odd }, hidden: false, wholeList: false, refType: odd },
      ],
      instanceId: odd,
    });
    expect(await save(store, activity, activity)).toEqual(['new', 'known']);
    const [found] = await store.find({ window: {}, actorKeys: [odd] }, ALL);
    expect(found).toEqual(await store.findActivity(odd));
    expect(found?.eventName).toBe(odd);
    expect(await store.explain([activity])).toEqual([{ activity, known: { names: {}, earlier: {} } }]);
  });
});
