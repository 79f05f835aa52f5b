import { describe, expect, it } from 'vitest';
import { lookupRecords } from '../../src/aws/lookup-records.ts';
import type { Carried } from '../../src/cloudtrail/envelope.ts';
import { createWire, type LookupAnswer, type LookupCall } from './wire.ts';

const FROM = new Date('2026-11-22T09:45:00Z');
const SOURCE = 'connect.amazonaws.com';
const ATTRIBUTE = { key: 'EventSource', value: SOURCE } as const;

async function readAll(answer: (call: LookupCall, nth: number) => LookupAnswer, to?: Date) {
  const { client, calls } = await createWire(answer);
  const pages: (readonly Carried[])[] = [];
  let turns = 0;
  const turn = async () => {
    turns += 1;
  };
  const window = { from: FROM, attribute: ATTRIBUTE, ...(to ? { to } : {}) };
  for await (const page of lookupRecords(client, window, turn)) pages.push(page);
  return { pages, calls, turns };
}

const event = (detail: object) => ({ EventId: 'e', CloudTrailEvent: JSON.stringify(detail) });
const record = (detail: object): Carried => ({ kind: 'record', detail });

describe('lookupRecords', () => {
  it('asks for one source from a time on, 50 a page', async () => {
    const { calls, turns } = await readAll(() => ({ Events: [] }), new Date('2026-11-22T10:00:00Z'));
    expect(calls).toEqual([
      {
        LookupAttributes: [{ AttributeKey: 'EventSource', AttributeValue: SOURCE }],
        StartTime: 1_795_340_700,
        EndTime: 1_795_341_600,
        MaxResults: 50,
      },
    ]);
    expect(turns).toBe(1);
  });

  it('reads on through pages, also empty ones, until no token is left, a turn before each call', async () => {
    const { pages, calls, turns } = await readAll((_call, nth) =>
      nth === 0
        ? { Events: [event({ n: 1 })], NextToken: 'two' }
        : nth === 1
          ? { Events: [], NextToken: 'three' }
          : { Events: [event({ n: 3 })] },
    );
    expect(pages).toEqual([[record({ n: 1 })], [], [record({ n: 3 })]]);
    expect(calls.map(({ NextToken }) => NextToken)).toEqual([undefined, 'two', 'three']);
    expect(turns).toBe(calls.length);
  });

  it('reads a page without a list as empty', async () => {
    expect((await readAll(() => ({}))).pages).toEqual([[]]);
  });

  it('keeps what is no record as unreadable, beside its neighbours', async () => {
    const { pages } = await readAll(() => ({ Events: [{ CloudTrailEvent: '{' }, { EventId: 'e' }, event({ n: 1 })] }));
    expect(pages).toEqual([
      [
        { kind: 'unreadable', body: '{', reason: 'LookupEvents answered a record that is not JSON' },
        { kind: 'unreadable', body: '', reason: 'LookupEvents answered an event without its record' },
        record({ n: 1 }),
      ],
    ]);
  });

  it('ends a call under way when told to', async () => {
    const stopping = new AbortController();
    const { client } = await createWire(() => {
      stopping.abort();
      return 'silence';
    });
    const pages = lookupRecords(client, { from: FROM, attribute: ATTRIBUTE }, async () => undefined, stopping.signal);
    await expect(pages.next()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
