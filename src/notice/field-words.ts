/** What people call a field, where splitting its name would not say it. Keyed by the API's path or its last part. */
const FIELDS = new Map([
  ['MaxContacts', 'max contacts'],
  ['HoursOfOperationId', 'hours'],
  ['Status', 'status'],
  ['State', 'status'],
  ['ContactFlowState', 'status'],
  ['PublishStatus', 'status'],
  ['OutboundCallerConfig', 'outbound caller'],
  ['OutboundCallerConfig.OutboundCallerIdName', 'outbound caller name'],
  ['OutboundCallerConfig.OutboundCallerIdNumberId', 'outbound caller number'],
  ['OutboundCallerConfig.OutboundFlowId', 'outbound whisper flow'],
  ['OutboundEmailConfig', 'outbound e-mail'],
  ['OutboundEmailConfig.OutboundEmailAddressId', 'outbound e-mail address'],
  ['EmailAddressesConfig', 'e-mail addresses'],
  ['EmailAddressesId', 'e-mail addresses'],
  ['QuickConnectIds', 'quick connects'],
  ['QuickConnectConfig', 'destination'],
  ['QuickConnectConfig.QuickConnectType', 'kind'],
  ['QuickConnectConfig.UserConfig.UserId', 'agent'],
  ['QuickConnectConfig.UserConfig.ContactFlowId', 'transfer flow'],
  ['QuickConnectConfig.QueueConfig.QueueId', 'queue'],
  ['QuickConnectConfig.QueueConfig.ContactFlowId', 'transfer flow'],
  ['QuickConnectConfig.PhoneConfig.PhoneNumber', 'phone number'],
  ['RoutingProfileId', 'routing profile'],
  ['SecurityProfileIds', 'security profiles'],
  ['SecurityProfileName', 'name'],
  ['HierarchyGroupId', 'hierarchy group'],
  ['ParentGroupId', 'parent group'],
  ['HierarchyStructure', 'levels'],
  ['DefaultOutboundQueueId', 'default outbound queue'],
  ['QueueConfigs', 'queues'],
  ['ManualAssignmentQueueConfigs', 'manual assignment queues'],
  ['QueueReferences', 'queues'],
  ['ManualAssignmentQueueReferences', 'manual assignment queues'],
  ['MediaConcurrencies', 'channels'],
  ['AgentAvailabilityTimer', 'longest-idle timer'],
  ['Permissions', 'permissions'],
  ['AllowedAccessControlTags', 'access control tags'],
  ['TagRestrictedResources', 'resources restricted by tags'],
  ['HierarchyRestrictedResources', 'resources restricted by hierarchy'],
  ['AllowedAccessControlHierarchyGroupId', 'access control hierarchy group'],
  ['AllowedFlowModules', 'allowed flow modules'],
  ['AllowedAIAgents', 'allowed AI agents'],
  ['IdentityInfo', 'name and e-mail'],
  ['IdentityInfo.FirstName', 'first name'],
  ['IdentityInfo.LastName', 'last name'],
  ['IdentityInfo.Email', 'e-mail'],
  ['IdentityInfo.SecondaryEmail', 'second e-mail'],
  ['IdentityInfo.Mobile', 'mobile number'],
  ['PhoneConfig', 'phone settings'],
  ['PhoneConfig.PhoneType', 'phone'],
  ['PhoneConfig.AutoAccept', 'auto-accept'],
  ['PhoneConfig.DeskPhoneNumber', 'desk phone number'],
  ['PhoneConfig.AfterContactWorkTimeLimit', 'after-contact work limit (s)'],
  ['UserProficiencies', 'skills'],
  ['Username', 'login'],
  ['Config', 'hours'],
  ['TimeZone', 'time zone'],
  ['EffectiveFrom', 'from'],
  ['EffectiveTill', 'until'],
  ['OverrideType', 'kind'],
  ['RecurrenceConfig', 'repeats'],
  ['ParentHoursOfOperationConfigs', 'parent hours'],
  ['ParentHoursOfOperationIds', 'parent hours'],
  ['ContactFlowId', 'flow'],
  ['SelfAssignFlowId', 'self-assign flow'],
  ['FlowId', 'flow'],
  ['PhoneNumberDescription', 'description'],
  ['TargetArn', 'pointed at'],
  ['PhoneNumber', 'number'],
  ['DisplayOrder', 'place in the list'],
  ['ResetOrderNumber', 'place in the list reset'],
  ['S3Uri', 'audio file'],
  ['Function', 'conditions'],
  ['TriggerEventSource', 'trigger'],
  ['Title', 'title'],
  ['Items', 'sections and questions'],
  ['AsDraft', 'as a draft'],
  ['EvaluationFormVersion', 'version'],
  ['AttributeType', 'setting'],
  ['Value', 'value'],
  ['ResourceType', 'kind'],
  ['StorageConfig', 'storage'],
  ['IntegrationType', 'kind'],
  ['IntegrationArn', 'application'],
  ['UseCaseType', 'use case'],
  ['LexBot', 'Lex bot'],
  ['LexV2Bot', 'Lex bot'],
  ['BotName', 'Lex bot'],
  ['LexRegion', 'Region of the bot'],
  ['FunctionArn', 'Lambda function'],
  ['InstanceAlias', 'alias'],
  ['IdentityManagementType', 'identity management'],
  ['InboundCallsEnabled', 'inbound calls'],
  ['OutboundCallsEnabled', 'outbound calls'],
  ['IsolatedAll', 'kept in this Region'],
  ['AllowedIps', 'allowed IP ranges'],
  ['BlockedIps', 'blocked IP ranges'],
  ['TelephonyConfig', 'share of calls'],
  ['TelephonyConfig.Distributions', 'share of calls'],
  ['SignInConfig.Distributions', 'share of sign-ins'],
  ['AgentConfig.Distributions', 'share of agents'],
  ['QuickConnectConfig.PhoneConfig', 'phone number'],
  ['QuickConnectConfig.UserConfig', 'agent'],
  ['QuickConnectConfig.QueueConfig', 'queue'],
  ['BucketName', 'bucket'],
  ['BucketPrefix', 'prefix'],
  ['EncryptionConfig', 'encryption'],
  ['EncryptionType', 'type'],
  ['KeyId', 'key'],
  ['KmsKeyId', 'KMS key'],
  ['LexV2Bot.AliasArn', 'Lex bot'],
  ['LexBot.Name', 'Lex bot'],
  ['LexBot.LexRegion', 'Region of the bot'],
  ['TriggerEventSource.EventSourceName', 'trigger'],
  ['SignInConfig', 'share of sign-ins'],
  ['AgentConfig', 'share of agents'],
  ['ReplicaRegion', 'replica Region'],
  ['Tags', 'tags'],
  ['tags', 'tags'],
  ['tagKeys', 'tags'],
  ['Content', 'content'],
  ['Settings', 'settings'],
]);

