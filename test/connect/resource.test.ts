import { describe, expect, it } from 'vitest';
import type { CloudTrailRecord } from '../../src/cloudtrail/record.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { namedResourceOf, resourcesOf } from '../../src/connect/resource.ts';
import { ARN, INSTANCE, made, recordFor, recordOf, request, uuid } from './resource-records.ts';

const CONFIGURATION = OPERATIONS.filter(
  ({ eventSource, plane }) => eventSource === 'connect.amazonaws.com' && plane === 'config',
);

/** Known by IAM's permissions alone: nothing is known of their fields. */
const BARE = CONFIGURATION.filter(
  ({ idFields, nameFields, changeFields, responseIdFields }) =>
    idFields.length + nameFields.length + changeFields.length + responseIdFields.length === 0,
);

const DESCRIBED = CONFIGURATION.filter((operation) => !BARE.includes(operation));

describe('resourcesOf, for every configuration operation of Connect', () => {
  it.each(DESCRIBED.map((operation) => [operation.eventName, operation]))(
    '%s tells what it acted on',
    (_, operation) => {
      const { resource } = resourcesOf(recordFor(operation));
      expect(resource).toMatchObject({ type: operation.resourceType, id: expect.stringMatching(/./) });
    },
  );

  it.each(DESCRIBED.map((operation) => [operation.eventName, operation]))(
    '%s, refused, still tells the type and the instance',
    (_, operation) => {
      const { resource, instanceId } = resourcesOf(recordFor(operation, { refused: true }));
      expect(resource?.type).toBe(operation.resourceType);
      expect(instanceId).toMatch(/./);
    },
  );
});

describe('namedResourceOf', () => {
  const records = OPERATIONS.flatMap((operation) => [recordFor(operation), recordFor(operation, { refused: true })]);

  it('is the resource of every record that names it, and of no other', () => {
    const resources = records.map((record) => resourcesOf(record).resource);
    expect(records.map(namedResourceOf)).toEqual(
      resources.map((each) => (each?.name === undefined ? undefined : each)),
    );
    expect(resources.some((each) => each?.name !== undefined)).toBe(true);
  });
});

