import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Group } from '../../src/activity/group.ts';
import { callOf, groupKeysOf, joins, kindOf } from '../../src/activity/group-joins.ts';
import { activityOf } from './activity-of.ts';
import { ACCOUNT, INSTANCE, roleIdentity } from './record-of.ts';

const BILLING = 'bbbbbbbb-2222-4222-8222-222222222222';
const REFUNDS = 'cccccccc-3333-4333-8333-333333333333';
const OMAR = { type: 'IAMUser', userName: 'omar', accountId: ACCOUNT };
const CI = roleIdentity('ci-deploy', 'gha-4711');
const LAPTOP = { sourceIPAddress: '192.0.2.44', userAgent: 'aws-cli/2.15' };
const TERRAFORM = { ...LAPTOP, userIdentity: OMAR, userAgent: 'HashiCorp/1.0 Terraform/1.5.7' };

function at(time: string) {
  return { eventTime: `2026-11-20T${time}Z` };
}

/** The group as it stands after some activities, as the store keeps it. */
function groupOf(...activities: readonly Activity[]): Group {
  const times = activities.map(({ at: time }) => time.getTime());
  const keys = activities.map(groupKeysOf);
  return {
    noticeId: 'n1',
    actorKey: activities[0]?.actor.key ?? '',
    from: new Date(Math.min(...times)),
    to: new Date(Math.max(...times)),
    resourceKeys: keys.flatMap(({ resourceKeys }) => resourceKeys),
    kinds: keys.map(({ kind }) => kind),
    sensitive: activities.some(({ severity }) => severity === 'sensitive'),
  };
}

const RENAME = activityOf('UpdateQueueName', { QueueId: BILLING, Name: 'Billing' }, at('10:00:00'));
const CREATE = activityOf(
  'CreateUser',
  { Username: 'kim' },
  { ...at('10:00:00'), responseElements: { UserId: REFUNDS } },
);

describe('joins', () => {
  it.each<[string, Activity, Activity, boolean]>([
    [
      'another setting of the same thing',
      RENAME,
      activityOf('DeleteQueue', { QueueId: BILLING }, at('10:01:00')),
      true,
    ],
    ['another thing', RENAME, activityOf('DeleteQueue', { QueueId: REFUNDS }, at('10:01:00')), false],
    [
      'the same verb to the same type',
      RENAME,
      activityOf('UpdateQueueMaxContacts', { QueueId: REFUNDS, MaxContacts: 1 }, at('10:01:00')),
      true,
    ],
    ['the same verb to another type', RENAME, activityOf('UpdatePrompt', { PromptId: REFUNDS }, at('10:01:00')), false],
    [
      'the next user of a file',
      CREATE,
      activityOf('CreateUser', { Username: 'lee' }, { ...at('10:02:00'), responseElements: { UserId: BILLING } }),
      true,
    ],
    [
      'a tag of a thing in it',
      CREATE,
      activityOf(
        'TagResource',
        {
          resourceArn: `arn:aws:connect:eu-central-1:${ACCOUNT}:instance/${INSTANCE}/agent/${REFUNDS}`,
          tags: { a: 'b' },
        },
        at('10:00:30'),
      ),
      true,
    ],
    [
      'a skill of a thing in it',
      CREATE,
      activityOf('AssociateUserProficiencies', { UserId: REFUNDS }, at('10:00:30')),
      true,
    ],
    [
      'a refusal of the same kind',
      CREATE,
      activityOf('CreateUser', { Username: 'kim' }, { ...at('10:01:00'), errorCode: 'DuplicateResourceException' }),
      true,
    ],
    [
      'another actor',
      RENAME,
      activityOf('UpdateQueueName', { QueueId: BILLING }, { ...at('10:01:00'), ...LAPTOP, userIdentity: OMAR }),
      false,
    ],
    ['what comes 9:59 later', RENAME, activityOf('UpdateQueueName', { QueueId: BILLING }, at('10:09:59')), true],
    ['what comes 10 minutes later', RENAME, activityOf('UpdateQueueName', { QueueId: BILLING }, at('10:10:00')), false],
    [
      'what happened 9:59 earlier and arrives late',
      RENAME,
      activityOf('UpdateQueueName', { QueueId: BILLING }, at('09:50:01')),
      true,
    ],
    [
      'what happened 10 minutes earlier',
      RENAME,
      activityOf('UpdateQueueName', { QueueId: BILLING }, at('09:50:00')),
      false,
    ],
    [
      'something sensitive',
      RENAME,
      activityOf('UpdateQueueStatus', { QueueId: BILLING, Status: 'DISABLED' }, at('10:01:00')),
      false,
    ],
  ])('answers for %s', (_, first, next, joined) => {
    expect(joins(groupOf(first), next)).toBe(joined);
  });

  it('lets nothing join something sensitive', () => {
    const release = activityOf('ReleasePhoneNumber', { PhoneNumberId: BILLING }, at('10:00:00'));
    const describeIt = activityOf('UpdatePhoneNumberMetadata', { PhoneNumberId: BILLING }, at('10:00:01'));
    expect(joins(groupOf(release), describeIt)).toBe(false);
    expect(joins(groupOf(release), release)).toBe(false);
  });

  it('lets a group grow for less than an hour', () => {
    const early = groupOf(activityOf('UpdateQueueName', { QueueId: BILLING }, at('09:00:01')), RENAME);
    const busy = { ...early, to: new Date('2026-11-20T09:55:00Z') };
    expect(joins(busy, activityOf('UpdateQueueName', { QueueId: BILLING }, at('10:00:00')))).toBe(true);
    expect(joins(busy, activityOf('UpdateQueueName', { QueueId: BILLING }, at('10:00:01')))).toBe(false);
    expect(joins(busy, activityOf('UpdateQueueName', { QueueId: BILLING }, at('08:55:00')))).toBe(false);
  });

  it('takes whatever one automation session does', () => {
    const first = activityOf('CreateQueue', { Name: 'x' }, { ...at('10:00:00'), ...LAPTOP, userIdentity: CI });
    const next = { ...at('10:01:00'), ...LAPTOP };
    expect(
      joins(groupOf(first), activityOf('DeletePrompt', { PromptId: REFUNDS }, { ...next, userIdentity: CI })),
    ).toBe(true);
    const later = roleIdentity('ci-deploy', 'gha-4712');
    expect(
      joins(groupOf(first), activityOf('DeletePrompt', { PromptId: REFUNDS }, { ...next, userIdentity: later })),
    ).toBe(false);
  });

  it('takes whatever one Terraform run does, and not what its person does by hand', () => {
    const first = activityOf('CreateQueue', { Name: 'x' }, { ...at('10:00:00'), ...TERRAFORM });
    expect(
      joins(groupOf(first), activityOf('DeletePrompt', { PromptId: REFUNDS }, { ...TERRAFORM, ...at('10:01:00') })),
    ).toBe(true);
    const byHand = { ...LAPTOP, userIdentity: OMAR, ...at('10:01:00') };
    expect(joins(groupOf(first), activityOf('DeletePrompt', { PromptId: REFUNDS }, byHand))).toBe(false);
  });

  it('never takes two whom nobody knows for one', () => {
    const nobody = activityOf('UpdateQueueName', { QueueId: BILLING }, { ...at('10:00:00'), userIdentity: undefined });
    expect(joins(groupOf(nobody), nobody)).toBe(false);
  });
});

