import { CONNECT_FAMILY } from './sources.ts';

/** An EventBridge event pattern: what is in every list must match. At most 2,048 characters as JSON. */
export type EventPattern = Readonly<{
  source: readonly string[];
  'detail-type': readonly string[];
  detail: Readonly<{ eventSource: readonly string[]; eventName?: readonly string[] }>;
}>;

/** A rule that the bot needs on the default event bus of every account and Region. */
export type EventRule = Readonly<{
  name: string;
  state: 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
  note: string;
  pattern: EventPattern;
}>;

/** Native events come from the same sources; only these detail-types carry CloudTrail records of changes. */
const CARRIERS = [
  'AWS API Call via CloudTrail',
  'AWS Console Action via CloudTrail',
  'AWS Service Event via CloudTrail',
];

/** Logging in as administrator past SSO; the second name is what it was called before (domain.md 1). */
const EMERGENCY_ACCESS = ['AdminGetEmergencyAccessToken', 'GetFederationTokens'];

/** The rules, with the state each must be in. */
export function eventRules(): readonly EventRule[] {
  return [
    {
      name: 'connect-trail-changes',
      state: 'ENABLED',
      note: 'Every change in the Connect family. In this state EventBridge leaves reads out.',
      pattern: {
        source: [...new Set(CONNECT_FAMILY.map(({ eventBridgeSource }) => eventBridgeSource))],
        'detail-type': CARRIERS,
        detail: { eventSource: CONNECT_FAMILY.map(({ eventSource }) => eventSource) },
      },
    },
    {
      name: 'connect-trail-emergency-access',
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      note: 'Emergency access counts as a read-only event: a rule gets it for sure only in this state, which is set by CLI, SDK or CloudFormation, not in the console.',
      pattern: {
        source: ['aws.connect'],
        'detail-type': CARRIERS,
        detail: { eventSource: ['connect.amazonaws.com'], eventName: EMERGENCY_ACCESS },
      },
    },
  ];
}

/** The patterns alone, as EventBridge takes them. */
export function eventPatterns(): readonly EventPattern[] {
  return eventRules().map(({ pattern }) => pattern);
}
