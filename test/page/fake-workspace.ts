import type { UiChannel, UiMessage, UiPerson, UiState } from '../../sandbox/ui-protocol.ts';
import { hostileMessage, lookupAnswer, notices } from './fake-messages.ts';

/** Sunday 22 November 2026, 11:30 in Berlin. */
export const NOW = Date.parse('2026-11-22T10:30:00Z');

export const GENERAL = 'C00000GENRL';
export const CHANGES = 'C0000CHANGE';
export const BOT = 'U00000TRAIL';
export const DANA = 'U0000000DANA';

const person = (id: string, realName: string, title: string, zone = 'Europe/Berlin'): UiPerson => ({
  id,
  name: realName.toLowerCase().replace(' ', '.'),
  realName,
  title,
  bot: false,
  zone,
});

export const PEOPLE: readonly UiPerson[] = [
  person(DANA, 'Dana Ruiz', 'Contact centre lead'),
  person('U0000000OMAR', 'Omar Haddad', 'Telephony engineer'),
  person('U0000000LENA', 'Lena Vogt', 'Workspace admin'),
  person('U0000000KIMX', 'Kim Lee', 'Agent, Tier 2', 'America/New_York'),
  { id: BOT, name: 'connect-trail', realName: 'Connect Trail', bot: true, zone: 'UTC' },
];

const members = PEOPLE.map(({ id }) => id);

const CHANNELS: readonly UiChannel[] = [
  {
    id: CHANGES,
    name: 'connect-changes',
    kind: 'public',
    topic: 'Who changed what in our contact centre. Ask with `/trail help`.',
    memberIds: members,
    unread: 0,
  },
  { id: GENERAL, name: 'general', kind: 'public', memberIds: members, unread: 2 },
  { id: 'C00000TELEF', name: 'telephony-private', kind: 'private', memberIds: members.slice(0, 3), unread: 0 },
  { id: 'D0000000OMAR', name: '', kind: 'dm', memberIds: [DANA, 'U0000000OMAR'], unread: 0 },
  { id: 'D00000TRAIL', name: '', kind: 'dm', memberIds: [DANA, BOT], unread: 1 },
];

export type FakeWorkspace = {
  channels: UiChannel[];
  messages: UiMessage[];
  modals: UiState['modals'];
  home?: UiState['home'];
};

export function fakeWorkspace(): FakeWorkspace {
  return {
    channels: [...CHANNELS],
    messages: [...chatter(), ...notices(), lookupAnswer('1795343300.000100'), hostileMessage()],
    modals: [],
  };
}

function chatter(): readonly UiMessage[] {
  return [
    plain('1795252000.000100', 'U0000000OMAR', 'Moving the *Refunds* overflow tonight, see <#C00000TELEF>.'),
    plain('1795252100.000100', 'U0000000OMAR', 'Nothing else planned :thumbsup:'),
    plain(
      '1795330000.000100',
      'U0000000LENA',
      `<@${DANA}> is on call today until <!date^1795366800^{time}|17:00 UTC>.`,
    ),
    { ...plain('1795252200.000100', 'U0000000LENA', 'Good morning'), channel: GENERAL },
    { ...plain('1795252300.000100', BOT, 'Hello. Try `/trail help`.'), channel: 'D00000TRAIL' },
  ];
}

export function plain(ts: string, userId: string, text: string): UiMessage {
  return {
    channel: CHANGES,
    ts,
    userId,
    text,
    edited: false,
    ephemeral: false,
    broadcast: false,
    files: [],
    replies: { count: 0, userIds: [] },
  };
}

export function fakeState(workspace: FakeWorkspace, as: string): UiState {
  const me = PEOPLE.find(({ id }) => id === as) ?? PEOPLE[0];
  if (!me) throw new Error('A workspace needs people.');
  const { channels, modals, home } = workspace;
  return {
    me,
    people: PEOPLE,
    channels: channels.filter(({ memberIds }) => memberIds.includes(me.id)),
    commands: [
      {
        command: '/trail',
        description: 'Who changed what in Amazon Connect',
        usageHint: 'user X | queue X since yesterday | changes | help',
      },
      { command: '/topic', description: 'Set the channel topic', usageHint: '[topic]' },
    ],
    shortcuts: [
      { name: 'Search changes', callbackId: 'search', type: 'global', description: 'Find changes in Amazon Connect' },
      {
        name: 'Look up this change',
        callbackId: 'explain',
        type: 'message',
        description: 'What lies behind this notice',
      },
    ],
    modals,
    ...(home ? { home } : {}),
    clock: { now: NOW, factor: 1 },
  };
}
