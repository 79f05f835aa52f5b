import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { aspectOf } from '../../src/connect/event-aspect.ts';

describe('aspectOf', () => {
  it.each([
    ['DeleteCampaignCommunicationLimits', 'Campaign', 'communication limits'],
    ['DeleteCampaignChannelSubtypeConfig', 'Campaign', 'channel subtype config'],
    ['RemoveKnowledgeBaseTemplateUri', 'KnowledgeBase', 'template uri'],
    ['RemoveAssistantAIAgent', 'Assistant', 'AI agent'],
    ['DeleteSegmentSubscription', 'SegmentDefinition', 'segment subscription'],
    ['DeleteProfileKey', 'Profile', 'key'],
    ['StopContactStreaming', 'Contact', 'streaming'],
    ['CreateParticipant', 'Contact', 'participant'],
    ['PutFeedback', 'Session', 'feedback'],
    ['ListTagsForResource', 'AnyTaggableResource', 'tags'],
    ['AssociateStreamForSegments', 'SegmentDefinition', 'stream for segments'],
    ['ListRealtimeContactAnalysisSegmentsV2', 'Contact', 'realtime contact analysis segments'],
  ])('tells of %s on a %s the %s', (eventName, type, aspect) => {
    expect(aspectOf(eventName, type)).toBe(aspect);
  });

  it.each([
    ['DeleteCampaign', 'Campaign'],
    ['ListQueues', 'Queue'],
    ['ListHoursOfOperations', 'HoursOfOperation'],
    ['ListVocabularies', 'Vocabulary'],
    ['DeleteWorkspaceMedia', 'WorkspaceMedia'],
    ['ListAgentStatuses', 'AgentStatus'],
    ['PutDialRequestBatch', 'DialRequest'],
    ['CreateIntegrationWorkflow', 'Workflow'],
    ['DeleteConnectInstanceConfig', 'InstanceConfig'],
    ['AssociateContactWithUser', 'Contact'],
    ['ListUseCases', 'UseCase'],
    ['ListCasesForContact', 'Case'],
    ['GetCalculatedAttributeForProfile', 'CalculatedAttribute'],
    ['ListCalculatedAttributesForProfile', 'CalculatedAttribute'],
    ['ListKnowledgeBases', 'KnowledgeBase'],
    ['ListPhoneNumbersV2', 'PhoneNumber'],
    ['GetMetricDataV2', 'MetricData'],
    ['ConsoleLogin', ''],
    ['', 'Queue'],
  ])('takes %s for a call on the %s itself', (eventName, type) => {
    expect(aspectOf(eventName, type)).toBeUndefined();
  });

  it('takes most calls that make or end something for calls on the thing itself', () => {
    const ending = OPERATIONS.filter(
      ({ eventSource, verb }) => eventSource === 'connect.amazonaws.com' && /^(?:Create|Delete)$/.test(verb),
    );
    const partial = ending.filter(({ eventName, resourceType }) => aspectOf(eventName, resourceType));
    expect(partial.map(({ eventName }) => eventName)).toEqual([
      'CreateAuthCode',
      'CreateParticipant',
      'CreatePersistentContactAssociation',
      'DeleteContactData',
    ]);
  });

  it('reads any name', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, type) => typeof aspectOf(name, type) !== 'object'));
  });
});
