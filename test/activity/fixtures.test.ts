import { describe, expect, it } from 'vitest';
import { toActivity } from '../../src/activity/to-activity.ts';
import { parseRecord } from '../../src/cloudtrail/record.ts';
import { recordFixture } from '../support/record-fixtures.ts';

describe('the recorded shapes', () => {
  it.each([
    ['AdminGetEmergencyAccessToken.sso', 'person lee@example.com', 'console', 'sensitive tell'],
    [
      'AssociateApprovedOrigin.shared-event',
      'unknown account 210987654321',
      'sdk aws-sdk-go-v2/1.39.6',
      'sensitive tell',
    ],
    ['AssociateInstanceStorageConfig.terraform', 'session ci-deploy', 'terraform', 'sensitive tell'],
    ['AssociateLambdaFunction.cloudformation', 'session ci-deploy', 'cloudformation', 'sensitive tell'],
    ['AssociateRoutingProfileQueues.pulumi', 'session ci-deploy', 'pulumi', 'notable tell'],
    ['ClaimPhoneNumber.cli', 'person omar.haddad', 'cli aws-cli/2.31.4', 'notable tell'],
    [
      'CreateAgentStatus.identity-center-user',
      'person Identity Center user bc15570d-f29a-41a1-af3d-92896c5bdb07',
      'api aws-internal',
      'notable tell',
    ],
    ['CreateAssistant.q-in-connect', 'person lena.vogt@example.com', 'console', 'notable tell'],
    ['CreateContactFlowModule.cloudformation-refused', 'person lena.vogt', 'cloudformation', 'notable tell'],
    ['CreateHoursOfOperationOverride.lambda', 'session wfm-sync', 'lambda wfm-sync', 'notable tell'],
    [
      'CreateIntegrationAssociation.service-linked-role',
      'service connect.amazonaws.com',
      'service connect.amazonaws.com',
      'sensitive tell',
    ],
    ['CreateProfile.customer-profiles', 'session wfm-sync', 'lambda wfm-sync', 'routine keep'],
    ['CreateQueue.admin-website', 'website', 'website', 'notable tell'],
    ['CreateQuickConnect.federated-user', 'session lena.vogt', 'lambda', 'routine fold'],
    ['CreateWidgetPolicy.unknown-operation', 'website', 'website', 'notable tell'],
    ['DeletePrompt.role-without-session', 'session John', 'sdk aws-sdk-java/1.12.797', 'notable tell'],
    ['DeleteQueue.no-user-identity', 'unknown -', 'cli aws-cli/2.31.4', 'notable tell'],
    ['DeleteUser.global-resiliency', 'service synchronization.connect.amazonaws.com', 'sync', 'routine fold'],
    ['ListUsers.read', 'person wallboard', 'lambda', 'routine keep'],
    ['PutUserStatus.admin-website', 'website', 'website', 'routine keep'],
    ['StopLogging.not-ours', 'person admin@example.com', 'console', 'sensitive tell'],
    ['TagResource.terraform', 'session ci-deploy', 'terraform', 'routine fold'],
    ['UpdateAgentStatus.source-identity', 'person lena.vogt@example.com', 'cli aws-cli/2.31.4', 'notable tell'],
    ['UpdateContactFlowContent.draft', 'website', 'website', 'routine fold'],
    ['UpdateInstanceAttribute.root', 'person root of 123456789012', 'console', 'sensitive tell'],
    [
      'UpdateInstanceAttribute.service-event',
      'service connect.amazonaws.com',
      'service connect.amazonaws.com',
      'sensitive tell',
    ],
    ['UpdateQueueName.claimed-session', 'session dana@example.com', 'cli aws-cli/2.31.4', 'notable tell'],
    ['UpdateQueueStatus.disabled', 'website', 'website', 'sensitive tell'],
    ['UpdateQueueStatus.unknown-identity', 'unknown -', 'api', 'notable tell'],
    ['UpdateSecurityProfile.sso', 'person dana.ruiz@example.com', 'cli aws-cli/2.31.4', 'sensitive tell'],
    ['UpdateUserPhoneConfig.throttled', 'session ci-deploy', 'terraform', 'routine keep'],
    ['UpdateUserSecurityProfiles.self-grant', 'website', 'website', 'sensitive tell'],
  ])('%s is read as %s, by %s, %s', (name, who, how, judgement) => {
    const { actor, way, severity, treatment } = toActivity(parseRecord(recordFixture(name)));
    const person = actor.kind === 'website' ? 'website' : `${actor.kind} ${actor.name ?? '-'}`;
    const tool = way.detail ? `${way.kind} ${way.detail}` : way.kind;
    expect([person, tool, `${severity} ${treatment}`]).toEqual([who, how, judgement]);
  });
});
