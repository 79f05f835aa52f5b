import type { EventMatch } from './query.ts';

/** Which sides a verb has: `gave X Y`, `took Y from X`, `moved X to Y`, `added Y to X`; the others have one. */
export type VerbSides = 'give' | 'take' | 'move' | 'add' | 'remove' | 'one';

/**
 * A verb as people say it, by its past tense, with its other forms. `verbs` are the API's own verbs that always mean it,
 * `events` the operations and values that mean it beside them; `any`: it means every change.
 */
export type VerbRow = Readonly<{
  verb: string;
  also: readonly string[];
  sides?: VerbSides;
  verbs?: readonly string[];
  events?: readonly EventMatch[];
  any?: true;
}>;

const OFF = ['DISABLED', 'ARCHIVED', 'INACTIVE'];
const ON = ['ENABLED', 'ACTIVE'];
const STATES: readonly (readonly [eventName: string, field: string])[] = [
  ['UpdateQueueStatus', 'Status'],
  ['UpdateContactFlowMetadata', 'ContactFlowState'],
  ['UpdateContactFlowModuleMetadata', 'State'],
  ['UpdateAgentStatus', 'State'],
];
const RENAMES = [
  'UpdateQueueName',
  'UpdateContactFlowName',
  'UpdateContactFlowMetadata',
  'UpdateContactFlowModuleMetadata',
  'UpdateRoutingProfileName',
  'UpdateQuickConnectName',
  'UpdateUserHierarchyGroupName',
  'UpdateHoursOfOperation',
  'UpdateHoursOfOperationOverride',
  'UpdateAgentStatus',
  'UpdatePrompt',
  'UpdateRule',
  'UpdateTaskTemplate',
  'UpdateViewMetadata',
  'UpdateDataTableMetadata',
  'UpdateDataTableAttribute',
  'UpdateAuthenticationProfile',
];
const EMERGENCY = 'AdminGetEmergencyAccessToken';
const MOVES = ['UpdateUserRoutingProfile', 'UpdateUserHierarchy', 'UpdatePhoneNumber'];

function events(...names: readonly string[]): readonly EventMatch[] {
  return names.map((eventName) => ({ eventName }));
}

function overrides(type: string): readonly EventMatch[] {
  return ['CreateHoursOfOperationOverride', 'UpdateHoursOfOperationOverride'].map((eventName) => ({
    eventName,
    field: 'OverrideType',
    values: [type],
  }));
}

function states(values: readonly string[]): readonly EventMatch[] {
  return STATES.map(([eventName, field]) => ({ eventName, field, values }));
}