describe('resourcesOf', () => {
  it.each<[string, CloudTrailRecord, object]>([
    ['an update by id', request('UpdateQueueStatus', { QueueId: uuid(1) }), { type: 'Queue', id: uuid(1) }],
    [
      'an id that is an ARN',
      request('DeleteUser', { UserId: `${ARN}/agent/${uuid(1)}` }),
      { type: 'User', id: uuid(1), arn: `${ARN}/agent/${uuid(1)}` },
    ],
    [
      'an id that is an encoded ARN with a version',
      request('UpdateContactFlowContent', {
        ContactFlowId: encodeURIComponent(`${ARN}/contact-flow/${uuid(1)}:$SAVED`),
      }),
      { type: 'ContactFlow', id: uuid(1), qualifier: '$SAVED', arn: `${ARN}/contact-flow/${uuid(1)}:$SAVED` },
    ],
    [
      'a create whose id is only in the answer',
      made('CreateQueue', { Name: 'Billing' }, { QueueArn: `${ARN}/queue/${uuid(1)}`, QueueId: uuid(1) }),
      { type: 'Queue', id: uuid(1), name: 'Billing', arn: `${ARN}/queue/${uuid(1)}` },
    ],
    [
      'a module, which answers Id and Arn',
      made('CreateContactFlowModule', { Name: 'Callback' }, { Id: uuid(1), Arn: `${ARN}/flow-module/${uuid(1)}` }),
      { type: 'ContactFlowModule', id: uuid(1), name: 'Callback', arn: `${ARN}/flow-module/${uuid(1)}` },
    ],
    [
      'a prompt, which answers PromptARN',
      made('CreatePrompt', { Name: 'Welcome' }, { PromptARN: `${ARN}/prompt/${uuid(1)}`, PromptId: uuid(1) }),
      { type: 'Prompt', id: uuid(1), name: 'Welcome', arn: `${ARN}/prompt/${uuid(1)}` },
    ],
    [
      'a view, which nests its answer',
      made('CreateView', { Name: 'Case' }, { View: { Id: uuid(1), Arn: `${ARN}/view/${uuid(1)}`, Name: 'Case' } }),
      { type: 'View', id: uuid(1), name: 'Case', arn: `${ARN}/view/${uuid(1)}` },
    ],
    [
      'an ARN alone in the answer',
      made('CreateRule', { Name: 'Angry' }, { RuleArn: `${ARN}/rule/${uuid(1)}` }),
      { type: 'Rule', id: uuid(1), name: 'Angry', arn: `${ARN}/rule/${uuid(1)}` },
    ],
    [
      'a refused create, by name alone',
      request('CreateUser', { Username: 'kim.lee' }, { errorCode: 'DuplicateResourceException' }),
      { type: 'User', name: 'kim.lee' },
    ],
    [
      'a refused rename, whose name came to nothing',
      request('UpdateQueueName', { QueueId: uuid(1), Name: 'Refunds' }, { errorCode: 'DuplicateResourceException' }),
      { type: 'Queue', id: uuid(1) },
    ],
    [
      'a thing whose id is its name',
      recordOf({
        eventSource: 'profile.amazonaws.com',
        eventName: 'StopRecommender',
        requestParameters: { DomainName: 'acme', RecommenderName: 'Next best offer', InstanceId: INSTANCE },
      }),
      { type: 'Recommender', id: 'acme:Next best offer', name: 'Next best offer' },
    ],
    [
      'a case field of the system, which every domain has',
      recordOf({
        eventSource: 'cases.amazonaws.com',
        eventName: 'UpdateField',
        requestParameters: { domainId: uuid(1), fieldId: 'title', description: 'd', InstanceId: INSTANCE },
      }),
      { type: 'Field', id: `${uuid(1)}:title` },
    ],
    [
      'a form by its title',
      made('CreateEvaluationForm', { Title: 'QA' }, { EvaluationFormId: uuid(1) }),
      { type: 'EvaluationForm', id: uuid(1), name: 'QA' },
    ],
    [
      'a security profile by its own word for name',
      made('CreateSecurityProfile', { SecurityProfileName: 'Auditor' }, { SecurityProfileId: uuid(1) }),
      { type: 'SecurityProfile', id: uuid(1), name: 'Auditor' },
    ],
    [
      'a hierarchy group',
      made('CreateUserHierarchyGroup', { Name: 'Berlin' }, { HierarchyGroupId: uuid(1) }),
      { type: 'UserHierarchyGroup', id: uuid(1), name: 'Berlin' },
    ],
    [
      'a storage config by what it stores',
      request('DisassociateInstanceStorageConfig', { AssociationId: uuid(1), ResourceType: 'CALL_RECORDINGS' }),
      { type: 'InstanceStorageConfig', id: uuid(1), name: 'CALL_RECORDINGS' },
    ],
    [
      'an instance setting',
      request('UpdateInstanceAttribute', { AttributeType: 'CONTACT_LENS', Value: 'true' }),
      { type: 'InstanceAttribute', id: 'CONTACT_LENS', name: 'CONTACT_LENS' },
    ],
    [
      'a Lambda function by its ARN',
      request('AssociateLambdaFunction', { FunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:lookup' }),
      {
        type: 'LambdaFunctionAssociation',
        id: 'lookup',
        name: 'lookup',
        arn: 'arn:aws:lambda:eu-central-1:123456789012:function:lookup',
      },
    ],
    [
      'a Lex bot by its name',
      request('AssociateLexBot', { LexBot: { Name: 'Refund' } }),
      { type: 'LexBot', id: 'Refund', name: 'Refund' },
    ],
    [
      'the same bot unlinked',
      request('DisassociateLexBot', { BotName: 'Refund' }),
      { type: 'LexBot', id: 'Refund', name: 'Refund' },
    ],
    [
      'a newer bot by its alias',
      request('AssociateBot', {
        LexV2Bot: { AliasArn: 'arn:aws:lex:eu-central-1:123456789012:bot-alias/BOT1/ALIAS1' },
      }),
      { type: 'Bot', id: 'BOT1/ALIAS1', arn: 'arn:aws:lex:eu-central-1:123456789012:bot-alias/BOT1/ALIAS1' },
    ],
    [
      'an attribute known by name',
      request('CreatePredefinedAttribute', { Name: 'Language' }),
      { type: 'PredefinedAttribute', id: 'Language', name: 'Language' },
    ],
    [
      'an approved origin',
      request('AssociateApprovedOrigin', { Origin: 'https://crm.example.com' }),
      { type: 'ApprovedOrigin', id: 'https://crm.example.com', name: 'https://crm.example.com' },
    ],
    [
      'the hierarchy itself, one per instance',
      request('UpdateUserHierarchyStructure', {}),
      { type: 'UserHierarchyStructure', id: INSTANCE },
    ],
    [
      'profiles given to a user by ARN',
      request('AssociateSecurityProfiles', { EntityArn: `${ARN}/agent/${uuid(1)}` }),
      { type: 'User', id: uuid(1), arn: `${ARN}/agent/${uuid(1)}` },
    ],
  ])('reads %s', (_, record, resource) => {
    expect(resourcesOf(record).resource).toEqual({ instanceId: INSTANCE, ...resource });
  });

  it.each([
    ['agent', 'User'],
    ['contact-flow', 'ContactFlow'],
    ['flow-module', 'ContactFlowModule'],
    ['operating-hours', 'HoursOfOperation'],
    ['transfer-destination', 'QuickConnect'],
    ['agent-state', 'AgentStatus'],
    ['agent-group', 'UserHierarchyGroup'],
    ['queue', 'Queue'],
    ['gizmo', 'AnyTaggableResource'],
  ])('takes a tagged %s for a %s', (segment, type) => {
    const arn = `${ARN}/${segment}/${uuid(1)}`;
    const record = recordOf({ eventName: 'TagResource', requestParameters: { resourceArn: arn, tags: { team: 'a' } } });
    expect(resourcesOf(record)).toEqual({
      resource: { type, id: uuid(1), instanceId: INSTANCE, arn },
      related: [],
      instanceId: INSTANCE,
    });
  });

  it('reads a phone number, which has no instance', () => {
    const record = recordOf({ eventName: 'ReleasePhoneNumber', requestParameters: { PhoneNumberId: uuid(1) } });
    expect(resourcesOf(record)).toEqual({ resource: { type: 'PhoneNumber', id: uuid(1) }, related: [] });
  });

  it('finds the instance of a claimed number in the target', () => {
    const record = recordOf({
      eventName: 'ClaimPhoneNumber',
      requestParameters: { TargetArn: ARN, PhoneNumber: '+18005550100' },
      responseElements: { PhoneNumberId: uuid(1) },
    });
    expect(resourcesOf(record)).toEqual({
      resource: { type: 'PhoneNumber', id: uuid(1), name: '+18005550100', instanceId: INSTANCE },
      related: [],
      instanceId: INSTANCE,
    });
  });

  it('names the instance that CloudFormation sends encoded', () => {
    const record = recordOf({
      eventName: 'CreateContactFlow',
      requestParameters: { InstanceId: encodeURIComponent(ARN), Name: 'Main IVR' },
    });
    expect(resourcesOf(record)).toEqual({
      resource: { type: 'ContactFlow', name: 'Main IVR', instanceId: INSTANCE },
      related: [],
      instanceId: INSTANCE,
    });
  });

  it.each([{ Id: INSTANCE, Arn: ARN }, { Arn: ARN }])('knows a new instance by the answer %j', (responseElements) => {
    const record = recordOf({
      eventName: 'CreateInstance',
      requestParameters: { InstanceAlias: 'acme-eu' },
      responseElements,
    });
    expect(resourcesOf(record)).toEqual({
      resource: { type: 'Instance', id: INSTANCE, instanceId: INSTANCE, name: 'acme-eu' },
      related: [],
      instanceId: INSTANCE,
    });
  });

  it('knows of an instance that no field names its type alone', () => {
    const record = recordOf({ eventName: 'DeleteInstance', requestParameters: {} });
    expect(resourcesOf(record)).toEqual({ resource: { type: 'Instance' }, related: [] });
  });

  it('reads camelCase keys and nested answers', () => {
    const record = recordOf({
      eventSource: 'voiceid.amazonaws.com',
      eventName: 'CreateDomain',
      requestParameters: { name: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      responseElements: { domain: { domainId: 'Domain0123456789abcdef', name: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
    });
    expect(resourcesOf(record)).toEqual({ resource: { type: 'Domain', id: 'Domain0123456789abcdef' }, related: [] });
  });

  it('never takes a hidden value for an id or a name', () => {
    const record = request('UpdateQueueName', { QueueId: '***', Name: '***' });
    expect(resourcesOf(record).resource).toEqual({ type: 'Queue', instanceId: INSTANCE });
  });

  it('guesses no more than the instance for names without a description', () => {
    const told = BARE.map((operation) => resourcesOf(recordFor(operation)).resource);
    expect(told).toEqual(BARE.map(() => ({ type: 'Instance', id: INSTANCE, instanceId: INSTANCE })));
    expect(DESCRIBED).toHaveLength(175);
  });

  it.each<[string, string, object, object | undefined]>([
    ['s3.amazonaws.com', 'CreateBucket', { bucketName: 'acme' }, { type: 'Bucket', name: 'acme' }],
    ['iam.amazonaws.com', 'DeleteRolePolicy', { roleName: 'ci', policyName: 'p' }, { type: 'Role', name: 'ci' }],
    ['ec2.amazonaws.com', 'StopInstances', { instanceId: 'i-0123' }, { type: 'Instance', id: 'i-0123' }],
    ['events.amazonaws.com', 'PutRule', { name: 'x' }, undefined],
  ])('takes the resource of %s %s from its own words alone', (eventSource, eventName, requestParameters, resource) => {
    const record = recordOf({ eventSource, eventName, requestParameters: { ...requestParameters } });
    expect(resourcesOf(record)).toEqual({ ...(resource && { resource }), related: [] });
  });

  it('knows the instance of a campaign', () => {
    const record = recordOf({
      eventSource: 'connect-campaigns.amazonaws.com',
      eventName: 'CreateCampaign',
      requestParameters: { name: 'Winter', connectInstanceId: INSTANCE },
      responseElements: { id: uuid(1), arn: `arn:aws:connect-campaigns:eu-central-1:123456789012:campaign/${uuid(1)}` },
    });
    expect(resourcesOf(record).resource).toEqual({
      type: 'Campaign',
      id: uuid(1),
      name: 'Winter',
      instanceId: INSTANCE,
      arn: `arn:aws:connect-campaigns:eu-central-1:123456789012:campaign/${uuid(1)}`,
    });
  });

  it('finds the instance inside the ARN of what was acted on', () => {
    const record = recordOf({
      eventName: 'UpdateQueueStatus',
      requestParameters: { QueueId: `${ARN}/queue/${uuid(1)}` },
    });
    expect(resourcesOf(record).instanceId).toBe(INSTANCE);
  });

  it('reads an id that only the ARN of the answer holds, and a number for an id', () => {
    const copy = made('ReplicateInstance', { ReplicaRegion: 'eu-west-2' }, { Id: uuid(9) });
    expect(resourcesOf(copy).resource).toEqual({ type: 'Instance', id: INSTANCE, instanceId: INSTANCE });
    const numbered = request('DeleteQueue', { QueueId: 42 });
    expect(resourcesOf(numbered).resource).toEqual({ type: 'Queue', id: '42', instanceId: INSTANCE });
  });
});
