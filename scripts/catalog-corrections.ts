/** One operation as the larger description tells it. */
export type Source = Readonly<{
  service: string;
  op: string;
  verb: string;
  readWrite: string;
  plane: string;
  resourceType: string;
  idFields: readonly string[];
  nameFields: readonly string[];
  idInResponse: boolean;
  responseIdFields: readonly string[];
  changeFields: readonly Readonly<{
    field: string;
    type: string;
    members?: readonly string[];
    itemMembers?: readonly string[];
  }>[];
  refs: Readonly<Record<string, string>>;
  securityRelevant?: boolean;
}>;

type Correction = Readonly<Partial<Pick<Source, 'idFields' | 'nameFields' | 'idInResponse' | 'refs'>>>;

const BOT = { idFields: ['LexV2Bot.AliasArn', 'LexBot.Name'], nameFields: ['LexBot.Name'] };
const STORAGE_NAME = { nameFields: ['ResourceType'] };
const ENTITY = { refs: { 'SecurityProfiles[].Id': 'SecurityProfile' } };
const EMAIL = { refs: { 'OutboundEmailConfig.OutboundEmailAddressId': 'EmailAddress' } };
/** Of the entries that are ARNs, the ARN itself says what they point at. */
const MEMBERS = { refs: { ResourceArns: 'AnyTaggableResource' } };
const MANY_DATA_SETS = { idFields: ['DataSetIds'], refs: { DataSetIds: 'AnalyticsDataAssociation' } };
const DATA_SETS = { idFields: ['DataSetId'] };

/** What a description made from the API models cannot know, or gets wrong. */
const CORRECTIONS = new Map<string, Correction>([
  ['AssociateBot', BOT],
  ['DisassociateBot', BOT],
  ['AssociateLexBot', { idFields: ['LexBot.Name'], nameFields: ['LexBot.Name'] }],
  ['DisassociateLexBot', { idFields: ['BotName'], nameFields: ['BotName'] }],
  ['AssociateFlow', { idFields: ['ResourceId'], refs: { FlowId: 'ContactFlow' } }],
  ['DisassociateFlow', { idFields: ['ResourceId'] }],
  ['AssociateAnalyticsDataSet', { ...DATA_SETS, idInResponse: false }],
  ['DisassociateAnalyticsDataSet', DATA_SETS],
  ['BatchAssociateAnalyticsDataSet', MANY_DATA_SETS],
  ['BatchDisassociateAnalyticsDataSet', MANY_DATA_SETS],
  ['CreatePredefinedAttribute', { idFields: ['Name'] }],
  ['UpdateUserHierarchyStructure', { idFields: ['InstanceId'] }],
  ['CreateQueue', EMAIL],
  ['UpdateQueueOutboundEmailConfig', EMAIL],
  ['AssociateWorkspace', MEMBERS],
  ['DisassociateWorkspace', MEMBERS],
  ['CreateWorkspacePage', { idFields: ['WorkspaceId', 'Page'], refs: { ResourceArn: 'View' } }],
  ['ImportWorkspaceMedia', { idFields: ['WorkspaceId', 'MediaType'] }],
  ['DeleteWorkspaceMedia', { idFields: ['WorkspaceId', 'MediaType'] }],
  ['CreateDataTableAttribute', { idFields: ['DataTableId', 'Name'], idInResponse: false }],
  ['UpdateDataTableAttribute', { nameFields: ['Name', 'AttributeName'] }],
  ['CreateContactFlowVersion', { idInResponse: true }],
  ['CreateContactFlowModuleAlias', { nameFields: ['AliasName'] }],
  ['UpdateContactFlowModuleAlias', { nameFields: ['Name'] }],
  ['CreateIntegrationAssociation', { nameFields: ['SourceApplicationName'] }],
  ['CreateEmailAddress', { nameFields: ['EmailAddress'] }],
  ['UpdateEmailAddressMetadata', { nameFields: [] }],
  ['ReplicateInstance', { nameFields: [] }],
  ['AssociateInstanceStorageConfig', STORAGE_NAME],
  ['UpdateInstanceStorageConfig', STORAGE_NAME],
  ['DisassociateInstanceStorageConfig', STORAGE_NAME],
  ['UpdateInstanceAttribute', { nameFields: ['AttributeType'] }],
  ['AssociateSecurityProfiles', ENTITY],
  ['DisassociateSecurityProfiles', ENTITY],
  ['PutUserStatus', { refs: { AgentStatusId: 'AgentStatus' } }],
  ['DisassociateQueueEmailAddresses', { refs: { EmailAddressesId: 'EmailAddress' } }],
  ['DisassociateHoursOfOperations', { refs: { ParentHoursOfOperationIds: 'HoursOfOperation' } }],
  ['CreateTaskTemplate', { refs: { ContactFlowId: 'ContactFlow', SelfAssignFlowId: 'ContactFlow' } }],
  ['UpdateTaskTemplate', { refs: { ContactFlowId: 'ContactFlow', SelfAssignFlowId: 'ContactFlow' } }],
  ['CreateIntegrationWorkflow', { nameFields: [] }],
  ['PutIntegration', { idFields: ['DomainName', 'Uri'], nameFields: [] }],
  ['DeleteIntegration', { idFields: ['DomainName', 'Uri'], nameFields: [] }],
  ['DeleteContactFlowModuleAlias', { idFields: ['ContactFlowModuleId', 'AliasId'] }],
  ['CreateDataIntegrationAssociation', { idFields: ['DataIntegrationIdentifier'], idInResponse: true }],
]);

/** Names that belong to the domain or the kind of object around a resource, not to the resource. */
function ownNames({ resourceType, nameFields }: Source): string[] {
  return nameFields.filter(
    (field) =>
      (field !== 'DomainName' || resourceType === 'Domain') &&
      (field !== 'ObjectTypeName' || resourceType.endsWith('ObjectType')),
  );
}

/** A customer profile's things are known by names that are unique only within their domain: the parent goes first. */
function ownIds({ service, resourceType, idFields }: Source): string[] {
  const inDomain =
    service === 'customer-profiles' &&
    !['Domain', 'AnyTaggableResource'].includes(resourceType) &&
    idFields[0] !== 'DomainName';
  return inDomain && idFields.length > 0 ? ['DomainName', ...idFields] : [...idFields];
}

/** The operation with what the description misses put right. */
export function correct(operation: Source): Source {
  const generic = { ...operation, nameFields: ownNames(operation), idFields: ownIds(operation) };
  const correction = operation.service === 'wisdom' ? undefined : CORRECTIONS.get(operation.op);
  return { ...generic, ...correction, refs: { ...operation.refs, ...correction?.refs } };
}
