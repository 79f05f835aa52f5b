import { describe, expect, it } from 'vitest';
import { OPERATIONS, operationOf } from '../../src/connect/catalog.ts';
import { isConnectFamily } from '../../src/connect/sources.ts';

describe('operationOf', () => {
  it('knows what an operation touches, where its ids are and what it changes', () => {
    expect(operationOf('connect.amazonaws.com', 'CreateHoursOfOperationOverride')).toMatchObject({
      eventName: 'CreateHoursOfOperationOverride',
      verb: 'Create',
      write: true,
      plane: 'config',
      resourceType: 'HoursOfOperationOverride',
      idFields: ['HoursOfOperationId'],
      nameFields: ['Name'],
      responseIdFields: ['HoursOfOperationOverrideId'],
      idInResponse: true,
    });
  });

  it('tells the members of a structure and which lists are sent whole', () => {
    expect(operationOf('connect.amazonaws.com', 'UpdateHoursOfOperation')?.changeFields.at(-1)).toEqual({
      field: 'Config',
      type: 'list',
      list: true,
      members: ['Day', 'StartTime', 'EndTime'],
    });
    expect(operationOf('connect.amazonaws.com', 'AssociateQueueQuickConnects')?.changeFields).toEqual([
      { field: 'QuickConnectIds', type: 'list', list: false },
    ]);
    expect(operationOf('connect.amazonaws.com', 'UpdateRoutingProfileQueues')?.changeFields[0]?.list).toBe(false);
  });

  it('tells where ids point', () => {
    expect(operationOf('connect.amazonaws.com', 'UpdateQueueOutboundCallerConfig')?.refs).toEqual({
      'OutboundCallerConfig.OutboundCallerIdNumberId': 'PhoneNumber',
      'OutboundCallerConfig.OutboundFlowId': 'ContactFlow',
    });
  });

  it.each([
    ['CONNECT.amazonaws.com', 'CreateQueue', 'CreateQueue'],
    [' connect.amazonaws.com ', 'createqueue', 'CreateQueue'],
    ['wisdom.amazonaws.com', 'CreateAIAgent', 'CreateAIAgent'],
    ['qconnect.amazonaws.com', 'CreateAIAgent', 'CreateAIAgent'],
    ['connect-campaigns.amazonaws.com', 'UpdateCampaignDialerConfig', 'UpdateCampaignDialerConfig'],
    ['connect-campaigns.amazonaws.com', 'UpdateCampaignSchedule', 'UpdateCampaignSchedule'],
    ['connect.amazonaws.com', 'AdminGetEmergencyAccessToken', 'AdminGetEmergencyAccessToken'],
    ['connect.amazonaws.com', 'CreateWidgetPolicy', undefined],
    ['s3.amazonaws.com', 'CreateQueue', undefined],
    ['connect.amazonaws.com', 'constructor', undefined],
    ['', '', undefined],
  ])('finds %j %j: %j', (eventSource, eventName, found) => {
    expect(operationOf(eventSource, eventName)?.eventName).toBe(found);
  });

  it('takes the newer of two descriptions that share a name', () => {
    const campaign = operationOf('connect-campaigns.amazonaws.com', 'CreateCampaign');
    expect(campaign?.changeFields.map(({ field }) => field)).toContain('channelSubtypeConfig');
  });
});

describe('OPERATIONS', () => {
  it('are those of the Connect family alone, each once', () => {
    expect(OPERATIONS.filter(({ eventSource }) => !isConnectFamily(eventSource))).toEqual([]);
    expect(new Set(OPERATIONS.map(({ eventSource, eventName }) => `${eventSource} ${eventName}`)).size).toBe(
      OPERATIONS.length,
    );
  });

  it('hold the 175 configuration operations of Connect and its runtime calls', () => {
    const connect = OPERATIONS.filter(({ eventSource }) => eventSource === 'connect.amazonaws.com');
    const written = connect.filter(({ idFields, nameFields, changeFields, responseIdFields }) =>
      [idFields, nameFields, changeFields, responseIdFields].some((fields) => fields.length > 0),
    );
    expect(written.filter(({ plane }) => plane === 'config')).toHaveLength(175);
    expect(connect.filter(({ plane }) => plane === 'runtime')).toHaveLength(59);
  });

  it('keep no bodies of runtime calls and reads', () => {
    const bodied = OPERATIONS.filter(({ plane }) => plane === 'runtime' || plane === 'read');
    expect(bodied.filter(({ changeFields }) => changeFields.length > 0)).toEqual([]);
  });
});
