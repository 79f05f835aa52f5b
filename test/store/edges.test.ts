import { addMinutes } from 'date-fns/addMinutes';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { TimeWindow } from '../../src/activity/query.ts';
import { dayOf, firstBlockOf } from '../../src/store/blocks.ts';
import { connect } from '../../src/store/connect.ts';
import { slotsStatement } from '../../src/store/edges.ts';
import { anActivity, at, save } from './an-activity.ts';
import { aPlace, openAt, openStore } from './open-store.ts';

const DAYS = 3;
const MINUTES = DAYS * 24 * 60;

const after = (minutes: number) => addMinutes(at('0:00'), minutes);
const minute = fc.nat(MINUTES);
/** In the order in which they come, which is not that of their times. */
const minutes = fc.array(fc.nat(MINUTES - 1), { minLength: 1, maxLength: 40 });
const window = fc.record({ from: minute.map(after), to: minute.map(after) }, { requiredKeys: [] });

it('leaves in each window what happened in it, and counts as much', async () => {
  await fc.assert(
    fc.asyncProperty(minutes, fc.array(window, { minLength: 5, maxLength: 5 }), async (times, windows) => {
      const store = await openStore();
      const all = times.map((time, number) => anActivity(`e${number}`, { at: after(time) }));
      await save(store, ...all);
      for (const each of windows) {
        const wanted = all.filter((activity) => isIn(activity.at, each)).map(({ eventID }) => eventID);
        const found = await store.find({ window: each }, { limit: 100, offset: 0 });
        expect(found.map(({ eventID }) => eventID).toSorted()).toEqual(wanted.toSorted());
        expect(await store.count({ window: each })).toMatchObject({ found: wanted.length });
        expect(await store.searched(each)).toBe(wanted.length);
      }
    }),
    { numRuns: 12 },
  );
});

function isIn(time: Date, { from, to }: TimeWindow): boolean {
  return (from === undefined || time >= from) && (to === undefined || time < to);
}

it('finds the same by time as by block', async () => {
  const place = await aPlace();
  const store = await openAt(place);
  await save(store, ...[9, 12, 3, 23, 17].map((hour) => anActivity(`at ${hour}`, { at: after(hour * 60) })));
  const { read, close } = await connect(place, () => at('8:00'));
  onTestFinished(close);
  const block = firstBlockOf(dayOf(after(0).getTime()));
  const spans = [
    { begin: after(0).getTime(), end: after(9 * 60 + 1).getTime() },
    { begin: after(17 * 60).getTime(), end: after(24 * 60).getTime() },
  ];
  const slotsBy = async (few: boolean) => {
    const { rows } = await read((db) => slotsStatement(db, block, spans, few).execute(db));
    return rows.map(({ slots }) => JSON.parse(slots).toSorted());
  };
  expect(await slotsBy(true)).toEqual([
    [0, 2],
    [3, 4],
  ]);
  expect(await slotsBy(false)).toEqual(await slotsBy(true));
});
