import { expect, it, onTestFinished } from 'vitest';
import { toImported, toUnprepared } from '../../src/cli/import-batch.ts';
import { type Keeper, keepBatch } from '../../src/cli/import-keep.ts';
import type { Part } from '../../src/cli/import-thread.ts';
import type { ReadRecord } from '../../src/cli/record-files.ts';
import { BotError } from '../../src/errors.ts';
import { createStore } from '../../src/store/store.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const QUEUE = recordFixture('CreateQueue.admin-website');
const NOW = new Date('2026-11-22T12:00:00Z');

async function openStore() {
  const store = await createStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  return store;
}

function aPart(...records: readonly object[]): Part {
  const read = records.map((record): ReadRecord => {
    const carried = { kind: 'record', detail: record } as const;
    return { carried, text: JSON.stringify(record), file: 'a.json', bytesRead: 7 };
  });
  const ready = read.map((each) => toImported(each, false));
  const unprepared = read.flatMap((each) => toUnprepared(toImported(each, false), each));
  return { count: read.length, bytesRead: 7, ready: () => ready, unprepared: () => unprepared };
}

/** A thread with these parts, then none in time. */
function threadOf(...parts: readonly Part[]) {
  const left = [...parts];
  return { next: async () => left.shift() ?? ('late' as const) };
}

const named = (eventID: string) => ({ ...QUEUE, eventID });

it('writes in one transaction what is there in time', async () => {
  const store = await openStore();
  let works = 0;
  const write: Keeper['store']['write'] = (work) => {
    works += 1;
    return store.write(work);
  };
  const keeper = { store: { write }, now: () => NOW };
  const kept = await keepBatch(aPart(named('a')), threadOf(aPart(named('b'), named('a'), { eventID: 'c' })), keeper);
  expect(kept).toEqual({ counts: { kept: 2, known: 1, notOurs: 0, quarantined: 1 }, bytesRead: 7 });
  expect(works).toBe(1);
});

it('puts aside whole the one that breaks the transaction, and keeps its neighbours', async () => {
  const store = await openStore();
  const write: Keeper['store']['write'] = (work) =>
    store.write((tx) =>
      work({
        ...tx,
        saveDrafts: async (drafts, arrivedAt) => {
          if (drafts.some(({ eventID }) => eventID === 'poison')) throw new TypeError('a fault of ours');
          return tx.saveDrafts(drafts, arrivedAt);
        },
      }),
    );
  const parts = threadOf(aPart(named('b'), named('poison'), named('c')));
  const kept = await keepBatch(aPart(named('a')), parts, { store: { write }, now: () => NOW });
  expect(kept.counts).toEqual({ kept: 3, known: 0, notOurs: 0, quarantined: 1 });
  expect(await store.quarantined(10)).toEqual([
    { body: JSON.stringify(named('poison')), reason: 'a fault of ours', carrier: 'import', at: NOW },
  ]);
});

it('throws when the store cannot commit', async () => {
  const keeper = { store: { write: () => Promise.reject(new BotError('store', 'The disk is full.')) }, now: () => NOW };
  await expect(keepBatch(aPart(named('a')), threadOf(), keeper)).rejects.toThrow('The disk is full.');
});
