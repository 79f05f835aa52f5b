import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject } from '../../src/cloudtrail/fields.ts';
import { type JsonObject, parseRecord } from '../../src/cloudtrail/record.ts';
import { maskParsed, maskRecord } from '../../src/connect/mask.ts';
import { MASKED } from '../../src/connect/mask-text.ts';
import type { Plane } from '../../src/connect/operation.ts';
import { planeOf } from '../../src/connect/plane.ts';
import { recordFixture, recordFixtures } from '../support/record-fixtures.ts';

const PLANES: readonly Plane[] = ['config', 'runtime', 'data', 'tagging', 'auth', 'read'];
const CUSTOMERS_WORDS =
  /Jo Sample|jo\.sample|77-4471-8|4000 0000|DE00|15555508888|15555509999|Sample Street|1980-02-29/;

const call = (eventSource: string, requestParameters: unknown, more: JsonObject = {}): JsonObject => ({
  eventSource,
  eventName: 'CreateThing',
  requestParameters,
  ...more,
});
const request = (plane: Plane, parameters: unknown, eventSource = 'connect.amazonaws.com') =>
  maskRecord(call(eventSource, parameters), plane).requestParameters;

describe('maskRecord', () => {
  it.each(recordFixtures())('keeps no word of a customer in $name', ({ record }) => {
    const parsed = parseRecord(record);
    expect(JSON.stringify(maskParsed(parsed, planeOf(parsed).plane))).not.toMatch(CUSTOMERS_WORDS);
  });

  it('keeps of a runtime call who, when, from where and which', () => {
    const record = recordFixture('StartChatContact.access-key');
    const { requestParameters, responseElements, userIdentity, ...call } = maskRecord(record, 'runtime');
    const { requestParameters: asked, responseElements: answered, userIdentity: _, ...whole } = record;
    expect(call).toEqual(whole);
    expect(requestParameters).toEqual({
      InstanceId: isObject(asked) && asked.InstanceId,
      ContactFlowId: isObject(asked) && asked.ContactFlowId,
    });
    expect(responseElements).toEqual({
      ContactId: isObject(answered) && answered.ContactId,
      ParticipantId: isObject(answered) && answered.ParticipantId,
    });
    expect(userIdentity).toMatchObject({ userName: 'web-chat', accessKeyId: expect.stringMatching(/^AKIA….{4}$/) });
  });

  it.each<[string, unknown, unknown]>([
    ['the direction of a status', { UserId: 'u-1', AgentStatusId: 's-1' }, { UserId: 'u-1', AgentStatusId: 's-1' }],
    ['keys in any case', { instanceID: 'i-1', CASEID: 'c-1' }, { instanceID: 'i-1', CASEID: 'c-1' }],
    ['ids in the holders', { UserInfo: { UserId: 'u-1', Name: 'Jo' } }, { UserInfo: { UserId: 'u-1' } }],
    ['no holder without ids', { UserInfo: { Name: 'Jo' } }, {}],
    ['no holder that is no object', { UserInfo: 'Jo' }, {}],
    ['no ids that customers choose', { Attributes: { UserId: 'u-1', ContactId: 'c-1' } }, {}],
    ['no telephone number for an id', { ContactId: '+4915555508888', UserId: '4915555508888' }, {}],
    ['no address for an id', { ProfileId: 'jo@example.org' }, {}],
    ['no list for an id', { ContactId: ['c-1'] }, {}],
    ['how a sign-in ended', { ConsoleLogin: 'Failure', Outcome: 'Success story' }, { ConsoleLogin: 'Failure' }],
    ['JSON in a text', '{"ContactId":"c-1","Name":"Jo"}', { ContactId: 'c-1' }],
    ['no text', 'Jo Sample', MASKED],
    ['no list', ['Jo Sample'], MASKED],
    ['what AWS hid', 'HIDDEN_DUE_TO_SECURITY_REASONS', 'HIDDEN_DUE_TO_SECURITY_REASONS'],
    ['nothing', null, null],
  ])('keeps of a runtime body %s', (_, parameters, expected) => {
    expect(request('runtime', parameters)).toEqual(expected);
  });

  it('leaves out what else a runtime call carries, and what it does not know', () => {
    const more = {
      additionalEventData: { name: 'Jo' },
      serviceEventDetails: 'Jo',
      request_parameters: 'Jo',
      readOnly: false,
    };
    expect(maskRecord(call('connect.amazonaws.com', null, more), 'runtime')).toEqual({
      eventSource: 'connect.amazonaws.com',
      eventName: 'CreateThing',
      requestParameters: null,
      readOnly: false,
    });
  });

  it('masks numbers and addresses in the refusal of a runtime call, not in that of a configuration', () => {
    const refusal = { errorMessage: 'jo@example.org may not call +49 155 5550 8888' };
    const refused = call('connect.amazonaws.com', {}, refusal);
    expect(maskRecord(refused, 'runtime')).toMatchObject({ errorMessage: `${MASKED} may not call ${MASKED}` });
    expect(maskRecord(refused, 'config')).toMatchObject(refusal);
    expect(maskRecord({ ...refused, errorMessage: { to: 'Jo' } }, 'runtime')).toMatchObject({ errorMessage: MASKED });
  });

  it.each([
    ['a claimed number', { PhoneNumber: '+18005550100', PhoneNumberDescription: 'Main' }],
    ['a number by id', { PhoneNumberId: 'arn:aws:connect:us-east-1:123456789012:phone-number/n-1' }],
    ['a quick connect', { QuickConnectConfig: { PhoneConfig: { PhoneNumber: '+4930555019' } } }],
    ['an e-mail address of the business', { EmailAddress: 'billing@example.com', DisplayName: 'Billing' }],
    [
      'the name of a member of staff',
      { IdentityInfo: { FirstName: 'Kim', LastName: 'Lee', Email: 'kim@example.com' } },
    ],
    ['permissions', { Permissions: Array.from({ length: 400 }, (_, n) => `Permission.${n}`) }],
    ['hidden content', { Content: '***', Password: '***' }],
  ])('leaves %s in a configuration call as it is', (_, parameters) => {
    expect(request('config', parameters)).toEqual(parameters);
  });

  it.each<[string, string, unknown, unknown]>([
    ['a password', 'connect', { Password: 'Secret-1!' }, { Password: MASKED }],
    ['a password in any case and depth', 'connect', { User: [{ pAsSwOrD: 'x' }] }, { User: [{ pAsSwOrD: MASKED }] }],
    ['attributes', 'connect', { Attributes: { mood: 'cross' } }, { Attributes: MASKED }],
    ['a customer endpoint', 'connect', { CustomerEndpoint: { Address: '+49' } }, { CustomerEndpoint: MASKED }],
    ['private numbers of staff', 'connect', { IdentityInfo: { Mobile: '+49' } }, { IdentityInfo: { Mobile: MASKED } }],
    ['a customer profile', 'profile', { FirstName: 'Jo', DomainName: 'd' }, { FirstName: MASKED, DomainName: 'd' }],
    ['a dialled list', 'connect-campaigns', { id: 'c', dialRequests: [1] }, { id: 'c', dialRequests: MASKED }],
    ['references', 'wisdom', { references: { a: 1 } }, { references: MASKED }],
  ])('masks %s', (_, service, parameters, expected) => {
    expect(request('config', parameters, `${service}.amazonaws.com`)).toEqual(expected);
  });

  it('leaves attributes of configuration and the fields of other services', () => {
    const parameters = { attributes: { text: { isMultiline: true } } };
    expect(request('config', parameters, 'cases.amazonaws.com')).toEqual(parameters);
    expect(request('config', { References: [1], firstName: 'x' }, 's3.amazonaws.com')).toEqual({
      References: [1],
      firstName: 'x',
    });
  });

  it('keeps of a login the ids of its answer', () => {
    const login = call(
      'connect.amazonaws.com',
      { Scope: { SecurityProfileIds: ['s-1'] } },
      { responseElements: { AuthCode: 'x', Token: 'y', SessionId: 's-9' } },
    );
    expect(maskRecord(login, 'auth')).toMatchObject({
      requestParameters: { Scope: { SecurityProfileIds: ['s-1'] } },
      responseElements: { SessionId: 's-9' },
    });
    expect(Object.keys(maskRecord(login, 'auth').responseElements ?? {})).toEqual(['SessionId']);
  });

  it.each([
    ['connect.amazonaws.com', 'DescribeContact', {}],
    ['connect.amazonaws.com', 'GetContactAttributes', {}],
    ['connect.amazonaws.com', 'ListRealtimeContactAnalysisSegments', {}],
    ['profile.amazonaws.com', 'SearchProfiles', {}],
    ['connect.amazonaws.com', 'DescribeContactFlow', { Name: 'Jo' }],
    ['connect.amazonaws.com', 'DescribeUser', { Name: 'Jo' }],
  ])('of a read from %s, %s, the answer is %j', (eventSource, eventName, expected) => {
    const read = { eventSource, eventName, responseElements: { Name: 'Jo' } };
    expect(maskRecord(read, 'read').responseElements).toEqual(expected);
  });

  it('does not say where a participant is', () => {
    const chat = call(
      'participant.connect.amazonaws.com',
      {},
      { sourceIPAddress: '192.0.2.1', userAgent: 'x', tlsDetails: {} },
    );
    expect(Object.keys(maskRecord(chat, 'runtime'))).toEqual(['eventSource', 'eventName', 'requestParameters']);
  });

  it('cuts what is long or deep', () => {
    const list = Array.from({ length: 502 }, (_, n) => n);
    const wide = Object.fromEntries(list.map((n) => [`k${n}`, n]));
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`);
    const text = `${'x'.repeat(4095)}🙂🙂`;
    const masked = request('config', { list, wide, deep, text });
    expect(masked).toMatchObject({
      list: [...list.slice(0, 500), '‹cut, 2 more›'],
      wide: { k499: 499, '‹cut›': '2 more' },
      text: `${'x'.repeat(4095)}‹cut, 4099 characters›`,
    });
    expect(JSON.stringify(masked)).toContain('‹cut, nested too deep›');
  });

  it('shortens access key ids wherever they stand', () => {
    const masked = maskRecord(
      {
        userIdentity: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', sessionContext: { AccessKeyID: '' } },
        errorMessage: 'The key ASIAIOSFODNN7EXAMPLE is inactive, AKIASHORT not',
        resources: [{ accessKeyId: 'short' }],
      },
      'config',
    );
    expect(masked).toEqual({
      userIdentity: { accessKeyId: 'AKIA…MPLE', sessionContext: { AccessKeyID: '' } },
      errorMessage: 'The key ASIA…MPLE is inactive, AKIASHORT not',
      resources: [{ accessKeyId: 'short' }],
    });
  });

  it('takes prototype names as plain keys', () => {
    const raw: unknown = JSON.parse(
      '{"requestParameters":{"__proto__":{"Password":"x"},"constructor":"y"},"__proto__":1}',
    );
    expect(isObject(raw) && JSON.stringify(maskRecord(raw, 'config'))).toBe(
      `{"requestParameters":{"__proto__":{"Password":"${MASKED}"},"constructor":"y"},"__proto__":1}`,
    );
  });

  it('answers for any JSON, and masking twice changes nothing more', () => {
    const keys = fc.constantFrom(
      'requestParameters',
      'responseElements',
      'eventSource',
      'accessKeyId',
      'errorMessage',
      'x',
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), fc.constantFrom(...PLANES), (raw, plane) => {
        const once = maskRecord(raw, plane);
        expect(maskRecord(once, plane)).toEqual(once);
      }),
    );
  });
});

describe('maskParsed', () => {
  it('keeps the event id and the hash of the record as it came', () => {
    const record = parseRecord(recordFixture('UpdateRoutingProfileName.no-event-id'));
    const masked = maskParsed(record, 'config');
    expect([masked.eventID, masked.sha256]).toEqual([record.eventID, record.sha256]);
    expect(masked.requestParameters).toEqual(record.requestParameters);
    expect(masked.userIdentity.accessKeyId).toMatch(/^AKIA….{4}$/);
  });
});
