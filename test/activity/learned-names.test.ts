import { describe, expect, it } from 'vitest';
import { namesLearned } from '../../src/activity/learned-names.ts';
import { ACCOUNT, AT, DANA, INSTANCE, recordOf } from './record-of.ts';

const ID = 'bbbbbbbb-2222-4222-8222-222222222222';
const OTHER = 'cccccccc-3333-4333-8333-333333333333';
const WHEN = { at: new Date(AT), eventID: 'event-1' };
const ARN = `arn:aws:connect:eu-central-1:${ACCOUNT}:instance/${INSTANCE}`;

function learned(eventName: string, requestParameters: object | null, responseElements: object | null = null) {
  return namesLearned(recordOf({ eventName, requestParameters, responseElements }));
}

describe('namesLearned', () => {
  it('learns what was created, by the id in the answer', () => {
    const parameters = { InstanceId: INSTANCE, Name: 'Billing' };
    expect(learned('CreateQueue', parameters, { QueueId: ID, QueueArn: `${ARN}/queue/${ID}` })).toEqual([
      { key: `Queue/${ID}`, type: 'Queue', name: 'Billing', ...WHEN, instanceId: INSTANCE },
    ]);
  });

  it('learns a new user with what people may type for her', () => {
    const IdentityInfo = { FirstName: 'Dana', LastName: 'Ruiz', Email: 'dana.ruiz@example.com' };
    const parameters = { InstanceId: INSTANCE, Username: 'dana.ruiz', IdentityInfo };
    expect(learned('CreateUser', parameters, { UserId: DANA })).toEqual([
      {
        key: `User/${DANA}`,
        type: 'User',
        name: 'dana.ruiz',
        ...WHEN,
        instanceId: INSTANCE,
        aliases: ['Dana Ruiz', 'Dana', 'Ruiz', 'dana.ruiz@example.com'],
      },
    ]);
  });

  it('learns the login where AWS hides the rest', () => {
    const parameters = {
      InstanceId: INSTANCE,
      Username: 'dana.ruiz',
      IdentityInfo: { FirstName: '***', LastName: 'R' },
    };
    expect(learned('CreateUser', parameters, { UserId: DANA })).toMatchObject([{ name: 'dana.ruiz', aliases: ['R'] }]);
  });

  it.each([
    ['UpdateQueueName', { QueueId: ID, Name: 'Refunds' }, `Queue/${ID}`, 'Refunds'],
    ['UpdateContactFlowMetadata', { ContactFlowId: ID, Name: 'Main IVR' }, `ContactFlow/${ID}`, 'Main IVR'],
    ['UpdateEvaluationForm', { EvaluationFormId: ID, Title: 'QA' }, `EvaluationForm/${ID}`, 'QA'],
    ['UpdateAgentStatus', { AgentStatusId: ID, Name: 'Lunch' }, `AgentStatus/${ID}`, 'Lunch'],
  ])('learns a new name from %s', (eventName, parameters, key, name) => {
    expect(learned(eventName, { InstanceId: INSTANCE, ...parameters })).toMatchObject([{ key, name }]);
  });

  it('learns a claimed number', () => {
    const parameters = { TargetArn: ARN, PhoneNumber: '+18005550100' };
    expect(learned('ClaimPhoneNumber', parameters, { PhoneNumberId: ID })).toMatchObject([
      { key: `PhoneNumber/${ID}`, type: 'PhoneNumber', name: '+18005550100' },
    ]);
  });

  it('learns the alias of a new instance', () => {
    expect(learned('CreateInstance', { InstanceAlias: 'acme-eu' }, { Id: INSTANCE, Arn: ARN })).toMatchObject([
      { key: `Instance/${INSTANCE}`, type: 'Instance', name: 'acme-eu' },
    ]);
  });

  it.each([
    ['a refused call', { errorCode: 'DuplicateResourceException' }],
    ['a hidden name', { requestParameters: { InstanceId: INSTANCE, QueueId: ID, Name: '***' } }],
    ['an answer without the id', { eventName: 'CreateQueue', requestParameters: { Name: 'x' } }],
    ['a setting that is no name', { requestParameters: { QueueId: ID, Description: 'x' } }],
    ['a call that names nothing', { eventName: 'Odd', requestParameters: null }],
    ['a thing whose name is its id', { eventName: 'UpdatePredefinedAttribute', requestParameters: { Name: 'Skill' } }],
    ['a thing that goes', { eventName: 'DeleteQueue', requestParameters: { QueueId: ID, Name: 'x' } }],
    ['customers', { eventName: 'CreateParticipant', requestParameters: { Name: 'x' }, responseElements: { Id: ID } }],
  ])('learns nothing from %s', (_, fields) => {
    const parameters = { InstanceId: INSTANCE, QueueId: ID, Name: 'Billing' };
    expect(namesLearned(recordOf({ eventName: 'UpdateQueueName', requestParameters: parameters, ...fields }))).toEqual(
      [],
    );
  });

  it('cuts a name that is nobody’s', () => {
    const [name] = learned('UpdateQueueName', { QueueId: ID, Name: 'x'.repeat(5000) });
    expect(name?.name).toHaveLength(1024);
  });
});

