export type Person = Readonly<{
  id: string;
  name: string;
  realName: string;
  title?: string;
  email?: string;
  /** IANA zone. */
  zone: string;
  bot?: boolean;
  guest?: 'multi_channel' | 'single_channel';
  /** Of another company's workspace, met in a shared channel. */
  teamId?: string;
  deactivated?: boolean;
}>;

export type ChannelSpec = Readonly<{
  id: string;
  name: string;
  kind: 'public' | 'private';
  topic?: string;
  memberIds: readonly string[];
  archived?: boolean;
  /** Teams of other companies that share it (Slack Connect). */
  sharedWith?: readonly string[];
}>;

export type UserGroup = Readonly<{
  id: string;
  handle: string;
  name: string;
  memberIds: readonly string[];
  disabled?: boolean;
}>;

export type Workspace = Readonly<{
  teamId: string;
  teamName: string;
  domain: string;
  enterpriseId?: string;
  appId: string;
  botId: string;
  botUserId: string;
  people: readonly Person[];
  channels: readonly ChannelSpec[];
  userGroups: readonly UserGroup[];
}>;

const BOT = 'U0TRAILBOT';
const OTHER_TEAM = 'T0PARTNER0';

/** An invented company with one of each: guest, bot, stranger; public, private, shared and archived channel. */
export const ACME: Workspace = {
  teamId: 'T0ACME0000',
  teamName: 'Acme',
  domain: 'acme',
  appId: 'A0TRAIL000',
  botId: 'B0TRAIL000',
  botUserId: BOT,
  people: [
    {
      id: 'U0DANA0000',
      name: 'dana',
      realName: 'Dana Ruiz',
      title: 'Contact centre lead',
      email: 'dana.ruiz@example.com',
      zone: 'Europe/Berlin',
    },
    {
      id: 'U0OMAR0000',
      name: 'omar',
      realName: 'Omar Haddad',
      title: 'Telephony engineer',
      email: 'omar.haddad@example.com',
      zone: 'America/New_York',
    },
    {
      id: 'U0KIM00000',
      name: 'kim',
      realName: 'Kim Lee',
      title: 'Supervisor',
      email: 'kim.lee@example.com',
      zone: 'Asia/Seoul',
    },
    {
      id: 'U0LEE00000',
      name: 'lee',
      realName: 'Lee Novak',
      title: 'Security',
      email: 'lee.novak@example.com',
      zone: 'Europe/London',
    },
    {
      id: 'U0GUEST000',
      name: 'sam',
      realName: 'Sam Okafor',
      title: 'Consultant',
      email: 'sam@example.net',
      zone: 'Europe/London',
      guest: 'multi_channel',
    },
    { id: 'U0CIBOT000', name: 'ci', realName: 'CI', zone: 'UTC', bot: true },
    { id: 'U0STRANGER', name: 'pat', realName: 'Pat Stranger', zone: 'America/Chicago', teamId: OTHER_TEAM },
  ],
  channels: [
    {
      id: 'C0CHANGES0',
      name: 'connect-changes',
      kind: 'public',
      topic: 'Who changed what in our contact centre',
      memberIds: ['U0DANA0000', 'U0OMAR0000', 'U0KIM00000', 'U0GUEST000', 'U0CIBOT000', BOT],
    },
    {
      id: 'C0GENERAL0',
      name: 'general',
      kind: 'public',
      memberIds: ['U0DANA0000', 'U0OMAR0000', 'U0KIM00000', 'U0LEE00000'],
    },
    { id: 'C0SECRET00', name: 'contact-centre-leads', kind: 'private', memberIds: ['U0DANA0000', 'U0LEE00000'] },
    { id: 'C0PRIVBOT0', name: 'incident-desk', kind: 'private', memberIds: ['U0DANA0000', 'U0OMAR0000', BOT] },
    {
      id: 'C0SHARED00',
      name: 'ext-partner',
      kind: 'public',
      memberIds: ['U0DANA0000', 'U0STRANGER', BOT],
      sharedWith: [OTHER_TEAM],
    },
    { id: 'C0OLD00000', name: 'old-migration', kind: 'public', memberIds: ['U0DANA0000', BOT], archived: true },
  ],
  userGroups: [
    { id: 'S0SUPERV00', handle: 'supervisors', name: 'Supervisors', memberIds: ['U0KIM00000', 'U0DANA0000'] },
    { id: 'S0EMPTY000', handle: 'nobody', name: 'Nobody', memberIds: [] },
  ],
};
