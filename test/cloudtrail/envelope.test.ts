import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBody, openEnvelope } from '../../src/cloudtrail/envelope.ts';
import { parseRecord } from '../../src/cloudtrail/record.ts';

const detail = { eventTime: '2026-11-22T10:05:12Z', eventID: 'e-1', eventName: 'CreateQueue' };
const envelope = {
  version: '0',
  id: '1f5a0c7e-0d2b-4b1e-8f55-6f2f3c1f9a10',
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.connect',
  account: '123456789012',
  time: '2026-11-22T10:06:00Z',
  region: 'eu-central-1',
  resources: [],
  detail,
};
const lookedUp = {
  EventId: 'e-1',
  EventName: 'CreateQueue',
  EventTime: 1795341912,
  CloudTrailEvent: JSON.stringify(detail),
};
const record = { kind: 'record', detail };

describe('openEnvelope', () => {
  it.each([
    'AWS API Call via CloudTrail',
    'Amazon API Call via CloudTrail',
    'AWS Console Sign In via CloudTrail',
    'AWS Console Signin via CloudTrail',
    'AWS Console Action via CloudTrail',
    'AWS Service Event via CloudTrail',
    'AWS Insight via CloudTrail',
    'AWS Network Activity Event via CloudTrail',
    'AWS Something New via CloudTrail',
  ])('takes the record out of "%s"', (detailType) => {
    expect(openEnvelope({ ...envelope, 'detail-type': detailType })).toEqual(record);
  });

  it.each(['Amazon Connect Contact Event', 'Amazon Connect Cases Change', 'VoiceId Speaker Action', 'CloudTrail'])(
    'calls "%s" native',
    (detailType) => {
      expect(openEnvelope({ ...envelope, 'detail-type': detailType })).toEqual({ kind: 'native', detailType });
    },
  );

  it('keeps the name of a replay', () => {
    expect(openEnvelope({ ...envelope, 'replay-name': 'last-week' })).toEqual({ ...record, replayName: 'last-week' });
  });

  it.each([undefined, null, 'text', 1, [1]])('calls the detail %j unreadable, the body whole', (odd) => {
    const body = { ...envelope, detail: odd };
    expect(openEnvelope(body)).toEqual({ kind: 'unreadable', body, reason: 'envelope.detail is not an object' });
  });

  it.each([undefined, null, 'text', 7, [], {}, detail])('is undefined for %j, which is no envelope', (body) => {
    expect(openEnvelope(body)).toBeUndefined();
  });
});

describe('openBody', () => {
  it.each([
    ['an envelope', envelope, [record]],
    ['a bare record', detail, [record]],
    ['a log file', { Records: [detail, detail] }, [record, record]],
    ['an empty log file', { Records: [] }, []],
    ['a LookupEvents answer', { Events: [lookedUp], NextToken: 't' }, [record]],
    ['an event of LookupEvents', lookedUp, [record]],
    [
      'a mixed list',
      [envelope, { ...envelope, 'detail-type': 'Amazon Connect Contact Event' }, detail, [lookedUp], 7],
      [
        record,
        { kind: 'native', detailType: 'Amazon Connect Contact Event' },
        record,
        record,
        { kind: 'unreadable', body: 7, reason: 'not an object' },
      ],
    ],
    ['an empty list', [], []],
    [
      'a digest file of a trail',
      { digestStartTime: '2026-11-22T10:00:00Z', digestS3Object: 'AWSLogs/x', logFiles: [] },
      [{ kind: 'native', detailType: 'CloudTrail digest file' }],
    ],
    ['something else', { a: 1 }, [{ kind: 'unreadable', body: { a: 1 }, reason: 'neither an envelope nor a record' }]],
    ['nothing', null, [{ kind: 'unreadable', body: null, reason: 'not an object' }]],
    [
      'a broken event of LookupEvents',
      { CloudTrailEvent: '{"eventID":' },
      [
        {
          kind: 'unreadable',
          body: { CloudTrailEvent: '{"eventID":' },
          reason: 'CloudTrailEvent is not a record in JSON',
        },
      ],
    ],
  ])('opens %s', (_, body, expected) => {
    expect(openBody(body)).toEqual(expected);
  });

  it('keeps a record readable whose request parameters are a text', () => {
    const odd = { ...detail, requestParameters: 'HIDDEN_DUE_TO_SECURITY_REASONS' };
    expect(openBody({ ...envelope, detail: odd })).toEqual([{ kind: 'record', detail: odd }]);
  });

  it('stops at lists nested without end', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(openBody(deep)).toMatchObject([{ kind: 'unreadable', reason: 'lists are nested too deep' }]);
  });

  it('throws on no JSON, and what it calls a record throws nothing but BotError', () => {
    const names = fc.constantFrom(
      'Records',
      'Events',
      'CloudTrailEvent',
      'detail',
      'detail-type',
      'eventTime',
      '__proto__',
    );
    const words = fc.constantFrom('AWS API Call via CloudTrail', 'x via CloudTrail', '{}', '[]', '{"eventTime":1}');
    const hostile = fc.anything({
      key: names,
      values: [words, fc.integer(), fc.constant(null)],
      maxDepth: 5,
      maxKeys: 4,
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), hostile), (body) => {
        for (const carried of openBody(body)) {
          if (carried.kind !== 'record') continue;
          try {
            parseRecord(carried.detail);
          } catch (error) {
            expect(error).toMatchObject({ name: 'BotError', code: 'record' });
          }
        }
      }),
    );
  });
});