describe('namesLearned from reads', () => {
  it('learns from a description', () => {
    const Queue = { QueueId: ID, QueueArn: `${ARN}/queue/${ID}`, Name: 'Billing', HoursOfOperationId: OTHER };
    expect(learned('DescribeQueue', { InstanceId: INSTANCE, QueueId: ID }, { Queue })).toEqual([
      { key: `Queue/${ID}`, type: 'Queue', name: 'Billing', ...WHEN, instanceId: INSTANCE },
    ]);
  });

  it('learns every name of a list', () => {
    const UserSummaryList = [
      { Id: DANA, Arn: `${ARN}/agent/${DANA}`, Username: 'dana.ruiz' },
      { Id: OTHER, Arn: `${ARN}/agent/${OTHER}`, Username: '***' },
      { Id: ID, Arn: `${ARN}/agent/${ID}`, Username: 'kim.lee', IdentityInfo: { FirstName: 'Kim' } },
      null,
    ];
    const names = learned('ListUsers', { InstanceId: INSTANCE }, { UserSummaryList });
    expect(names.map(({ key, name, aliases }) => [key, name, aliases])).toEqual([
      [`User/${DANA}`, 'dana.ruiz', undefined],
      [`User/${ID}`, 'kim.lee', ['Kim']],
    ]);
  });

  it('learns what an item is from its ARN, whatever was listed', () => {
    const QuickConnectSummaryList = [{ Id: ID, Arn: `${ARN}/transfer-destination/${ID}`, Name: 'Back office' }];
    expect(learned('ListQueueQuickConnects', {}, { QuickConnectSummaryList })).toMatchObject([
      { key: `QuickConnect/${ID}`, type: 'QuickConnect', name: 'Back office' },
    ]);
  });

  it('learns the queues of a routing profile', () => {
    const list = [{ QueueId: ID, QueueArn: `${ARN}/queue/${ID}`, QueueName: 'Billing', Priority: 1 }];
    expect(learned('ListRoutingProfileQueues', {}, { RoutingProfileQueueConfigSummaryList: list })).toMatchObject([
      { key: `Queue/${ID}`, name: 'Billing' },
    ]);
  });

  it('learns instances and numbers, and does not mix them up', () => {
    const InstanceSummaryList = [{ Id: INSTANCE, Arn: ARN, InstanceAlias: 'acme-eu' }];
    expect(learned('ListInstances', null, { InstanceSummaryList })).toEqual([
      { key: `Instance/${INSTANCE}`, type: 'Instance', name: 'acme-eu', ...WHEN, instanceId: INSTANCE },
    ]);
    const PhoneNumberArn = `arn:aws:connect:eu-central-1:${ACCOUNT}:phone-number/${ID}`;
    const summary = { PhoneNumberId: ID, PhoneNumberArn, PhoneNumber: '+18005550100', TargetArn: ARN, Name: 'x' };
    const names = learned('ListPhoneNumbersV2', {}, { ListPhoneNumbersSummaryList: [summary] });
    expect(names.map(({ key, name }) => [key, name])).toEqual([[`PhoneNumber/${ID}`, '+18005550100']]);
  });

  it('learns from an answer that is the thing itself', () => {
    const answer = { Id: ID, Arn: `${ARN}/task-template/${ID}`, Name: 'Call back' };
    expect(learned('GetTaskTemplate', {}, answer)).toMatchObject([{ type: 'TaskTemplate', name: 'Call back' }]);
  });

  it('learns no names of contacts, which are customers’', () => {
    const Contact = { Id: ID, Arn: `${ARN}/contact/${ID}`, Name: 'Call Jo Smith back' };
    expect(learned('DescribeContact', { ContactId: ID }, { Contact })).toEqual([]);
  });

  it.each([
    ['no answer', null],
    ['an item without an ARN', { Queue: { QueueId: ID, Name: 'Billing' } }],
    ['an ARN that is none', { Queue: { QueueArn: 'x', Name: 'Billing' } }],
    ['an ARN of a type not known', { Queue: { Arn: 'arn:aws:connect:x:1:moon/1', Name: 'Billing' } }],
    ['an ARN that is no text', { Queue: { Arn: 7, Name: 'Billing' } }],
  ])('learns nothing from %s', (_, answer) => {
    expect(learned('DescribeQueue', {}, answer)).toEqual([]);
  });
});