const INITIALS = /([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])/g;

/** `MaxContacts` → `max contacts`; `ScoringStrategy.Status` → `scoring status`: a part alone could be anything's. */
export function fieldWords(field: string): string {
  const { path, parent, last } = partsOf(field);
  const known = FIELDS.get(path);
  if (known !== undefined) return known;
  const own = wordsOf(last);
  const whose = splitWords(parent.replace(/(?<=[a-z])(?:Config|Configuration|Strategy|Structure|Settings|Info)$/, ''));
  if (whose === '' || own.startsWith(whose)) return own;
  // `MetricCalculation.CalculationComponents`: no word twice in a row.
  return `${whose} ${own}`.replace(/\b(\w+) \1\b/, '$1');
}

/** The same where the parent has been named already: `status`. */
export function memberWords(field: string): string {
  const { path, last } = partsOf(field);
  return FIELDS.get(path) ?? wordsOf(last);
}

function partsOf(field: string): Readonly<{ path: string; parent: string; last: string }> {
  const path = field.replace(/\[\d*\]/g, '');
  const [last = '', parent = ''] = path.split('.').reverse();
  return { path, parent, last };
}

/** The API's own abbreviations stay capital. */
function wordsOf(part: string): string {
  return (
    FIELDS.get(part) ??
    (splitWords(part.replace(/(?<=[a-z])Arns$/, 's').replace(/(?<=[a-z])(?:Ids|Id|Arn)$/, '')) || 'a setting')
  );
}

/** CamelCase as words in lower case; runs of capitals are kept. */
export function splitWords(name: string): string {
  const spaced = name
    .replace(INITIALS, (_, a = '', b = '', c = '', d = '') => `${a}${c} ${b}${d}`)
    .replace(/[_\s]+/g, ' ');
  return spaced
    .trim()
    .split(' ')
    .map((word) => (/^[A-Z0-9]{2,}s?$/.test(word) ? word : spelt(word.toLowerCase())))
    .join(' ');
}

const SPELLINGS = new Map([
  ['ai', 'AI'],
  ['email', 'e-mail'],
  ['kms', 'KMS'],
  ['sms', 'SMS'],
  ['sql', 'SQL'],
  ['uri', 'URI'],
  ['url', 'URL'],
]);

function spelt(word: string): string {
  return SPELLINGS.get(word) ?? word;
}
