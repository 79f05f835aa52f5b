import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/activity/changes.ts';
import type { FieldChange } from '../../src/activity/field-change.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { INSTANCE, recordOf } from './record-of.ts';

const QUEUE = 'bbbbbbbb-2222-4222-8222-222222222222';
const OTHER = 'cccccccc-3333-4333-8333-333333333333';

function changes(eventName: string, requestParameters: object, fields: object = {}): readonly FieldChange[] {
  return changesOf(
    recordOf({ eventName, requestParameters: { InstanceId: INSTANCE, ...requestParameters }, ...fields }),
  );
}

function shown(field: string, value: unknown, more: Partial<FieldChange> = {}): FieldChange {
  return { field, value, hidden: false, wholeList: false, ...more };
}

describe('changesOf', () => {
  it('tells the one field that an update sets, not the ids that identify', () => {
    expect(changes('UpdateQueueMaxContacts', { QueueId: QUEUE, MaxContacts: 10 })).toEqual([shown('MaxContacts', 10)]);
  });

  it('tells a structure by its members, with the type that an id points at', () => {
    const OutboundCallerConfig = { OutboundCallerIdName: 'Acme Billing', OutboundFlowId: OTHER };
    expect(changes('UpdateQueueOutboundCallerConfig', { QueueId: QUEUE, OutboundCallerConfig })).toEqual([
      shown('OutboundCallerConfig.OutboundCallerIdName', 'Acme Billing'),
      shown('OutboundCallerConfig.OutboundFlowId', OTHER, { refType: 'ContactFlow' }),
    ]);
  });

  it('says of a list sent whole that it is one', () => {
    expect(changes('UpdateUserSecurityProfiles', { UserId: QUEUE, SecurityProfileIds: [OTHER] })).toEqual([
      shown('SecurityProfileIds', [OTHER], { wholeList: true, refType: 'SecurityProfile' }),
    ]);
  });

  it('says of a list of additions that it is none', () => {
    const [change] = changes('AssociateQueueQuickConnects', { QueueId: QUEUE, QuickConnectIds: [OTHER] });
    expect(change).toMatchObject({ field: 'QuickConnectIds', value: [OTHER], wholeList: false });
  });

  it('says of a list that is no list what was sent', () => {
    expect(changes('UpdateUserSecurityProfiles', { UserId: QUEUE, SecurityProfileIds: 'x' })).toEqual([
      shown('SecurityProfileIds', 'x', { refType: 'SecurityProfile' }),
    ]);
  });

  it.each(['***', 'HIDDEN_DUE_TO_SECURITY_REASONS'])('says of %s that it was changed and is hidden', (Content) => {
    expect(changes('UpdateContactFlowContent', { ContactFlowId: QUEUE, Content })).toEqual([
      { field: 'Content', hidden: true, wholeList: false },
    ]);
  });

  it('keeps the type that a hidden id points at', () => {
    expect(changes('UpdateUserRoutingProfile', { UserId: QUEUE, RoutingProfileId: '***' })).toEqual([
      { field: 'RoutingProfileId', hidden: true, wholeList: false, refType: 'RoutingProfile' },
    ]);
  });

  it('never shows a password, should one be recorded', () => {
    expect(changes('CreateUser', { Username: 'kim', Password: 'hunter2' })).toEqual([
      shown('Username', 'kim'),
      { field: 'Password', hidden: true, wholeList: false },
    ]);
  });

  it.each([
    ['UpdateTestCase', { Description: 'd', LastModifiedTime: 1763805912.5, LastModifiedRegion: 'us-west-2' }],
    ['UpdateAgentStatus', { Description: 'd', ResetOrderNumber: false }],
    ['UpdateDataTablePrimaryValues', { Description: 'd', LockVersion: { DataTable: '3' } }],
  ])('leaves out of %s what marks a version and what is not to be done', (eventName, parameters) => {
    expect(changesOf(recordOf({ eventName, requestParameters: parameters })).map(({ field }) => field)).toEqual([
      'Description',
    ]);
  });

  it('keeps what is to be undone', () => {
    const record = recordOf({ eventName: 'UpdateAgentStatus', requestParameters: { ResetOrderNumber: true } });
    expect(changesOf(record)).toEqual([{ field: 'ResetOrderNumber', value: true, hidden: false, wholeList: false }]);
  });

  it('leaves out ClientToken, empty tags and what is null', () => {
    const parameters = { Name: 'Billing', ClientToken: 'x', Tags: {}, Description: null };
    expect(changes('CreateQueue', parameters)).toEqual([shown('Name', 'Billing')]);
    expect(changes('CreateQueue', { ...parameters, Tags: [] })).toEqual([shown('Name', 'Billing')]);
  });

  it('tells tags as one value and an empty structure as empty', () => {
    expect(changes('CreateQueue', { Tags: { team: 'ivr' }, OutboundCallerConfig: {} })).toEqual([
      shown('OutboundCallerConfig', {}),
      shown('Tags', { team: 'ivr' }),
    ]);
  });

  it('leaves out the null members of a structure', () => {
    const OutboundCallerConfig = { OutboundCallerIdName: 'Acme', OutboundFlowId: null };
    expect(changes('UpdateQueueOutboundCallerConfig', { OutboundCallerConfig })).toEqual([
      shown('OutboundCallerConfig.OutboundCallerIdName', 'Acme'),
    ]);
  });

  it('reads keys in any case and tells them as the catalog does', () => {
    const requestParameters = {
      name: 'fraud',
      serverSideEncryptionConfiguration: { kmsKeyId: 'alias/key' },
      clientToken: 'x',
    };
    const record = recordOf({ eventSource: 'voiceid.amazonaws.com', eventName: 'CreateDomain', requestParameters });
    expect(changesOf(record)).toEqual([
      shown('Name', 'fraud'),
      shown('ServerSideEncryptionConfiguration.KmsKeyId', 'alias/key'),
    ]);
  });

  it('tells a member that a known operation has gained since', () => {
    expect(
      changes('UpdateQueueMaxContacts', { QueueId: QUEUE, MaxContacts: 1, Overflow: 'x', OverflowId: OTHER }),
    ).toEqual([shown('MaxContacts', 1), shown('Overflow', 'x')]);
  });

  it('tells every member but ids of an operation newer than the catalog', () => {
    const parameters = { WidgetId: QUEUE, WidgetArn: 'a', Policy: { Allow: ['x'], Level: 3 }, Names: ['a'] };
    expect(changes('CreateWidgetPolicy', parameters)).toEqual([
      shown('Policy.Allow', ['x'], { wholeList: true }),
      shown('Policy.Level', 3),
      shown('Names', ['a'], { wholeList: true }),
    ]);
  });

  it('takes no list of an operation that adds or removes for the whole', () => {
    expect(changes('AssociateWidgets', { Names: ['a'], Config: { Sizes: [1] } })).toEqual([
      shown('Names', ['a']),
      shown('Config.Sizes', [1]),
    ]);
  });

  it('is not led astray by members named like JavaScript', () => {
    const requestParameters = JSON.parse('{"__proto__":{"constructor":1},"toString":2,"constructor":"x"}');
    expect(changes('CreateWidgetPolicy', {}, { requestParameters })).toEqual([
      shown('__proto__.constructor', 1),
      shown('toString', 2),
      shown('constructor', 'x'),
    ]);
  });

  it.each(['DescribeQueue', 'StartOutboundVoiceContact', 'PutUserStatus'])('tells nothing of %s', (eventName) => {
    expect(changes(eventName, { Name: 'x', Attributes: { a: 'b' } })).toEqual([]);
  });

  it('tells nothing where the record has no parameters', () => {
    expect(changes('UpdateQueueStatus', {}, { requestParameters: null })).toEqual([]);
  });

  it('bounds text, lists, depth and the number of fields', () => {
    const deep = JSON.parse(`${'['.repeat(30)}${']'.repeat(30)}`);
    const nested = JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`);
    const wide = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Field${index}`, index]));
    expect(changes('CreateWidget', wide)).toHaveLength(60);
    const [text, list, depth, members, long] = changes('CreateWidget', {
      Text: 'x'.repeat(5000),
      List: Array.from({ length: 900 }, (_, index) => index),
      Depth: deep,
      Members: nested,
      ['y'.repeat(500)]: 1,
    });
    expect(String(text?.value)).toHaveLength(2000);
    expect(list?.value).toHaveLength(601);
    expect(JSON.stringify(depth?.value)).toBe(`${'['.repeat(8)}"…"${']'.repeat(8)}`);
    expect(JSON.stringify(members?.value)).toBe(`${'{"a":'.repeat(8)}"…"${'}'.repeat(8)}`);
    expect(long?.field).toHaveLength(200);
  });

  it('tells every field that a configuration operation may set, but for the marks of a version', () => {
    const settings = OPERATIONS.filter(({ plane, changeFields }) => plane === 'config' && changeFields.length > 0);
    const silent = settings.filter(({ eventSource, eventName, changeFields }) => {
      const requestParameters = Object.fromEntries(changeFields.map(({ field }) => [field, 'set']));
      const told = changeFields.filter(
        ({ field }) => !/^(?:LockVersion|(?:Last)?Modified(?:Time|Region))$/i.test(field),
      );
      return changesOf(recordOf({ eventSource, eventName, requestParameters })).length < told.length;
    });
    expect(settings.length).toBeGreaterThan(200);
    expect(silent.map(({ eventName }) => eventName)).toEqual([]);
  });
});
