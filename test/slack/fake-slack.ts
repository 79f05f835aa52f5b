import { App, type Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Log } from '../../src/deliver.ts';
import { clientOptions } from '../../src/slack/client.ts';

type Answer = Readonly<Record<string, unknown>>;
/** Web API method → what Slack answers, or what it throws. */
export type Methods = Readonly<Record<string, (args: Readonly<Record<string, string>>) => Answer>>;

export type Said = Readonly<{ text: string; blocks: readonly unknown[]; [part: string]: unknown }>;

export type FakeSlack = Readonly<{
  client: WebClient;
  fetch: typeof globalThis.fetch;
  /** Methods called, oldest first. */
  calls: { method: string; args: Readonly<Record<string, string>> }[];
  /** What was sent to response urls. */
  said: Said[];
}>;

/** Slack as its wire looks: the Web API by method, and response urls that keep what they are sent. */
export function createFakeSlack(methods: Methods, responseStatus = () => 200): FakeSlack {
  const calls: FakeSlack['calls'] = [];
  const said: Said[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (url.startsWith('https://hooks.slack.com/')) {
      const status = responseStatus();
      if (status === 200) said.push(JSON.parse(String(init?.body)));
      return new Response('ok', { status });
    }
    const method = url.split('/').at(-1) ?? '';
    const args = Object.fromEntries(new URLSearchParams(String(init?.body ?? '')));
    calls.push({ method, args });
    const answer = methods[method]?.(args) ?? { ok: false, error: 'unknown_method' };
    return new Response(JSON.stringify({ ok: true, ...answer }), { headers: { 'content-type': 'application/json' } });
  };
  return { client: new WebClient('xoxb-test', { ...clientOptions(undefined), fetch }), fetch, calls, said };
}

/** A Bolt app with the door of a test: `send` is a request of Slack's, and resolves with its acknowledgements. */
export async function createFakeApp(slack: FakeSlack) {
  let send: (body: Record<string, unknown>) => Promise<unknown[]> = async () => [];
  const receiver: Receiver = {
    init(app) {
      send = async (body) => {
        const acks: unknown[] = [];
        await app.processEvent({
          body,
          ack: async (answer) => {
            acks.push(answer ?? '');
          },
        });
        return acks;
      };
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test', botId: 'B1', botUserId: 'UBOT' }),
    clientOptions: { ...clientOptions(undefined), fetch: slack.fetch },
    convoStore: false,
    extendedErrorHandler: true,
    logger: quiet,
  });
  return { app, send: (body: Record<string, unknown>) => send(body) };
}

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => 'info' as never,
  setName: () => undefined,
};

/** A log that keeps its lines. */
export function keepingLog(): Log & Readonly<{ lines: string[] }> {
  const lines: string[] = [];
  const line = (level: string) => (fields: object, sentence: string) => {
    lines.push(`${level} ${sentence} ${JSON.stringify(fields)}`);
  };
  return { lines, debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}

const HOOK = 'https://hooks.slack.com/commands/T1/2/secret';

export function commandBody(text: string, parts: Readonly<Record<string, unknown>> = {}) {
  return {
    command: '/trail',
    text,
    user_id: 'U1',
    user_name: 'lena',
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'ops',
    response_url: HOOK,
    trigger_id: '123456789.123456789.0123456789abcdef0123456789abcdef',
    token: 'legacy',
    ...parts,
  };
}

/** A click: in an ephemeral message unless `parts` says otherwise. */
export function actionBody(actionId: string, value: string, parts: Readonly<Record<string, unknown>> = {}) {
  const option = actionId.includes('menu');
  return {
    type: 'block_actions',
    user: { id: 'U1', team_id: 'T1', username: 'lena' },
    team: { id: 'T1', domain: 'acme' },
    channel: { id: 'C1', name: 'ops' },
    container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true },
    actions: [
      {
        type: option ? 'overflow' : 'button',
        action_id: actionId,
        block_id: 'b',
        ...(option ? { selected_option: { text: { type: 'plain_text', text: 'x' }, value } } : { value }),
      },
    ],
    response_url: HOOK,
    trigger_id: '123456789.123456789.0123456789abcdef0123456789abcdef',
    ...parts,
  };
}

/** The click's message is one that everybody sees. */
export const IN_PUBLIC = {
  container: { type: 'message', message_ts: '5.5', channel_id: 'C1', is_ephemeral: false },
  message: { ts: '5.5', text: 'a notice' },
};

/** `@Connect Trail …` in a thread. */
export function mentionBody(text: string, threadTs: string | undefined, parts: Readonly<Record<string, unknown>> = {}) {
  return {
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${text}${threadTs ?? ''}`,
    authorizations: [{ user_id: 'UBOT', team_id: 'T1', is_bot: true }],
    event: {
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: '5.9',
      text: `<@UBOT> ${text}`,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    ...parts,
  };
}

/** Slack with one workspace: Lena and Omar in the notice channel, a guest, a stranger and a bot. */
export const ACME: Methods = {
  'auth.test': () => ({ team_id: 'T1', user_id: 'UBOT' }),
  'users.info': ({ user = '' }) => ({
    user: PEOPLE.get(user) ?? { id: user, name: user.toLowerCase(), team_id: 'T1' },
  }),
  'conversations.members': ({ cursor }) =>
    cursor
      ? { members: ['U1', 'U2', 'UGUEST'], response_metadata: { next_cursor: '' } }
      : { members: ['UBOT', 'UGONE'], response_metadata: { next_cursor: 'next' } },
  'usergroups.users.list': () => ({ users: ['U3'] }),
  'chat.postEphemeral': () => ({ message_ts: '7.7' }),
  'chat.postMessage': () => ({ ts: '8.8' }),
};

const PEOPLE = new Map<string, Answer>(
  [
    { id: 'U1', name: 'lena', real_name: 'Lena Vogt', team_id: 'T1', tz: 'Europe/Berlin' },
    { id: 'U2', name: 'omar', real_name: 'Omar Haddad', team_id: 'T1', tz: 'America/New_York' },
    { id: 'UGUEST', name: 'guest', team_id: 'T1', is_restricted: true },
    { id: 'UBOT', name: 'trail', team_id: 'T1', is_bot: true },
    { id: 'UGONE', name: 'gone', team_id: 'T1', deleted: true },
    { id: 'USTRANGER', name: 'them', team_id: 'T9', is_stranger: true },
  ].map((person) => [person.id, person]),
);
