import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../src/cloudtrail/record.ts';
import { BotError } from '../../src/errors.ts';

const whole = {
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', userName: 'dana.ruiz' },
  eventTime: '2026-11-22T10:05:12Z',
  eventSource: 'connect.amazonaws.com',
  eventName: 'UpdateQueueStatus',
  awsRegion: 'eu-central-1',
  sourceIPAddress: '192.0.2.7',
  userAgent: 'aws-cli/2.31.4',
  errorCode: 'AccessDeniedException',
  errorMessage: 'not allowed',
  requestParameters: { QueueId: 'q', Status: 'DISABLED' },
  responseElements: { ok: true },
  requestID: 'r-1',
  eventID: 'e-1',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: '123456789012',
  sharedEventID: 's-1',
  addendum: { reason: 'UPDATED_DATA', originalEventID: 'e-0' },
  sessionCredentialFromConsole: 'true',
};

const SHA256 = /^[0-9a-f]{64}$/;

describe('parseRecord', () => {
  it('reads every field', () => {
    expect(parseRecord(whole)).toEqual({
      eventVersion: '1.11',
      userIdentity: { type: 'IAMUser', userName: 'dana.ruiz' },
      eventTime: new Date('2026-11-22T10:05:12Z'),
      eventSource: 'connect.amazonaws.com',
      eventName: 'UpdateQueueStatus',
      awsRegion: 'eu-central-1',
      sourceIPAddress: '192.0.2.7',
      userAgent: 'aws-cli/2.31.4',
      errorCode: 'AccessDeniedException',
      errorMessage: 'not allowed',
      requestParameters: { QueueId: 'q', Status: 'DISABLED' },
      responseElements: { ok: true },
      requestID: 'r-1',
      eventID: 'e-1',
      readOnly: false,
      eventType: 'AwsApiCall',
      recipientAccountId: '123456789012',
      sharedEventID: 's-1',
      originalEventID: 'e-0',
      fromConsole: true,
      raw: whole,
      sha256: expect.stringMatching(SHA256),
    });
  });

  it('needs no field but the time', () => {
    const { sha256, ...record } = parseRecord({ eventTime: 1795341912 });
    expect(record).toEqual({
      eventID: `sha256:${sha256}`,
      eventTime: new Date(1795341912000),
      eventSource: '',
      eventName: '',
      awsRegion: '',
      userIdentity: {},
      fromConsole: false,
      raw: { eventTime: 1795341912 },
    });
  });

  it.each([
    ['nothing', undefined, 'record is not an object'],
    ['null', null, 'record is not an object'],
    ['a list', [whole], 'record is not an object'],
    ['a text', 'eventTime', 'record is not an object'],
    ['no time', { ...whole, eventTime: undefined }, 'record.eventTime is missing'],
    ['a null time', { ...whole, eventTime: null }, 'record.eventTime is missing'],
    ['a word as time', { ...whole, eventTime: 'yesterday' }, 'record.eventTime is not a time: "yesterday"'],
    ['an object as time', { ...whole, eventTime: {} }, 'record.eventTime is not a time: an object'],
    ['an absurd time', { ...whole, eventTime: 9e15 }, 'record.eventTime is not a time: "9000000000000000"'],
  ])('refuses %s and says why', (_, input, reason) => {
    expect(() => parseRecord(input)).toThrow(new BotError('record', reason));
  });

  it.each([
    ['a readOnly of text', { readOnly: 'false' }, { readOnly: false }],
    ['a readOnly of other case', { readOnly: 'True' }, { readOnly: true }],
    ['a readOnly that is neither', { readOnly: 'maybe' }, { readOnly: undefined }],
    ['request parameters as text', { requestParameters: 'HIDDEN' }, { requestParameters: undefined }],
    ['request parameters as JSON text', { requestParameters: '{"A":1}' }, { requestParameters: { A: 1 } }],
    ['request parameters as broken JSON', { requestParameters: '{"A":' }, { requestParameters: undefined }],
    ['response elements as a list', { responseElements: [1] }, { responseElements: undefined }],
    ['an account as a number', { recipientAccountId: 123456789012 }, { recipientAccountId: '123456789012' }],
    ['an addendum as text', { addendum: 'UPDATED_DATA' }, { originalEventID: undefined }],
    ['a user identity as text', { userIdentity: 'root' }, { userIdentity: {} }],
    ['an event version of tomorrow', { eventVersion: '2.0-beta' }, { eventVersion: '2.0-beta' }],
    ['an event type of tomorrow', { eventType: 'AwsDream' }, { eventType: 'AwsDream' }],
    ['an empty error code', { errorCode: '' }, { errorCode: undefined }],
  ])('stays readable with %s', (_, change, expected) => {
    const record: Readonly<Record<string, unknown>> = parseRecord({ ...whole, ...change });
    expect(Object.fromEntries(Object.keys(expected).map((key) => [key, record[key]]))).toEqual(expected);
  });

  it('reads keys in another case', () => {
    const record = parseRecord({ EventTime: '2026-11-22T10:05:12Z', EventId: 'e-9', EVENTNAME: 'CreateQueue' });
    expect(record).toMatchObject({ eventID: 'e-9', eventName: 'CreateQueue' });
  });

  it('reads an aggregated event', () => {
    const window = { windowStart: '2026-11-22T10:00:00Z', windowEnd: '2026-11-22T10:05:00Z', windowSize: 'PT5M' };
    const record = parseRecord({ eventType: 'AwsAggregatedEvent', eventId: 'a-1', accountId: '1', timeWindow: window });
    expect(record).toMatchObject({ eventID: 'a-1', recipientAccountId: '1', eventName: 'AwsAggregatedEvent' });
    expect(record.eventTime).toEqual(new Date('2026-11-22T10:00:00Z'));
  });

  it("reads an Insights event as CloudTrail's own, which no caller made", () => {
    const insightDetails = {
      eventSource: 'connect.amazonaws.com',
      eventName: 'ListQueues',
      insightType: 'ApiCallRateInsight',
    };
    const record = parseRecord({ eventTime: 1795341912, eventType: 'AwsCloudTrailInsight', insightDetails });
    expect(record).toMatchObject({ eventSource: 'cloudtrail.amazonaws.com', eventName: 'ApiCallRateInsight' });
  });

  it.each([
    ['none', undefined],
    ['an empty one', '  '],
    ['one too long', 'x'.repeat(129)],
    ['one that is no text', { id: 1 }],
  ])('names a record by its hash where the event id is %s', (_, eventID) => {
    const { eventID: given, sha256 } = parseRecord({ ...whole, eventID });
    expect(given).toBe(`sha256:${sha256}`);
  });

  it('takes prototype names as plain keys', () => {
    const input: unknown = JSON.parse(
      '{"eventTime":1795341912,"__proto__":{"eventID":"x","readOnly":true},"constructor":1,"requestParameters":{"__proto__":2}}',
    );
    const record = parseRecord(input);
    expect(record).toMatchObject({ eventID: `sha256:${record.sha256}` });
    expect(record.readOnly).toBeUndefined();
    expect(Object.hasOwn(record.raw, '__proto__')).toBe(true);
  });

  it('throws nothing but BotError on any JSON', () => {
    const names = fc.constantFrom(...Object.keys(whole), 'eventid', '__proto__', 'constructor');
    const hostile = fc.dictionary(names, fc.oneof(fc.jsonValue(), fc.date({ noInvalidDate: true }).map(String)));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          hostile,
          hostile.map((change) => ({ ...whole, ...change })),
        ),
        (input) => {
          try {
            expect(parseRecord(input).eventTime.getTime()).not.toBeNaN();
          } catch (error) {
            expect(error).toMatchObject({ name: 'BotError', code: 'record' });
          }
        },
      ),
    );
  });
});