describe('groupKeysOf', () => {
  it('counts a version as part of the flow and an override as part of the hours', () => {
    const version = activityOf('CreateContactFlowVersion', { ContactFlowId: BILLING });
    expect(groupKeysOf(version).resourceKeys).toContain(`ContactFlow/${BILLING}`);
    const override = activityOf('DeleteHoursOfOperationOverride', {
      HoursOfOperationId: BILLING,
      HoursOfOperationOverrideId: REFUNDS,
    });
    expect(groupKeysOf(override).resourceKeys).toEqual([
      `HoursOfOperationOverride/${REFUNDS}`,
      `HoursOfOperation/${BILLING}`,
    ]);
  });

  it('has no keys where nothing was named', () => {
    expect(groupKeysOf(activityOf('Odd', {}, { requestParameters: null }))).toEqual({ resourceKeys: [], kind: 'Odd' });
    expect(groupKeysOf(activityOf('CreateQueue', {}, { requestParameters: null })).resourceKeys).toEqual([]);
  });
});

describe('kindOf', () => {
  it.each([
    ['UpdateQueueName', { QueueId: BILLING }, {}, `Update Queue in ${INSTANCE}`],
    ['BatchAssociateAnalyticsDataSet', {}, {}, `Associate AnalyticsDataAssociation in ${INSTANCE}`],
    ['AssociateAnalyticsDataSet', {}, {}, `Associate AnalyticsDataAssociation in ${INSTANCE}`],
    ['CreateQueue', {}, { ...TERRAFORM }, 'Run terraform'],
    ['CreateQueue', {}, { ...LAPTOP, userIdentity: CI }, 'Run cli gha-4711'],
    [
      'CreateQueue',
      { Tags: { 'aws:cloudformation:stack-name': 'ivr' } },
      { sourceIPAddress: 'cloudformation.amazonaws.com', userIdentity: OMAR },
      'Run cloudformation',
    ],
  ])('of %s %j is known', (eventName, parameters, fields, kind) => {
    expect(kindOf(activityOf(eventName, parameters, fields))).toBe(kind);
  });
});

describe('callOf', () => {
  it.each([
    [
      'the thing by its id',
      'UpdateQueueName',
      { QueueId: BILLING, Name: 'Billing' },
      {},
      `UpdateQueueName ${BILLING} in ${INSTANCE}`,
    ],
    [
      'what is made by its name',
      'CreateQueue',
      { Name: 'Billing' },
      { responseElements: { QueueId: BILLING } },
      `CreateQueue Billing in ${INSTANCE}`,
    ],
    ['no thing at all', 'UpdateInstanceAttribute', { InstanceId: undefined }, {}, 'UpdateInstanceAttribute'],
  ])('names %s, in its instance', (_, eventName, parameters, fields, call) => {
    expect(callOf(activityOf(eventName, parameters, fields))).toBe(call);
  });
});
