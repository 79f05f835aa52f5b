import { describe, expect, it } from 'vitest';
import { openBody } from '../../src/cloudtrail/envelope.ts';
import { parseRecord } from '../../src/cloudtrail/record.ts';
import { recordFixtures } from '../support/record-fixtures.ts';

describe('the record fixtures', () => {
  it.each(recordFixtures())('$name opens as one record of that name', ({ name, record }) => {
    expect(openBody(record)).toEqual([{ kind: 'record', detail: record }]);
    expect(parseRecord(record).eventName).toBe(name.split('.')[0]);
  });

  it('have an event id each, all different', () => {
    const ids = recordFixtures().map(({ record }) => parseRecord(record).eventID);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
