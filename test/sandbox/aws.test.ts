import { request as httpRequest } from 'node:http';
import { CloudTrailClient, LookupEventsCommand, type LookupEventsCommandInput } from '@aws-sdk/client-cloudtrail';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwsSandbox, createAwsSandbox } from '../../sandbox/aws/aws-sandbox.ts';
import type { RecordJson } from '../../sandbox/story/record-json.ts';
import type { Clock } from '../../src/clock.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let time = NOW;
const clock: Clock = {
  now: () => new Date(time),
  elapsed: () => 0,
  sleep: async (ms) => {
    time += ms;
  },
};

const record = (index: number, parts: Partial<RecordJson> = {}): RecordJson => ({
  eventVersion: '1.11',
  eventTime: new Date(NOW - 10 * MINUTE - index * 1000).toISOString().replace('.000', ''),
  eventSource: 'connect.amazonaws.com',
  eventName: 'UpdateQueueStatus',
  awsRegion: 'eu-central-1',
  requestParameters: { QueueId: 'q' },
  responseElements: null,
  requestID: `r${index}`,
  eventID: `e${String(index).padStart(4, '0')}`,
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '123456789012',
  eventCategory: 'Management',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_ConnectAdmin_0123456789abcdef/dana@example.com',
    accessKeyId: 'ASIAEXAMPLE',
  },
  ...parts,
});

let aws: AwsSandbox;
let client: CloudTrailClient;

const createClient = (region = 'eu-central-1') =>
  new CloudTrailClient({
    region,
    endpoint: aws.endpoint,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });

/** Asks after waiting long enough for AWS to allow it. */
const lookup = (input: LookupEventsCommandInput = {}, from = client) => {
  time += 500;
  return from.send(new LookupEventsCommand(input));
};
const idsOf = async (input?: LookupEventsCommandInput, from?: CloudTrailClient) =>
  (await lookup(input, from)).Events?.map(({ EventId }) => EventId);
const refusal = (input: LookupEventsCommandInput) => lookup(input).catch(({ name }: Error) => name);
const by = (AttributeKey: string, AttributeValue: string): LookupEventsCommandInput => ({
  // The client's type knows only the keys of its day.
  LookupAttributes: [{ AttributeKey: AttributeKey as 'EventId', AttributeValue }],
});

beforeEach(async () => {
  time = NOW;
  aws = await createAwsSandbox({ clock });
  client = createClient();
});

afterEach(async () => {
  client.destroy();
  await aws.close();
});

