import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CloudTrailRecord } from '../../src/cloudtrail/record.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { resourcesOf } from '../../src/connect/resource.ts';
import { resourceKey } from '../../src/connect/resource-ref.ts';
import { ARN, FAMILY, INSTANCE, made, recordOf, request, uuid } from './resource-records.ts';

describe('resourcesOf', () => {
  it.each<[string, CloudTrailRecord, string[]]>([
    [
      'the queues of a routing profile',
      request('AssociateRoutingProfileQueues', {
        RoutingProfileId: uuid(1),
        QueueConfigs: [{ QueueReference: { QueueId: uuid(2) } }, { QueueReference: { QueueId: uuid(3) } }],
      }),
      [`Queue/${uuid(2)}`, `Queue/${uuid(3)}`],
    ],
    [
      'all that a new user belongs to',
      request('CreateUser', { Username: 'kim.lee', RoutingProfileId: uuid(2), SecurityProfileIds: [uuid(3), uuid(4)] }),
      [`SecurityProfile/${uuid(3)}`, `SecurityProfile/${uuid(4)}`, `RoutingProfile/${uuid(2)}`],
    ],
    [
      'the hours of an override',
      request('DeleteHoursOfOperationOverride', { HoursOfOperationId: uuid(1), HoursOfOperationOverrideId: uuid(2) }),
      [`HoursOfOperation/${uuid(1)}`],
    ],
    [
      'the integration of a use case',
      request('DeleteUseCase', { IntegrationAssociationId: uuid(1), UseCaseId: uuid(2) }),
      [`IntegrationAssociation/${uuid(1)}`],
    ],
    [
      'the assistant of an AI agent',
      recordOf({
        eventSource: 'wisdom.amazonaws.com',
        eventName: 'DeleteAIAgent',
        requestParameters: { assistantId: uuid(1), aiAgentId: uuid(2) },
      }),
      [`Assistant/${uuid(1)}`],
    ],
    [
      'the table of its values',
      request('BatchUpdateDataTableValue', { DataTableId: uuid(1) }),
      [`DataTable/${uuid(1)}`],
    ],
    [
      'both sides of a flow association',
      request('AssociateFlow', {
        ResourceId: `arn:aws:connect:eu-central-1:123456789012:phone-number/${uuid(1)}`,
        FlowId: uuid(2),
      }),
      [`PhoneNumber/${uuid(1)}`, `ContactFlow/${uuid(2)}`],
    ],
    [
      'the group that a number moves to',
      request('UpdatePhoneNumber', {
        PhoneNumberId: uuid(1),
        TargetArn: `arn:aws:connect:eu-central-1:123456789012:traffic-distribution-group/${uuid(2)}`,
      }),
      [`TrafficDistributionGroup/${uuid(2)}`],
    ],
    [
      'who gets a workspace, by ARN',
      request('AssociateWorkspace', { WorkspaceId: uuid(1), ResourceArns: [`${ARN}/agent/${uuid(2)}`] }),
      [`User/${uuid(2)}`],
    ],
    [
      'a thing named twice, once',
      request('UpdateUserSecurityProfiles', { UserId: uuid(1), SecurityProfileIds: [uuid(2), uuid(2), '***', 7] }),
      [`SecurityProfile/${uuid(2)}`, `SecurityProfile/${INSTANCE}/7`],
    ],
  ])('relates %s', (_, record, keys) => {
    expect(resourcesOf(record).related.map(resourceKey)).toEqual(keys);
  });

  it('tells a version of a flow by flow and number, made or deleted', () => {
    const version = { type: 'ContactFlowVersion', id: `${uuid(1)}:3`, instanceId: INSTANCE };
    const flow = { type: 'ContactFlow', id: uuid(1), instanceId: INSTANCE };
    const created = made(
      'CreateContactFlowVersion',
      { ContactFlowId: uuid(1) },
      { ContactFlowArn: `${ARN}/contact-flow/${uuid(1)}:3`, Version: 3 },
    );
    expect(resourcesOf(created)).toEqual({ resource: version, related: [flow], instanceId: INSTANCE });
    const deleted = request('DeleteContactFlowVersion', { ContactFlowId: uuid(1), ContactFlowVersion: 3 });
    expect(resourcesOf(deleted)).toEqual({ resource: version, related: [flow], instanceId: INSTANCE });
  });

  it.each<[string, CloudTrailRecord, object | undefined]>([
    [
      'a field called as the noun',
      request('UpdateWidgetPolicy', { WidgetPolicyId: uuid(1) }),
      { type: 'WidgetPolicy', id: uuid(1), instanceId: INSTANCE },
    ],
    [
      'a field called as one of what the noun has many of',
      request('DisableWidgetPolicies', { WidgetPolicyId: uuid(1) }),
      { type: 'WidgetPolicy', id: uuid(1), instanceId: INSTANCE },
    ],
    [
      'a field called as its beginning',
      request('CreateWidgetPolicy', { WidgetId: uuid(1), Policy: {} }),
      { type: 'Widget', id: uuid(1), instanceId: INSTANCE },
    ],
    [
      'the answer of a create',
      made('CreateWidget', { Name: 'Clock' }, { WidgetId: uuid(1) }),
      { type: 'Widget', id: uuid(1), name: 'Clock', instanceId: INSTANCE },
    ],
    [
      'a known type with a new setting',
      request('UpdateQueueWrapUp', { QueueId: uuid(1) }),
      { type: 'Queue', id: uuid(1), instanceId: INSTANCE },
    ],
    [
      'the instance alone',
      request('EnableHolograms', { Strength: 3 }),
      { type: 'Instance', id: INSTANCE, instanceId: INSTANCE },
    ],
    ['nothing', recordOf({ eventName: 'EnableHolograms' }), undefined],
  ])('reads from an operation newer than the catalog %s', (_, record, resource) => {
    expect(resourcesOf(record).resource).toEqual(resource);
  });

  it('has an answer for whatever a record holds', () => {
    const names = OPERATIONS.map(({ eventName }) => eventName);
    const values = fc.object({
      maxDepth: 3,
      key: fc.constantFrom('InstanceId', 'QueueId', 'Id', 'View', 'constructor', '__proto__', 'Name', 'resourceArn'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...FAMILY),
        fc.constantFrom(...names, 'Weird', ''),
        values,
        values,
        (eventSource, eventName, asked, answered) => {
          const record = recordOf({
            eventSource,
            eventName,
            requestParameters: { ...asked },
            responseElements: { ...answered },
          });
          const { resource, related } = resourcesOf(record);
          expect(related.every(({ id, name }) => id !== '***' && name !== '***')).toBe(true);
          expect(resource?.id === '' || resource?.name === '').toBe(false);
        },
      ),
    );
  });

  it('is not slowed by a record as large as AWS lets it be', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => uuid(index));
    const record = request('CreateUser', { Username: 'kim.lee', SecurityProfileIds: ids });
    expect(resourcesOf(record).related).toHaveLength(200);
    expect(resourcesOf(request('DeleteQueue', { QueueId: 'x'.repeat(100_000) })).resource?.id).toBeUndefined();
  });
});
