import type { PhraseRow } from './row.ts';

// The services that carry records to us: whoever changes them changes what we hear.
const TRAIL = { source: 'cloudtrail.amazonaws.com' };
const RULES = { source: 'events.amazonaws.com' };

const RULE = 'if it is the rule that feeds this channel, changes no longer arrive by it';

/** The instance itself, how one gets in, where its data goes, what is connected to it. */
export const INSTANCE: readonly PhraseRow[] = [
  {
    on: ['AdminGetEmergencyAccessToken', 'GetFederationTokens'],
    says: 'open emergency access[ to {instance}]',
    so: 'this logs in as administrator past SSO and IP allow-lists; changes made with it carry no name',
  },
  { on: 'GetFederationToken', says: 'sign in to {instance} (SAML)' },
  { on: 'GetFederationToken', says: 'sign in to {it} (SAML)' },
  { on: 'CreateInstance', says: 'create instance {instance}', covers: ['InstanceAlias'] },
  { on: 'DeleteInstance', says: 'delete instance {instance}', so: 'everything in it is gone, its numbers with it' },
  { on: 'ReplicateInstance', says: 'replicate instance {instance} to Region {ReplicaRegion}' },
  { on: 'ReplicateInstance', says: 'replicate instance {instance} to another Region' },
  { on: 'UpdateInstanceAttribute', when: { Value: 'true' }, says: 'turn on {setting}', covers: ['AttributeType'] },
  { on: 'UpdateInstanceAttribute', when: { Value: 'false' }, says: 'turn off {setting}', covers: ['AttributeType'] },
  { on: 'UpdateInstanceAttribute', says: 'set {setting} to {Value}', covers: ['AttributeType'] },
  { on: 'AssociateInstanceStorageConfig', says: 'set where {ResourceType} are stored' },
  { on: 'UpdateInstanceStorageConfig', says: 'change where {ResourceType} are stored' },
  {
    on: 'DisassociateInstanceStorageConfig',
    says: 'remove the storage of {ResourceType}',
    so: 'new ones are not stored there any more',
  },
  {
    on: 'AssociateApprovedOrigin',
    says: 'approve {origin}',
    so: 'pages of that site may embed the agent workspace',
    covers: ['Origin'],
  },
  { on: 'DisassociateApprovedOrigin', says: 'withdraw approval of {origin}', covers: ['Origin'] },
  { on: 'AssociateSecurityKey', says: 'add a security key', covers: ['Key'] },
  { on: 'DisassociateSecurityKey', says: 'remove a security key' },
  { on: 'CreateIntegrationAssociation', says: 'connect application {SourceApplicationName} ({IntegrationType})' },
  { on: 'CreateIntegrationAssociation', says: 'connect an application ({IntegrationType})' },
  { on: 'DeleteIntegrationAssociation', says: 'disconnect {integration}' },
  { on: 'CreateUseCase', says: 'create a use case ({UseCaseType})' },
  { on: 'CreateTrafficDistributionGroup', says: 'create {traffic distribution group}', covers: ['Name'] },
  {
    on: 'UpdateTrafficDistribution',
    says: 'shift traffic in {traffic distribution group}',
    so: 'calls and agents may be served from another Region',
  },
  { on: 'DeleteTrafficDistributionGroup', says: 'delete {traffic distribution group}' },
  { on: 'UpdateCrossRegionRouting', says: 'change routing across Regions' },
  {
    on: 'UpdateAuthenticationProfile',
    says: 'edit {authentication profile}',
    so: 'it decides from where people may log in and for how long',
  },
  { on: 'AssociateTrafficDistributionGroupUser', says: 'add user {UserId} to {traffic distribution group}' },
  { on: 'AssociateTrafficDistributionGroupUser', says: 'add a user to {traffic distribution group}' },
  { on: 'DisassociateTrafficDistributionGroupUser', says: 'remove user {UserId} from {traffic distribution group}' },
  { on: 'DisassociateTrafficDistributionGroupUser', says: 'remove a user from {traffic distribution group}' },
  { on: 'CreateAuthCode', says: 'create a code that logs in without a password' },
  { on: 'DeleteContactData', says: 'delete data of a contact', so: 'this cannot be undone' },
  {
    on: ['AssociateAnalyticsDataSet', 'BatchAssociateAnalyticsDataSet'],
    says: 'share analytics data with account {TargetAccountId}',
  },
  { on: ['AssociateAnalyticsDataSet', 'BatchAssociateAnalyticsDataSet'], says: 'share analytics data' },
  { on: ['DisassociateAnalyticsDataSet', 'BatchDisassociateAnalyticsDataSet'], says: 'stop sharing analytics data' },
  { on: 'AssociateDefaultVocabulary', says: 'set {default vocabulary} to {VocabularyId}' },
  {
    on: 'AssociateDefaultVocabulary',
    when: { VocabularyId: '', id: '*' },
    says: 'set {default vocabulary} to none',
  },
  { on: 'AssociateDefaultVocabulary', says: 'set {default vocabulary}' },
  { on: 'ListTagsForResource', says: 'list the tags of {it}' },
  { on: 'SearchResourceTags', says: 'search the tags of resources' },
  { on: 'TagResource', says: 'tag {it} with {tags}' },
  { on: 'TagResource', says: 'tag {it} with {Tags}' },
  { on: 'TagResource', says: 'tag {it}' },
  { on: 'UntagResource', says: 'remove tags {tagKeys} from {it}' },
  { on: 'UntagResource', says: 'remove tags {TagKeys} from {it}' },
  { on: 'UntagResource', says: 'untag {it}' },
  {
    on: 'StopLogging',
    when: TRAIL,
    says: 'stop logging on trail {name}',
    so: 'from now on EventBridge hears nothing from this account through that trail',
  },
  { on: 'StartLogging', when: TRAIL, says: 'start logging on trail {name}' },
  {
    on: 'DeleteTrail',
    when: TRAIL,
    says: 'delete trail {name}',
    so: 'from now on EventBridge hears nothing through that trail',
  },
  { on: 'PutEventSelectors', when: TRAIL, says: 'change what a trail records' },
  {
    on: 'DisableRule',
    when: RULES,
    says: 'disable EventBridge rule {name}',
    so: RULE,
  },
  { on: 'EnableRule', when: RULES, says: 'enable EventBridge rule {name}' },
  { on: 'DeleteRule', when: RULES, says: 'delete EventBridge rule {name}', so: RULE },
  {
    on: 'RemoveTargets',
    when: RULES,
    says: 'remove targets of an EventBridge rule',
    so: RULE,
  },
];
