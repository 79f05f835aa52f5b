import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { maskRecord } from '../../src/connect/mask.ts';
import type { Operation } from '../../src/connect/operation.ts';

const WORD = 'Jo Sample of 1 Sample Street';
const ID = '0d5f1b7a-3c2e-4f60-9a81-b7c6d5e4f3a2';

// Ids that customers or their systems choose.
const CHOSEN = /SpeakerId|SessionNameOrId/;

/** A record with a word of a customer in every field that the catalog knows, and an id in every id field. */
function spoken({ eventSource, eventName, changeFields, idFields }: Operation) {
  const said = changeFields.map(({ field, members = [] }) => [
    field,
    members.length > 0 ? Object.fromEntries(members.map((member) => [member, WORD])) : [WORD, { Any: WORD }],
  ]);
  const body = { ...Object.fromEntries(said), ...Object.fromEntries(idFields.map((field) => [field, ID])) };
  return { eventSource, eventName, requestParameters: body, responseElements: { Whole: body }, errorMessage: 'No.' };
}

describe('maskRecord, for what the catalog knows', () => {
  it.each(OPERATIONS.filter(({ plane }) => plane === 'runtime'))(
    'keeps of $eventName its ids and no word',
    (operation) => {
      const masked = maskRecord(spoken(operation), 'runtime');
      expect(JSON.stringify(masked)).not.toContain('Sample');
      const ids = operation.idFields.filter((field) => !CHOSEN.test(field)).map((field) => [field, ID]);
      expect(masked.requestParameters).toMatchObject(Object.fromEntries(ids));
    },
  );

  it.each(OPERATIONS.filter(({ plane, eventSource }) => plane === 'config' && eventSource.startsWith('connect.')))(
    'leaves of $eventName every field but secrets and private numbers',
    (operation) => {
      const record = spoken(operation);
      const masked = JSON.stringify(maskRecord(record, 'config').requestParameters);
      const names = [...masked.matchAll(/"(\w+)":"‹masked›"/g)].map(([, name]) => name);
      expect(names.filter((name) => !/^(Password|Mobile|SecondaryEmail)$/.test(name ?? ''))).toEqual([]);
    },
  );
});
