export type FamilyMember = Readonly<{ eventSource: string; eventBridgeSource: string; name: string }>;

/**
 * The services whose records are ours. Of the EventBridge names, AWS documents those of connect, voiceid,
 * connect-campaigns, contact-lens, qconnect and cases; the rest follow the same form, `aws.` and the endpoint's name.
 */
export const CONNECT_FAMILY: readonly FamilyMember[] = [
  { eventSource: 'connect.amazonaws.com', eventBridgeSource: 'aws.connect', name: 'Connect' },
  { eventSource: 'participant.connect.amazonaws.com', eventBridgeSource: 'aws.connect', name: 'Connect Participant' },
  { eventSource: 'voiceid.amazonaws.com', eventBridgeSource: 'aws.voiceid', name: 'Voice ID' },
  { eventSource: 'cases.amazonaws.com', eventBridgeSource: 'aws.cases', name: 'Cases' },
  { eventSource: 'profile.amazonaws.com', eventBridgeSource: 'aws.profile', name: 'Customer Profiles' },
  { eventSource: 'wisdom.amazonaws.com', eventBridgeSource: 'aws.wisdom', name: 'Wisdom' },
  { eventSource: 'qconnect.amazonaws.com', eventBridgeSource: 'aws.qconnect', name: 'Q in Connect' },
  {
    eventSource: 'connect-campaigns.amazonaws.com',
    eventBridgeSource: 'aws.connect-campaigns',
    name: 'Outbound Campaigns',
  },
  {
    eventSource: 'app-integrations.amazonaws.com',
    eventBridgeSource: 'aws.app-integrations',
    name: 'App Integrations',
  },
  { eventSource: 'contact-lens.amazonaws.com', eventBridgeSource: 'aws.contact-lens', name: 'Contact Lens' },
];

const SOURCES: ReadonlySet<string> = new Set(CONNECT_FAMILY.map(({ eventSource }) => eventSource));

export function isConnectFamily(eventSource: string): boolean {
  return SOURCES.has(eventSource.trim().toLowerCase());
}
