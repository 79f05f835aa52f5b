import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { resourceKey } from '../../src/connect/resource-ref.ts';
import { aName, anActivity, at, BILLING, keyOf, save, teach } from './an-activity.ts';
import { openStore } from './open-store.ts';

const ODD = 'a\0b\ud800c';

describe('text that no database keeps', () => {
  it('is kept as well as it can be, and found by itself', async () => {
    const store = await openStore();
    const activity = anActivity('e1', {
      from: ODD,
      changes: [{ field: ODD, value: ODD, hidden: false, wholeList: false }],
    });
    expect(await save(store, activity)).toEqual(['new']);
    await teach(store, aName(BILLING, ODD, at('8:00')));
    const found = await store.find({ window: {}, address: ODD }, { limit: 10, offset: 0 });
    expect(found.map(({ eventID }) => eventID)).toEqual(['e1']);
    expect(await store.findThings(ODD, { exact: true })).toMatchObject([{ key: keyOf(BILLING) }]);
    await store.explain(found);
  });

  it('may be endless', async () => {
    const store = await openStore();
    // Nothing that a database could make short.
    const endless = Array.from({ length: 200 }, (_, part) =>
      createHash('sha256').update(`${part}`).digest('base64'),
    ).join('');
    const resource = { type: 'Queue', name: endless };
    const activity = anActivity('e1', {
      resource,
      related: [{ type: 'User', id: endless }],
      changes: [{ field: 'Name', value: endless, hidden: false, wholeList: false }],
    });
    expect(await save(store, activity)).toEqual(['new']);
    const key = resourceKey(resource) ?? '';
    await teach(store, { key, type: 'Queue', name: endless, at: at('8:00'), eventID: 'n1' });
    const found = await store.findThings(endless, { exact: true });
    expect(found.some((thing) => thing.key === key)).toBe(true);
    expect(await store.count({ window: {}, resourceKeys: [key] })).toMatchObject({ found: 1 });
  });

  it('is put aside as it came', async () => {
    const store = await openStore();
    const body = JSON.stringify({ odd: ODD });
    await store.write((tx) => tx.saveQuarantine({ body, reason: ODD, carrier: 'ingest', at: at('9:00') }));
    expect(await store.quarantined(1)).toMatchObject([{ body }]);
  });
});
