import { describe, expect, it } from 'vitest';
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

  it('is put aside as it came', async () => {
    const store = await openStore();
    const body = JSON.stringify({ odd: ODD });
    await store.write((tx) => tx.saveQuarantine({ body, reason: ODD, carrier: 'ingest', at: at('9:00') }));
    expect(await store.quarantined(1)).toMatchObject([{ body }]);
  });
});
