/** How a kind of thing is made through the API, and what the answer calls its id (catalog.md 5: no two alike). */
export type Kind = Readonly<{ event: string; name: string; id: string; arn: string; segment: string }>;

export const KINDS = {
  hours: {
    event: 'CreateHoursOfOperation',
    name: 'Name',
    id: 'HoursOfOperationId',
    arn: 'HoursOfOperationArn',
    segment: 'operating-hours',
  },
  queue: { event: 'CreateQueue', name: 'Name', id: 'QueueId', arn: 'QueueArn', segment: 'queue' },
  routing: {
    event: 'CreateRoutingProfile',
    name: 'Name',
    id: 'RoutingProfileId',
    arn: 'RoutingProfileArn',
    segment: 'routing-profile',
  },
  security: {
    event: 'CreateSecurityProfile',
    name: 'SecurityProfileName',
    id: 'SecurityProfileId',
    arn: 'SecurityProfileArn',
    segment: 'security-profile',
  },
  flow: {
    event: 'CreateContactFlow',
    name: 'Name',
    id: 'ContactFlowId',
    arn: 'ContactFlowArn',
    segment: 'contact-flow',
  },
  module: { event: 'CreateContactFlowModule', name: 'Name', id: 'Id', arn: 'Arn', segment: 'flow-module' },
  prompt: { event: 'CreatePrompt', name: 'Name', id: 'PromptId', arn: 'PromptARN', segment: 'prompt' },
  quick: {
    event: 'CreateQuickConnect',
    name: 'Name',
    id: 'QuickConnectId',
    arn: 'QuickConnectARN',
    segment: 'transfer-destination',
  },
  number: {
    event: 'ClaimPhoneNumber',
    name: 'PhoneNumber',
    id: 'PhoneNumberId',
    arn: 'PhoneNumberArn',
    segment: 'phone-number',
  },
  status: {
    event: 'CreateAgentStatus',
    name: 'Name',
    id: 'AgentStatusId',
    arn: 'AgentStatusARN',
    segment: 'agent-state',
  },
  group: {
    event: 'CreateUserHierarchyGroup',
    name: 'Name',
    id: 'HierarchyGroupId',
    arn: 'HierarchyGroupArn',
    segment: 'agent-group',
  },
  rule: { event: 'CreateRule', name: 'Name', id: 'RuleId', arn: 'RuleArn', segment: 'rule' },
  form: {
    event: 'CreateEvaluationForm',
    name: 'Title',
    id: 'EvaluationFormId',
    arn: 'EvaluationFormArn',
    segment: 'evaluation-form',
  },
  view: { event: 'CreateView', name: 'Name', id: 'Id', arn: 'Arn', segment: 'view' },
  user: { event: 'CreateUser', name: 'Username', id: 'UserId', arn: 'UserArn', segment: 'agent' },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
