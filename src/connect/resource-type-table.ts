/** How a type is called. What is not here reads as its own CamelCase: DataTableAttribute → data table attribute. */
export type TypeRow = Readonly<{
  type: string;
  one?: string;
  many?: string;
  /** The ARN's word for it, where it is not the type's own in kebab-case. */
  segment?: string;
  /** What people type beside the words above, in the singular. */
  also?: readonly string[];
}>;

/** Connect's own types first, then those of its family that are called otherwise than their API says. */
export const TYPES: readonly TypeRow[] = [
  { type: 'Instance', also: ['contact centre', 'contact center'] },
  { type: 'Queue' },
  { type: 'ContactFlow', one: 'flow', also: ['contact flow', 'ivr', 'call flow'] },
  { type: 'ContactFlowModule', one: 'flow module', segment: 'flow-module', also: ['module'] },
  { type: 'ContactFlowModuleAlias', one: 'flow module alias', also: ['module alias'] },
  { type: 'ContactFlowModuleVersion', one: 'flow module version', also: ['module version'] },
  { type: 'ContactFlowVersion', one: 'flow version' },
  {
    type: 'HoursOfOperation',
    one: 'hours',
    many: 'hours of operation',
    segment: 'operating-hours',
    also: ['hour', 'hour of operation', 'hours of operations', 'opening hours', 'business hours'],
  },
  { type: 'HoursOfOperationOverride', one: 'hours override', also: ['override', 'holiday'] },
  { type: 'PhoneNumber', also: ['number', 'phone', 'did', 'toll-free number', 'telephone number'] },
  { type: 'User', segment: 'agent', also: ['agent', 'login'] },
  {
    type: 'UserHierarchyGroup',
    one: 'hierarchy group',
    segment: 'agent-group',
    also: ['hierarchy', 'agent hierarchy'],
  },
  { type: 'UserHierarchyStructure', one: 'hierarchy structure', also: ['hierarchy', 'agent hierarchy'] },
  { type: 'RoutingProfile', also: ['profile', 'routing'] },
  { type: 'SecurityProfile', also: ['profile', 'permission'] },
  { type: 'EntitySecurityProfiles', one: 'security profile assignment' },
  { type: 'AuthenticationProfile' },
  { type: 'Prompt', also: ['audio prompt'] },
  { type: 'QuickConnect', segment: 'transfer-destination', also: ['transfer'] },
  { type: 'AgentStatus', segment: 'agent-state', also: ['status', 'agent state'] },
  { type: 'Rule', also: ['contact lens rule'] },
  { type: 'EvaluationForm', also: ['form'] },
  { type: 'ContactEvaluation', one: 'evaluation' },
  { type: 'View' },
  { type: 'LambdaFunctionAssociation', one: 'Lambda function', also: ['lambda', 'function', 'lambda link'] },
  { type: 'LexBot', one: 'Lex bot', also: ['lex', 'bot'] },
  { type: 'Bot', one: 'bot', also: ['lex', 'lex bot'] },
  { type: 'InstanceStorageConfig', one: 'storage config', also: ['storage', 'instance storage', 'recording storage'] },
  { type: 'InstanceAttribute', one: 'instance setting', also: ['instance attribute', 'attribute', 'setting'] },
  { type: 'ApprovedOrigin', also: ['origin', 'allowed origin'] },
  { type: 'SecurityKey', also: ['key'] },
  { type: 'IntegrationAssociation', one: 'integration', also: ['integration association'] },
  { type: 'UseCase' },
  { type: 'FlowAssociation', also: ['flow link'] },
  { type: 'AnalyticsDataAssociation', one: 'analytics data set', also: ['data set', 'analytics'] },
  { type: 'PredefinedAttribute', also: ['attribute', 'proficiency', 'skill'] },
  { type: 'TaskTemplate', also: ['template'] },
  { type: 'EmailAddress', one: 'e-mail address', many: 'e-mail addresses', also: ['email', 'e-mail', 'email address'] },
  { type: 'TrafficDistributionGroup', also: ['traffic distribution', 'traffic group'] },
  { type: 'AttachedFile', segment: 'file', also: ['file', 'attachment'] },
  { type: 'AttachedFilesConfiguration', one: 'attachment setting', also: ['attached files configuration'] },
  { type: 'Vocabulary' },
  { type: 'DefaultVocabulary' },
  { type: 'DataTable', also: ['table'] },
  { type: 'AuthSession', one: 'login session', also: ['session'] },
  { type: 'AnyTaggableResource', one: 'resource', also: ['thing'] },
  { type: 'Integration', one: 'profile integration', also: ['integration'] },
  { type: 'InstanceIntegration', one: 'campaign integration', also: ['integration'] },
  { type: 'EventIntegration', also: ['integration'] },
  { type: 'DataIntegration', also: ['integration'] },
  { type: 'Template', one: 'case template', also: ['template'] },
  { type: 'MessageTemplate', also: ['template'] },
  { type: 'Layout', one: 'case layout', also: ['layout'] },
  { type: 'Field', one: 'case field', also: ['field'] },
  { type: 'AssistantAssociation', segment: 'association' },
  { type: 'Profile', one: 'customer profile' },
  { type: 'Content', one: 'content item', also: ['article'] },
];
