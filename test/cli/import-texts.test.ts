import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Imported, toImported, toUnprepared } from '../../src/cli/import-batch.ts';
import { createPacker, unpackTexts } from '../../src/cli/import-pack.ts';
import { fromRawTexts, fromTexts, toRawTexts, toTexts } from '../../src/cli/import-texts.ts';
import type { ReadRecord } from '../../src/cli/record-files.ts';
import { recordFixture } from '../support/record-fixtures.ts';

const NAMES = ['CreateQueue.admin-website', 'AssociateBot.sso', 'UpdateRoutingProfileName.no-event-id'];

const READ: readonly ReadRecord[] = [
  ...NAMES.map((name): ReadRecord => {
    const detail = recordFixture(name);
    return { carried: { kind: 'record', detail }, text: JSON.stringify(detail), file: 'a.json', bytesRead: 7 };
  }),
  { carried: { kind: 'record', detail: { eventID: 'no time' }, replayName: 'again' }, file: 'a.json', bytesRead: 7 },
  { carried: { kind: 'unreadable', body: '\ud800 {', reason: 'not JSON' }, file: 'a.json', bytesRead: 7 },
  { carried: { kind: 'native', detailType: 'Contact Event' }, file: 'a.json', bytesRead: 7 },
];

const imported = (read: ReadRecord): Imported => toImported(read, true);

it('gives the other thread what was imported', () => {
  const all = READ.map(imported);
  expect(fromTexts(all.flatMap(toTexts))).toEqual(all);
});

it('gives the other thread each record as it came', () => {
  const all = READ.map((read) => toUnprepared(imported(read), read));
  expect(fromRawTexts(all.flatMap(toRawTexts))).toEqual(all);
});

it('packs texts of any length, and begins anew once they are taken', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })), fc.nat(9), (texts, size) => {
      const packer = createPacker(size);
      for (const text of texts) packer.add(text);
      expect(unpackTexts(packer.take())).toEqual(texts);
      expect(unpackTexts(packer.take())).toEqual([]);
    }),
  );
});
