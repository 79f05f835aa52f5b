import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { dayOf, firstBlockOf } from '../../src/store/blocks.ts';
import { connect } from '../../src/store/connect.ts';
import { loadPostings } from '../../src/store/load-postings.ts';
import { numbersIn, slotsOf } from '../../src/store/slots.ts';
import { encodeSlots } from '../../src/store/stored-slots.ts';
import { anActivity, at, save } from './an-activity.ts';
import { aPlace, openStore } from './open-store.ts';

const TODAY = firstBlockOf(dayOf(at('8:00').getTime()));

const slots = fc.uniqueArray(fc.nat(16_383), { minLength: 1, maxLength: 1_500, size: 'max' });
/** By term and block: some lists, some bits, of any bytes; more days than come in one row. */
const stored = fc.dictionary(
  fc.constantFrom('change', 'event\nCreateQueue', 'é'),
  fc.dictionary(
    fc.nat(50).map((day) => String(TODAY + firstBlockOf(day))),
    slots,
  ),
);

it('reads back each slot of each block of each term, whatever their bytes', async () => {
  const { write, read, close } = await connect(await aPlace(), () => at('8:00'));
  onTestFinished(close);
  await fc.assert(
    fc.asyncProperty(stored, async (terms) => {
      const texts = Object.keys(terms);
      await write(async (db) => {
        await db.deleteFrom('postings').execute();
        await db.deleteFrom('terms').execute();
        for (const [id, text] of texts.entries()) {
          await db.insertInto('terms').values({ id, text }).execute();
          for (const [block, numbers] of Object.entries(terms[text] ?? {})) {
            const row = { term: id, block: Number(block), slots: encodeSlots(slotsOf(numbers)) };
            await db.insertInto('postings').values(row).execute();
          }
        }
      });
      const found = await read((db) => loadPostings(db, [...texts, 'nowhere'], {}));
      const shown = Object.fromEntries(
        [...found].map(([text, blocks]) => [
          text,
          Object.fromEntries([...blocks].map(([block, some]) => [String(block), numbersIn(some)])),
        ]),
      );
      const wanted = texts.map((text) => {
        const blocks = Object.entries(terms[text] ?? {});
        return [text, Object.fromEntries(blocks.map(([block, numbers]) => [block, numbers.toSorted((a, b) => a - b)]))];
      });
      expect(shown).toEqual({ ...Object.fromEntries(wanted), nowhere: {} });
    }),
    { numRuns: 30 },
  );
});

it('finds what was written since the very same query was asked', async () => {
  const store = await openStore();
  const query = { window: {} };
  await save(store, anActivity('a'));
  expect(await store.count(query)).toMatchObject({ found: 1 });
  await save(store, anActivity('b'));
  const [page, counted] = await Promise.all([store.find(query, { limit: 9, offset: 0 }), store.count(query)]);
  expect(page.map(({ eventID }) => eventID).toSorted()).toEqual(['a', 'b']);
  expect(counted).toMatchObject({ found: 2 });
});