/** Everything that can be said of a change. The first form is how an answer and a program name it. */
export const VERB_TABLE: readonly VerbRow[] = [
  {
    verb: 'changed',
    also: [
      'change',
      'changes',
      'changing',
      'edited',
      'edit',
      'modified',
      'modify',
      'updated',
      'update',
      'touched',
      'touch',
      'altered',
      'messed with',
      'used',
      'fiddled with',
      'played with',
      'broke',
    ],
    sides: 'move',
    any: true,
  },
  {
    verb: 'created',
    also: ['create', 'creates', 'made', 'make', 'built', 'creation', 'creations'],
    verbs: ['Create', 'Claim', 'Import'],
  },
  { verb: 'deleted', also: ['delete', 'deletes', 'destroyed', 'erased', 'deletion', 'deletions'], verbs: ['Delete'] },
  {
    verb: 'disabled',
    also: [
      'disable',
      'deactivated',
      'deactivate',
      'archived',
      'archive',
      'switched off',
      'turned off',
      'switch off',
      'turn off',
      'shut off',
    ],
    verbs: ['Disable', 'Deactivate'],
    events: states(OFF),
  },
  {
    verb: 'enabled',
    also: ['enable', 'activated', 'activate', 'reactivated', 'switched on', 'turned on', 'switch on', 'turn on'],
    verbs: ['Enable', 'Activate'],
    events: states(ON),
  },
  {
    verb: 'renamed',
    also: ['rename', 'renames', 'renaming'],
    sides: 'move',
    events: RENAMES.map((eventName) => ({ eventName, field: 'Name' })),
  },
  {
    verb: 'published',
    also: ['publish', 'publishes', 'publishing', 'deployed', 'deploy'],
    events: events(
      'UpdateContactFlowContent',
      'UpdateContactFlowModuleContent',
      'CreateContactFlow',
      'CreateContactFlowModule',
      'CreateContactFlowVersion',
      'CreateContactFlowModuleVersion',
      'CreateViewVersion',
      'UpdateViewContent',
    ),
  },
  { verb: 'released', also: ['release', 'releases'], events: events('ReleasePhoneNumber') },
  { verb: 'claimed', also: ['claim', 'claims', 'bought'], events: events('ClaimPhoneNumber', 'ImportPhoneNumber') },
  { verb: 'imported', also: ['import'], verbs: ['Import'] },
  {
    verb: 'gave',
    also: ['give', 'given', 'granted', 'grant'],
    sides: 'give',
    events: events(
      'UpdateUserSecurityProfiles',
      'AssociateSecurityProfiles',
      'CreateUser',
      'AssociateUserProficiencies',
      'UpdateUserProficiencies',
      'UpdateSecurityProfile',
    ),
  },
  {
    verb: 'took',
    also: ['take', 'taken', 'revoked', 'revoke', 'took away', 'withdrew'],
    sides: 'take',
    events: events(
      'UpdateUserSecurityProfiles',
      'DisassociateSecurityProfiles',
      'DisassociateUserProficiencies',
      'UpdateSecurityProfile',
    ),
  },
  {
    verb: 'removed',
    also: ['remove', 'removes', 'dropped', 'detached', 'unlinked', 'disassociated'],
    sides: 'remove',
    verbs: ['Delete', 'Disassociate', 'Remove', 'Untag', 'Release'],
    events: events('UpdateUserSecurityProfiles'),
  },
  {
    verb: 'added',
    also: ['add', 'adds', 'linked', 'attached', 'associated', 'associate'],
    sides: 'add',
    verbs: ['Associate', 'Create', 'Add'],
    events: events('UpdateUserSecurityProfiles'),
  },
  { verb: 'moved', also: ['move', 'moves', 'transferred', 'switched'], sides: 'move', events: events(...MOVES) },
  {
    verb: 'assigned',
    also: ['assign', 'reassigned', 'reassign'],
    sides: 'move',
    events: events(
      ...MOVES,
      'UpdateUserSecurityProfiles',
      'AssociateUserProficiencies',
      'AssociatePhoneNumberContactFlow',
      'AssociateSecurityProfiles',
    ),
  },
  {
    verb: 'pointed',
    also: ['point', 'repointed', 'rerouted', 'redirected'],
    sides: 'move',
    events: events(
      'AssociatePhoneNumberContactFlow',
      'UpdatePhoneNumber',
      'DisassociatePhoneNumberContactFlow',
      'AssociateFlow',
    ),
  },
  { verb: 'set', also: ['sets', 'raised', 'lowered', 'increased', 'decreased', 'reduced'], sides: 'move', any: true },
  { verb: 'put', also: ['puts'], sides: 'move', events: events('PutUserStatus') },
  { verb: 'tagged', also: ['tag'], verbs: ['Tag'] },
  { verb: 'untagged', also: ['untag'], verbs: ['Untag'] },
  { verb: 'opened', also: ['open', 'reopened'], events: overrides('OPEN') },
  { verb: 'closed', also: ['close', 'shut'], events: overrides('CLOSED') },
  {
    verb: 'logged in',
    also: ['log in', 'logged on', 'signed in', 'sign in'],
    events: events(EMERGENCY, 'GetFederationToken'),
  },
  {
    verb: 'emergency access',
    also: ['emergency', 'emergency login', 'emergency logins', 'emergency log in', 'broke glass', 'break glass'],
    events: events(EMERGENCY),
  },
  { verb: 'replicated', also: ['replicate'], events: events('ReplicateInstance') },
];