describe('the local CloudTrail', () => {
  it('answers an event as AWS does', async () => {
    aws.addRecords([record(1)]);
    const { Events, NextToken } = await lookup();
    expect({ Events, NextToken }).toEqual({
      Events: [
        {
          EventId: 'e0001',
          EventName: 'UpdateQueueStatus',
          ReadOnly: 'false',
          AccessKeyId: 'ASIAEXAMPLE',
          EventTime: new Date(NOW - 10 * MINUTE - 1000),
          EventSource: 'connect.amazonaws.com',
          Username: 'dana@example.com',
          Resources: [],
          CloudTrailEvent: JSON.stringify(record(1)),
        },
      ],
      NextToken: undefined,
    });
  });

  it('keeps management events alone, each once, newest first, by Region', async () => {
    aws.addRecords([record(2), record(1), record(1), record(3, { managementEvent: false })]);
    aws.addRecords([record(4, { awsRegion: 'us-east-1' }), record(5, { eventCategory: 'Data' }), record(0)]);
    expect(await idsOf()).toEqual(['e0000', 'e0001', 'e0002']);
    const elsewhere = createClient('us-east-1');
    expect(await idsOf({}, elsewhere)).toEqual(['e0004']);
    elsewhere.destroy();
  });

  it('shows an event minutes after it happened, and for 90 days', async () => {
    const at = (ms: number) => new Date(ms).toISOString();
    aws.addRecords([record(1, { eventTime: at(NOW) }), record(2, { eventTime: at(NOW - 90 * DAY + MINUTE) })]);
    expect(await idsOf()).toEqual(['e0002']);
    time = NOW + 2 * MINUTE;
    expect(await idsOf()).toEqual(['e0001']);
  });

  it.each([
    ['EventId', 'e0001', 1],
    ['EventName', 'UpdateQueueStatus', 2],
    ['EventName', 'updatequeuestatus', 0],
    ['ReadOnly', 'false', 2],
    ['ReadOnly', 'true', 1],
    ['Username', 'dana@example.com', 2],
    ['Username', '5d5a4d61-0000-4000-8000-000000000001', 1],
    ['EventSource', 'connect.amazonaws.com', 3],
    ['AccessKeyId', 'ASIAEXAMPLE', 2],
    ['ResourceName', 'q', 0],
    ['ResourceType', 'AWS::Connect::Queue', 0],
  ])('looks up by %s %s: %i events', async (key, value, found) => {
    const website = {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForAmazonConnect_x/5d5a4d61-0000-4000-8000-000000000001',
    };
    aws.addRecords([record(1), record(2)]);
    aws.addRecords([record(3, { eventName: 'ListQueues', readOnly: true, userIdentity: website })]);
    expect(await idsOf(by(key, value))).toHaveLength(found);
  });

  it('looks up between two times, both included', async () => {
    aws.addRecords([0, 1, 2, 3].map((index) => record(index)));
    const at = (index: number) => new Date(Date.parse(record(index).eventTime));
    expect(await idsOf({ StartTime: at(2), EndTime: at(1) })).toEqual(['e0001', 'e0002']);
  });

  it('pages by tokens that stay right while newer events arrive', async () => {
    aws.addRecords(Array.from({ length: 120 }, (_, index) => record(index + 1)));
    const first = await lookup({ StartTime: new Date(NOW - DAY) });
    aws.addRecords([record(0)]);
    const next = { StartTime: new Date(NOW - DAY), NextToken: first.NextToken };
    const second = await lookup(next);
    const third = await lookup({ ...next, NextToken: second.NextToken });
    const sizes = [first, second, third].map(({ Events }) => Events?.length);
    expect(sizes).toEqual([50, 50, 20]);
    expect(second.Events?.[0]?.EventId).toBe('e0051');
    expect(third.NextToken).toBeUndefined();
  });

  it('binds a token to its parameters', async () => {
    aws.addRecords([record(1), record(2)]);
    const { NextToken } = await lookup({ MaxResults: 1, ...by('EventName', 'UpdateQueueStatus') });
    expect(await refusal({ MaxResults: 1, NextToken })).toBe('InvalidNextTokenException');
    expect(await refusal({ NextToken: 'bm9uc2Vuc2U=' })).toBe('InvalidNextTokenException');
    expect(await idsOf({ MaxResults: 1, NextToken, ...by('EventName', 'UpdateQueueStatus') })).toEqual(['e0002']);
  });

  it.each<[string, LookupEventsCommandInput]>([
    [
      'InvalidLookupAttributesException',
      {
        LookupAttributes: [
          ...(by('EventId', 'a').LookupAttributes ?? []),
          ...(by('EventName', 'b').LookupAttributes ?? []),
        ],
      },
    ],
    ['InvalidLookupAttributesException', by('Colour', 'red')],
    ['InvalidLookupAttributesException', by('EventId', 'x'.repeat(2001))],
    ['InvalidMaxResultsException', { MaxResults: 0 }],
    ['InvalidMaxResultsException', { MaxResults: 51 }],
    ['InvalidTimeRangeException', { StartTime: new Date(NOW), EndTime: new Date(NOW - 1000) }],
  ])('refuses with %s', async (name, input) => {
    expect(await refusal(input)).toBe(name);
    expect(aws.log.at(-1)?.error).toBe(name);
  });

  it('throttles the third call within a second, in each Region by itself', async () => {
    const call = (from: CloudTrailClient) =>
      from.send(new LookupEventsCommand({})).then(
        () => 'ok',
        ({ name }: Error) => name,
      );
    const elsewhere = createClient('us-east-1');
    expect([await call(client), await call(client), await call(client), await call(elsewhere)]).toEqual([
      'ok',
      'ok',
      'ThrottlingException',
      'ok',
    ]);
    time += 500;
    expect([await call(client), await call(client)]).toEqual(['ok', 'ThrottlingException']);
    elsewhere.destroy();
  });

  it('goes wrong as ordered, then goes on', async () => {
    aws.faults.order({ kind: 'access-denied' });
    aws.faults.order({ kind: 'throttle', region: 'us-east-1' });
    aws.faults.order({ kind: 'server-error' });
    aws.faults.order({ kind: 'slow', ms: 3000 });
    expect(await refusal({})).toBe('AccessDeniedException');
    expect(await refusal({})).toBe('InternalFailure');
    const before = time;
    expect(await idsOf()).toEqual([]);
    expect(time - before).toBe(3500);
    aws.faults.order({ kind: 'cut' });
    expect(await lookup().catch(() => 'cut')).toBe('cut');
    expect(aws.log.map(({ status, error }) => [status, error])).toEqual([
      [400, 'AccessDeniedException'],
      [500, 'InternalFailure'],
      [200, undefined],
      [0, 'cut'],
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['without signature', {}, 'MissingAuthenticationTokenException'],
    ['with half a signature', { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA' }, 'IncompleteSignatureException'],
    ['for another service', { authorization: signed('s3') }, 'InvalidSignatureException'],
    ['of another operation', { 'x-amz-target': 'CloudTrail_20131101.StopLogging' }, 'UnknownOperationException'],
    ['to another host', { host: 'evil.example' }, 'UnknownHostException'],
    ['that is no JSON', { authorization: signed('cloudtrail'), body: '[' }, 'SerializationException'],
  ])('refuses a call %s', async (_, { body = '{}', ...headers }, type) => {
    expect(await rawCall(headers, body)).toMatchObject({ type, body: { __type: type } });
  });
});

function signed(service: string): string {
  const scope = `AKIAEXAMPLE/20261122/eu-central-1/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
}

function rawCall(headers: Record<string, string>, body: string): Promise<object> {
  return new Promise((resolve, reject) => {
    const target = { 'x-amz-target': 'CloudTrail_20131101.LookupEvents' };
    const request = httpRequest(
      aws.endpoint,
      { method: 'POST', headers: { ...target, ...headers } },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ type: response.headers['x-amzn-errortype'], body: JSON.parse(Buffer.concat(chunks).toString()) });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
