import { isConnectFamily } from '../connect/sources.ts';
import type { Policy, Unjudged } from './policy.ts';
import {
  closesHours,
  givesMore,
  isConnectRole,
  isForToday,
  isOurRule,
  isSelfGrant,
  setsTo,
  sharesAbroad,
} from './policy-when.ts';

export const SENSITIVE: Policy = { severity: 'sensitive', treatment: 'tell' };
export const NOTABLE: Policy = { severity: 'notable', treatment: 'tell' };
export const FOLD: Policy = { severity: 'routine', treatment: 'fold' };
export const KEEP: Policy = { severity: 'routine', treatment: 'keep' };

type Condition = (activity: Unjudged) => boolean;
type Row = Readonly<{ policy: Policy; when?: Condition }>;

/** Event names that share a row, parted by blanks. */
type Rule = readonly [eventNames: string, policy: Policy, when?: Condition];

/** messages.md 5. The first row that fits counts; what has none goes by its plane, configuration being told. */
const RULES: readonly Rule[] = [
  // Ways past the front door.
  ['AdminGetEmergencyAccessToken GetFederationTokens CreateAuthCode', SENSITIVE],
  ['UpdateAuthenticationProfile CreateAuthenticationProfile', SENSITIVE],
  ['AssociateSecurityKey DisassociateSecurityKey', SENSITIVE],
  // Who may do what. Permissions are sent whole: one record cannot show that nothing was gained.
  ['UpdateSecurityProfile', SENSITIVE, givesMore],
  ['UpdateUserSecurityProfiles', SENSITIVE, isSelfGrant],
  ['AssociateSecurityProfiles', SENSITIVE],
  // Where recordings, transcripts and customers' data go, and who may erase them.
  ['AssociateInstanceStorageConfig UpdateInstanceStorageConfig DisassociateInstanceStorageConfig', SENSITIVE],
  ['AssociateAnalyticsDataSet BatchAssociateAnalyticsDataSet', SENSITIVE, sharesAbroad],
  ['CreateEventStream DeleteEventStream PutIntegration DeleteIntegration DeleteContactData', SENSITIVE],
  // Code and sites that the contact centre trusts.
  ['AssociateApprovedOrigin DisassociateApprovedOrigin', SENSITIVE],
  ['AssociateLambdaFunction DisassociateLambdaFunction', SENSITIVE],
  ['AssociateBot DisassociateBot AssociateLexBot DisassociateLexBot', SENSITIVE],
  ['CreateIntegrationAssociation DeleteIntegrationAssociation', SENSITIVE],
  ['AssociateCustomerProfilesDomain DisassociateCustomerProfilesDomain', SENSITIVE],
  ['PutConnectInstanceIntegration DeleteConnectInstanceIntegration', SENSITIVE],
  // What callers notice at once.
  ['ReleasePhoneNumber', SENSITIVE],
  ['UpdateQueueStatus', SENSITIVE, setsTo('Status', 'DISABLED')],
  ['UpdateHoursOfOperation CreateHoursOfOperationOverride UpdateHoursOfOperationOverride', SENSITIVE, closesHours],
  // The instance itself, its Regions, and whole domains of the family.
  ['UpdateInstanceAttribute DeleteInstance ReplicateInstance', SENSITIVE],
  ['UpdateTrafficDistribution UpdateCrossRegionRouting', SENSITIVE],
  ['DeleteDomain DeleteAssistant DeleteKnowledgeBase DeleteConnectInstanceConfig', SENSITIVE],
  // What supervisors do all day.
  ['UpdateUserRoutingProfile UpdateUserHierarchy UpdateUserPhoneConfig UpdateUserConfig UpdateUserIdentityInfo', FOLD],
  ['AssociateUserProficiencies DisassociateUserProficiencies UpdateUserProficiencies', FOLD],
  ['CreateHoursOfOperationOverride UpdateHoursOfOperationOverride', FOLD, isForToday],
  ['CreateQuickConnect UpdateQuickConnectConfig UpdateQuickConnectName DeleteQuickConnect', FOLD],
  ['AssociateQueueQuickConnects DisassociateQueueQuickConnects', FOLD],
  ['CreateNotification UpdateNotificationContent DeleteNotification', FOLD],
  // Jobs and uploads, which leave the settings as they are.
  ['CreateSegmentEstimate CreateSegmentSnapshot CreateSnapshot StartDataIntegrationExecution StartContentUpload', FOLD],
  // Drafts, beside those that `:$SAVED` marks.
  ['UpdateViewContent', FOLD, setsTo('Status', 'SAVED')],
  ['UpdateEvaluationForm', FOLD, setsTo('AsDraft', 'true')],
];

/** Other services that could silence the bot, seen only where their records are brought. */
const RULES_ELSEWHERE = new Map<string, readonly Rule[]>([
  ['cloudtrail.amazonaws.com', [['StopLogging DeleteTrail PutEventSelectors', SENSITIVE]]],
  ['events.amazonaws.com', [['DisableRule DeleteRule RemoveTargets', SENSITIVE, isOurRule]]],
  ['iam.amazonaws.com', [['DeleteServiceLinkedRole', SENSITIVE, isConnectRole]]],
]);

const FAMILY = byName(RULES);
const ELSEWHERE = new Map([...RULES_ELSEWHERE].map(([source, rules]) => [source, byName(rules)]));

/** The row for an activity, as far as one speaks of it. */
export function policyRow(activity: Unjudged): Policy | undefined {
  const { eventSource, eventName } = activity;
  const table = isConnectFamily(eventSource) ? FAMILY : ELSEWHERE.get(eventSource);
  return table?.get(eventName)?.find(({ when }) => !when || when(activity))?.policy;
}

function byName(rules: readonly Rule[]): ReadonlyMap<string, readonly Row[]> {
  const rows = rules.flatMap(([names, policy, when]) =>
    names.split(' ').map((name) => ({ name, row: when ? { policy, when } : { policy } })),
  );
  return new Map(
    rows.map(({ name }) => [name, rows.filter((other) => other.name === name).map(({ row }) => row)] as const),
  );
}

/** What may be sensitive, depending on what was set. */
export const SENSITIVE_EVENT_NAMES: ReadonlySet<string> = new Set(
  [RULES, ...RULES_ELSEWHERE.values()]
    .flat()
    .filter(([, policy]) => policy === SENSITIVE)
    .flatMap(([names]) => names.split(' ')),
);
