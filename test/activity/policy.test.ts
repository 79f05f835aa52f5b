import { describe, expect, it } from 'vitest';
import { toActivity } from '../../src/activity/to-activity.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { activityOf } from './activity-of.ts';
import { ACCOUNT, DANA, INSTANCE, recordOf, roleIdentity } from './record-of.ts';

const ID = 'bbbbbbbb-2222-4222-8222-222222222222';
const DENIED = { errorCode: 'AccessDeniedException' };
const INVALID = { errorCode: 'InvalidRequestException' };
const THROTTLED = { errorCode: 'ThrottlingException' };
const TODAY = { EffectiveFrom: '2026-11-20', EffectiveTill: '2026-11-20' };
const OPEN = { Config: [{ Day: 'MONDAY' }] };

function judged(eventName: string, parameters: object = {}, fields: object = {}): string {
  const { severity, treatment } = activityOf(eventName, parameters, fields);
  return `${severity} ${treatment}`;
}

describe('policyOf', () => {
  it.each([
    ['AdminGetEmergencyAccessToken', {}],
    ['CreateAuthCode', {}],
    ['UpdateAuthenticationProfile', { AuthenticationProfileId: ID, AllowedIps: [] }],
    ['AssociateSecurityKey', { Key: 'k' }],
    ['UpdateSecurityProfile', { SecurityProfileId: ID, Permissions: ['BasicAgentAccess'] }],
    ['UpdateSecurityProfile', { SecurityProfileId: ID }],
    ['UpdateUserSecurityProfiles', { UserId: DANA, SecurityProfileIds: [ID] }],
    ['UpdateUserSecurityProfiles', { UserId: DANA.toUpperCase(), SecurityProfileIds: [ID] }],
    ['AssociateSecurityProfiles', { EntityArn: 'x', SecurityProfiles: [] }],
    ['UpdateInstanceStorageConfig', { AssociationId: 'a', ResourceType: 'CALL_RECORDINGS' }],
    ['AssociateAnalyticsDataSet', { DataSetId: 'd', TargetAccountId: '999999999999' }],
    ['BatchAssociateAnalyticsDataSet', { DataSetIds: ['d'], TargetAccountId: '999999999999' }],
    ['DeleteContactData', { ContactId: ID }],
    ['AssociateApprovedOrigin', { Origin: 'https://example.com' }],
    ['AssociateLambdaFunction', { FunctionArn: 'arn:aws:lambda:x:1:function:f' }],
    ['AssociateLexBot', { LexBot: { Name: 'b' } }],
    ['CreateIntegrationAssociation', { IntegrationType: 'EVENT' }],
    ['ReleasePhoneNumber', { PhoneNumberId: ID }],
    ['UpdateQueueStatus', { QueueId: ID, Status: 'DISABLED' }],
    ['UpdateHoursOfOperation', { HoursOfOperationId: ID, Config: [] }],
    ['CreateHoursOfOperationOverride', { HoursOfOperationId: ID, OverrideType: 'CLOSED', ...OPEN, ...TODAY }],
    ['UpdateInstanceAttribute', { AttributeType: 'CONTACT_LENS', Value: 'false' }],
    ['DeleteInstance', {}],
    ['ReplicateInstance', { ReplicaRegion: 'us-west-2' }],
    ['UpdateTrafficDistribution', { Id: ID }],
    ['UpdateCrossRegionRouting', {}],
  ])('tells %s %j as sensitive', (eventName, parameters) => {
    expect(judged(eventName, parameters)).toBe('sensitive tell');
  });

  it.each([
    ['CreateQueue', { Name: 'Billing' }],
    ['DeleteQueue', { QueueId: ID }],
    ['UpdateQueueStatus', { QueueId: ID, Status: 'ENABLED' }],
    ['UpdateQueueMaxContacts', { QueueId: ID, MaxContacts: 1 }],
    ['UpdateContactFlowContent', { ContactFlowId: ID, Content: '***' }],
    ['UpdateHoursOfOperation', { HoursOfOperationId: ID, ...OPEN }],
    [
      'CreateHoursOfOperationOverride',
      { HoursOfOperationId: ID, ...OPEN, EffectiveFrom: '2026-12-24', EffectiveTill: '2026-12-24' },
    ],
    ['CreateHoursOfOperationOverride', { HoursOfOperationId: ID, ...OPEN, ...TODAY, RecurrenceConfig: '***x' }],
    ['CreateHoursOfOperationOverride', { HoursOfOperationId: ID, ...OPEN }],
    ['UpdateSecurityProfile', { SecurityProfileId: ID, Description: 'x' }],
    ['UpdateUserSecurityProfiles', { UserId: ID, SecurityProfileIds: [ID] }],
    ['AssociateAnalyticsDataSet', { DataSetId: 'd', TargetAccountId: ACCOUNT }],
    ['AssociateAnalyticsDataSet', { DataSetId: 'd' }],
    ['ClaimPhoneNumber', { PhoneNumber: '+18005550100' }],
    ['CreateUser', { Username: 'kim' }],
    ['UpdateViewContent', { ViewId: ID, Status: 'PUBLISHED' }],
    ['CreateWidgetPolicy', { WidgetId: ID }],
  ])('tells %s %j as notable', (eventName, parameters) => {
    expect(judged(eventName, parameters)).toBe('notable tell');
  });

  it.each([
    ['UpdateUserRoutingProfile', { UserId: ID, RoutingProfileId: ID }],
    ['UpdateUserHierarchy', { UserId: ID }],
    ['AssociateUserProficiencies', { UserId: ID }],
    ['UpdateUserPhoneConfig', { UserId: ID }],
    ['UpdateUserIdentityInfo', { UserId: ID }],
    ['CreateHoursOfOperationOverride', { HoursOfOperationId: ID, ...OPEN, ...TODAY }],
    ['UpdateContactFlowContent', { ContactFlowId: `${ID}:$SAVED`, Content: '***' }],
    ['UpdateViewContent', { ViewId: ID, Status: 'SAVED' }],
    ['UpdateEvaluationForm', { EvaluationFormId: ID, AsDraft: true }],
    ['BatchUpdateDataTableValue', { DataTableId: ID, Values: [] }],
    ['TagResource', { resourceArn: 'x', tags: { a: 'b' } }],
    ['UntagResource', { resourceArn: 'x', tagKeys: ['a'] }],
    ['CreateQuickConnect', { Name: 'Back office' }],
    ['CreateNotification', {}],
    ['CreateHoursOfOperationOverride', { HoursOfOperationId: ID, Config: [], OverrideType: 'OPEN', ...TODAY }],
  ])('folds %s %j', (eventName, parameters) => {
    expect(judged(eventName, parameters)).toBe('routine fold');
  });

  it.each([
    'PutUserStatus',
    'StartChatContact',
    'MonitorContact',
    'StopContactRecording',
    'SubmitContactEvaluation',
    'DescribeUser',
    'GetFederationToken',
    'DeleteSession',
  ])('keeps %s without a notice', (eventName) => {
    expect(judged(eventName)).toBe('routine keep');
  });

  it('takes an override of one day as today’s in any zone of the Earth', () => {
    const days = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map((day) =>
      judged(
        'CreateHoursOfOperationOverride',
        { ...OPEN, EffectiveFrom: day, EffectiveTill: day },
        { eventTime: '2026-11-20T10:30:00Z' },
      ),
    );
    expect(days).toEqual(['routine fold', 'routine fold', 'routine fold', 'notable tell']);
  });

  it('tells a login operation that it does not know', () => {
    expect(judged('CreateEmergencyAccessToken')).toBe('notable tell');
  });

  it('takes rights given to others by someone whose Connect user is not known for no self-grant', () => {
    const fields = { userIdentity: roleIdentity('ops', DANA), sourceIPAddress: '192.0.2.1' };
    expect(judged('UpdateUserSecurityProfiles', { UserId: DANA, SecurityProfileIds: [ID] }, fields)).toBe(
      'notable tell',
    );
  });

  it('folds what Global Resiliency repeats in another Region', () => {
    const fields = {
      userIdentity: roleIdentity('x', 'ResourceSynchronization'),
      sourceIPAddress: 'synchronization.connect.amazonaws.com',
    };
    expect(judged('ReleasePhoneNumber', { PhoneNumberId: ID }, fields)).toBe('routine fold');
    expect(
      judged('ReleasePhoneNumber', { PhoneNumberId: ID }, { ...fields, errorCode: 'ResourceConflictException' }),
    ).toBe('routine keep');
  });

  it.each([
    ['what would have been told', 'CreateQueue', INVALID, 'notable tell'],
    ['a sensitive try by someone who may not', 'DeleteInstance', DENIED, 'sensitive tell'],
    ['a sensitive try that was wrong', 'DeleteInstance', INVALID, 'notable tell'],
    ['what would have been folded', 'UpdateUserHierarchy', DENIED, 'routine keep'],
    ['what would have been kept', 'StartChatContact', DENIED, 'routine keep'],
    ['what was throttled and is tried again', 'DeleteInstance', THROTTLED, 'routine keep'],
  ])('judges a refusal of %s', (_, eventName, fields, judgement) => {
    expect(judged(eventName, {}, fields)).toBe(judgement);
  });

  it.each([
    ['cases.amazonaws.com', 'DeleteDomain', 'sensitive tell'],
    ['profile.amazonaws.com', 'PutIntegration', 'sensitive tell'],
    ['wisdom.amazonaws.com', 'DeleteAssistant', 'sensitive tell'],
    ['connect-campaigns.amazonaws.com', 'CreateCampaign', 'notable tell'],
    ['cases.amazonaws.com', 'CreateCase', 'routine keep'],
    ['cloudtrail.amazonaws.com', 'StopLogging', 'sensitive tell'],
    ['cloudtrail.amazonaws.com', 'CreateTrail', 'notable tell'],
    ['iam.amazonaws.com', 'DeleteDomain', 'notable tell'],
  ])('judges %s %s', (eventSource, eventName, judgement) => {
    expect(judged(eventName, {}, { eventSource })).toBe(judgement);
  });

  it('watches our own EventBridge rule and no other', () => {
    const fields = { eventSource: 'events.amazonaws.com' };
    expect(judged('DisableRule', { name: 'connect-trail-changes' }, fields)).toBe('sensitive tell');
    expect(judged('RemoveTargets', { rule: 'connect-trail-changes' }, fields)).toBe('sensitive tell');
    expect(judged('DisableRule', { name: 'billing' }, fields)).toBe('notable tell');
  });

  it("watches Connect's service-linked roles and no other", () => {
    const fields = { eventSource: 'iam.amazonaws.com' };
    const roleName = 'AWSServiceRoleForAmazonConnect_Ab3dE';
    expect(judged('DeleteServiceLinkedRole', { roleName }, fields)).toBe('sensitive tell');
    expect(judged('DeleteServiceLinkedRole', { roleName: 'AWSServiceRoleForECS' }, fields)).toBe('notable tell');
  });

  it('tells, folds or keeps every operation of the catalog, and no read', () => {
    const odd = OPERATIONS.filter(({ eventSource, eventName, plane }) => {
      const { treatment } = toActivity(
        recordOf({ eventSource, eventName, requestParameters: { InstanceId: INSTANCE } }),
      );
      if (plane === 'read') return treatment !== 'keep';
      return plane === 'config' && treatment === 'keep';
    });
    expect(odd).toEqual([]);
  });
});
