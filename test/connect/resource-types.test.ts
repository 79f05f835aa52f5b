import { describe, expect, it } from 'vitest';
import { RESOURCE_TYPES, resourceTypesNamed, typeOfSegment, typeWords } from '../../src/connect/resource-types.ts';

describe('typeWords', () => {
  it.each([
    ['Queue', 'queue', 'queues'],
    ['ContactFlow', 'flow', 'flows'],
    ['ContactFlowModule', 'flow module', 'flow modules'],
    ['HoursOfOperation', 'hours', 'hours of operation'],
    ['PhoneNumber', 'phone number', 'phone numbers'],
    ['SecurityProfile', 'security profile', 'security profiles'],
    ['AgentStatus', 'agent status', 'agent statuses'],
    ['Vocabulary', 'vocabulary', 'vocabularies'],
    ['UserHierarchyGroup', 'hierarchy group', 'hierarchy groups'],
    ['LambdaFunctionAssociation', 'Lambda function', 'Lambda functions'],
    ['EmailAddress', 'e-mail address', 'e-mail addresses'],
    ['AIAgentVersion', 'AI agent version', 'AI agent versions'],
    ['DataTableAttribute', 'data table attribute', 'data table attributes'],
    ['WidgetPolicy', 'widget policy', 'widget policies'],
    ['', 'resource', 'resources'],
    ['constructor', 'constructor', 'constructors'],
  ])('calls %s %j and %j', (type, one, many) => {
    expect(typeWords(type)).toEqual({ one, many });
  });

  it('finds every type again by its own words', () => {
    const lost = RESOURCE_TYPES.filter((type) => {
      const { one, many } = typeWords(type);
      return ![one, many].every((words) => resourceTypesNamed(words).includes(type));
    });
    expect(lost).toEqual([]);
  });
});

describe('resourceTypesNamed', () => {
  it.each([
    ['queue', ['Queue']],
    ['Queues', ['Queue']],
    ['flow', ['ContactFlow']],
    ['contact flow', ['ContactFlow']],
    ['FLOWS', ['ContactFlow']],
    ['module', ['ContactFlowModule']],
    ['hours', ['HoursOfOperation']],
    ['hour of operation', ['HoursOfOperation']],
    ['hours of operations', ['HoursOfOperation']],
    ['number', ['PhoneNumber']],
    ['phones', ['PhoneNumber']],
    ['DIDs', ['PhoneNumber']],
    ['user', ['User']],
    ['agents', ['User']],
    ['routing profile', ['RoutingProfile']],
    ['profile', ['RoutingProfile', 'SecurityProfile']],
    ['profiles', ['RoutingProfile', 'SecurityProfile']],
    ['security  profiles', ['SecurityProfile']],
    ['prompt', ['Prompt']],
    ['quick-connect', ['QuickConnect']],
    ['transfer-destination', ['QuickConnect']],
    ['status', ['AgentStatus']],
    ['agent statuses', ['AgentStatus']],
    ['hierarchy', ['UserHierarchyGroup', 'UserHierarchyStructure']],
    ['rule', ['Rule']],
    ['form', ['EvaluationForm']],
    ['evaluation forms', ['EvaluationForm']],
    ['view', ['View']],
    ['lambda', ['LambdaFunctionAssociation']],
    ['lex', ['LexBot', 'Bot']],
    ['bots', ['LexBot', 'Bot']],
    ['storage', ['InstanceStorageConfig']],
    ['instance', ['Instance']],
    [
      'integration',
      ['IntegrationAssociation', 'Integration', 'InstanceIntegration', 'EventIntegration', 'DataIntegration'],
    ],
    ['HoursOfOperation', ['HoursOfOperation']],
    ['e-mail', ['EmailAddress']],
    ['billing', []],
    ['', []],
    ['__proto__', []],
    ['constructor', []],
  ])('takes %j for %j', (words, types) => {
    expect(resourceTypesNamed(words)).toEqual(types);
  });
});

describe('typeOfSegment', () => {
  it.each([
    ['agent', 'User'],
    ['operating-hours', 'HoursOfOperation'],
    ['transfer-destination', 'QuickConnect'],
    ['agent-state', 'AgentStatus'],
    ['agent-group', 'UserHierarchyGroup'],
    ['flow-module', 'ContactFlowModule'],
    ['contact-flow', 'ContactFlow'],
    ['file', 'AttachedFile'],
    ['phone-number', 'PhoneNumber'],
    ['traffic-distribution-group', 'TrafficDistributionGroup'],
    ['ai-agent', 'AIAgent'],
    ['instance', 'Instance'],
    ['widget', undefined],
    ['constructor', undefined],
    [undefined, undefined],
  ])('reads %j as %j', (segment, type) => {
    expect(typeOfSegment(segment)).toBe(type);
  });
});
