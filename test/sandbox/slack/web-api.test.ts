import { describe, expect, it } from 'vitest';
import { button, section } from './support/blocks.ts';
import { MANIFEST } from './support/manifest.ts';
import { CHANGES, clientOf, DANA, errorOf, postBlocks, startSandbox } from './support/sandbox.ts';

async function post(url: string, headers: Record<string, string>, body: string): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', headers, body });
  return answer.json();
}

describe('the Web API', () => {
  it('takes tokens by header or form, and JSON bodies as well as forms', async () => {
    const sandbox = await startSandbox();
    const url = `${sandbox.apiUrl}chat.postMessage`;
    const bearer = { authorization: `Bearer ${sandbox.botToken}` };
    const form = 'application/x-www-form-urlencoded';
    const fields = new URLSearchParams({ token: sandbox.botToken, channel: CHANGES, text: 'form' }).toString();
    expect(await post(url, { 'content-type': form }, fields)).toMatchObject({ ok: true });
    const json = JSON.stringify({ channel: CHANGES, text: 'json', blocks: [{ type: 'divider' }] });
    expect(await post(url, { ...bearer, 'content-type': 'application/json; charset=utf-8' }, json)).toMatchObject({
      ok: true,
    });
    expect(await post(url, { ...bearer, 'content-type': 'application/json' }, '{')).toEqual({
      ok: false,
      error: 'invalid_json',
    });
    expect(await post(url, { ...bearer, 'content-type': 'text/xml' }, '<a/>')).toEqual({
      ok: false,
      error: 'invalid_form_data',
    });
    expect(sandbox.messages(CHANGES).map(({ text }) => text)).toEqual(['form', 'json']);
    expect(JSON.stringify(sandbox.log.entries)).not.toContain(sandbox.botToken);
  });

  it.each([
    ['no token', 'chat.postMessage', '', 'not_authed'],
    ['a wrong token', 'chat.postMessage', 'xoxb-other', 'invalid_auth'],
    ['an app token', 'chat.postMessage', 'app', 'not_allowed_token_type'],
    ['a bot token for sockets', 'apps.connections.open', 'bot', 'not_allowed_token_type'],
    ['a wrong token for sockets', 'apps.connections.open', 'xapp-other', 'invalid_auth'],
    ['a method nobody has', 'chat.shout', 'bot', 'unknown_method'],
    ['a prototype name for a method', 'constructor', 'bot', 'unknown_method'],
    ['a method that needs no token', 'api.test', '', undefined],
  ])('with %s answers as Slack does', async (_what, method, who, error) => {
    const sandbox = await startSandbox();
    const token =
      new Map([
        ['bot', sandbox.botToken],
        ['app', sandbox.appToken],
      ]).get(who) ?? who;
    const headers = {
      'content-type': 'application/json',
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    };
    const answer = await post(`${sandbox.apiUrl}${method}`, headers, JSON.stringify({ channel: CHANGES, text: 'x' }));
    expect(answer).toMatchObject(error === undefined ? { ok: true } : { ok: false, error });
  });

  it('names the scope that is missing and those that are there', async () => {
    const sandbox = await startSandbox({
      manifest: { oauth_config: { scopes: { bot: ['chat:write', 'commands'], bot_optional: ['users:read'] } } },
      optionalScopes: false,
    });
    await expect(clientOf(sandbox).users.info({ user: DANA })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write,commands' },
    });
  });

  it('grants the optional scopes that were chosen', async () => {
    const scopes = { bot: [], bot_optional: ['users:read', 'usergroups:read'] };
    const client = clientOf(
      await startSandbox({ manifest: { oauth_config: { scopes } }, optionalScopes: ['users:read'] }),
    );
    expect(await errorOf(client.users.info({ user: DANA }))).toBe('ok');
    expect(await errorOf(client.usergroups.list({}))).toBe('missing_scope');
  });

  it('says who the app is', async () => {
    const sandbox = await startSandbox({ workspace: { enterpriseId: 'E0ACME' } });
    expect(await clientOf(sandbox).auth.test()).toMatchObject({
      team_id: 'T0ACME0000',
      enterprise_id: 'E0ACME',
      user_id: sandbox.botUserId,
      bot_id: 'B0TRAIL000',
    });
  });

  it('notes arguments that Slack does not know and messages without text', async () => {
    const sandbox = await startSandbox();
    await clientOf(sandbox).apiCall('chat.postMessage', { channel: CHANGES, blocks: [section()], colour: 'red' });
    expect(sandbox.log.calls('chat.postMessage')).toMatchObject([
      { ok: true, token: 'bot', warnings: ['unknown argument: colour', 'missing_text_in_message'] },
    ]);
  });
});

describe('blocks.validate', () => {
  it.each([
    ['blocks', { blocks: [section()] }, { blocks: [section({ text: 1 })] }, 'invalid_blocks', '/0/text'],
    [
      'message',
      { message: { blocks: [section()] } },
      { message: { blocks: [section({ text: 1 })] } },
      'invalid_message',
      '/blocks/0/text',
    ],
    [
      'view',
      { view: { type: 'home', blocks: [section()] } },
      { view: { type: 'home', blocks: [section({ accessory: button({ text: 1 }) })] } },
      'invalid_view',
      '/blocks/0/accessory/text',
    ],
  ])('judges %s with pointers', async (_what, right, wrong, error, pointer) => {
    const client = clientOf(await startSandbox());
    expect(await errorOf(client.apiCall('blocks.validate', right))).toBe('ok');
    await expect(client.apiCall('blocks.validate', wrong)).rejects.toMatchObject({
      data: { error, errors: [{ pointer }] },
    });
  });

  it('judges one thing at a time', async () => {
    const client = clientOf(await startSandbox());
    expect(await errorOf(client.apiCall('blocks.validate', {}))).toBe('invalid_arguments');
    expect(await errorOf(client.apiCall('blocks.validate', { blocks: [], message: {} }))).toBe('invalid_arguments');
  });
});

describe('people, groups and channels', () => {
  it('shows members, guests, bots and strangers for what they are', async () => {
    const client = clientOf(await startSandbox({ workspace: { enterpriseId: 'E0ACME' } }));
    const seen = async (user: string) => (await client.users.info({ user })).user;
    expect(await seen(DANA)).toMatchObject({
      tz: 'Europe/Berlin',
      is_bot: false,
      is_restricted: false,
      team_id: 'T0ACME0000',
    });
    expect(await seen(DANA)).toMatchObject({ enterprise_user: { enterprise_id: 'E0ACME' } });
    expect(await seen('U0GUEST000')).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    expect(await seen('U0CIBOT000')).toMatchObject({ is_bot: true });
    expect(await seen('U0STRANGER')).toMatchObject({ team_id: 'T0PARTNER0', is_stranger: true });
    expect((await seen(DANA))?.profile).not.toHaveProperty('email');
    expect(await errorOf(client.users.info({ user: 'U1' }))).toBe('user_not_found');
  });

  it('lists the members of user groups', async () => {
    const client = clientOf(await startSandbox());
    expect(await client.usergroups.users.list({ usergroup: 'S0SUPERV00' })).toMatchObject({
      users: ['U0KIM00000', DANA],
    });
    expect(await errorOf(client.usergroups.users.list({ usergroup: 'S1' }))).toBe('no_such_subteam');
    expect((await client.usergroups.list({})).usergroups?.map(({ handle }) => handle)).toEqual([
      'supervisors',
      'nobody',
    ]);
  });

  it('tells a shared channel from a private and an archived one', async () => {
    const client = clientOf(await startSandbox());
    const info = async (channel: string) => (await client.conversations.info({ channel })).channel;
    expect(await info('C0SHARED00')).toMatchObject({ is_ext_shared: true, is_shared: true });
    expect(await info('C0PRIVBOT0')).toMatchObject({ is_private: true, is_group: true, is_ext_shared: false });
    expect(await info('C0OLD00000')).toMatchObject({ is_archived: true });
    expect(await errorOf(client.conversations.info({ channel: 'C0SECRET00' }))).toBe('channel_not_found');
  });

  it('pages members with a cursor that is bound to its method', async () => {
    const client = clientOf(await startSandbox());
    const first = await client.conversations.members({ channel: CHANGES, limit: 4 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.members({ channel: CHANGES, limit: 4, cursor });
    expect([first.members?.length, second.members?.length, second.response_metadata?.next_cursor]).toEqual([4, 2, '']);
    expect(await errorOf(client.conversations.list({ cursor }))).toBe('invalid_cursor');
    expect(await errorOf(client.conversations.members({ channel: CHANGES, limit: 1001 }))).toBe('invalid_limit');
  });

  it('joins public channels with channels:join alone', async () => {
    const sandbox = await startSandbox();
    expect(await errorOf(clientOf(sandbox).conversations.join({ channel: 'C0GENERAL0' }))).toBe('missing_scope');
    const scopes = { bot: ['channels:join', 'chat:write'] };
    const joiner = await startSandbox({ manifest: { ...MANIFEST, oauth_config: { scopes } } });
    expect(await errorOf(clientOf(joiner).conversations.join({ channel: 'C0GENERAL0' }))).toBe('ok');
    expect(await errorOf(clientOf(joiner).chat.postMessage({ channel: 'C0GENERAL0', text: 'x' }))).toBe('ok');
  });

  it('opens direct messages with people alone', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { channel } = await client.conversations.open({ users: DANA });
    await client.chat.postMessage({ channel: channel?.id ?? '', text: 'hello' });
    expect(sandbox.dms(DANA)).toMatchObject([{ text: 'hello' }]);
    expect(await errorOf(client.conversations.open({ users: 'U0CIBOT000' }))).toBe('user_not_visible');
  });
});

describe('the rest of what bots ask', () => {
  const scopes = { bot: ['team:read', 'users:read', 'reactions:write', 'chat:write', 'channels:read', 'groups:read'] };

  it.each([
    ['team.info', {}, { team: { id: 'T0ACME0000', domain: 'acme' } }],
    ['bots.info', { bot: 'B0TRAIL000' }, { bot: { user_id: 'U0TRAILBOT' } }],
    ['users.conversations', { types: 'private_channel' }, { channels: [{ id: 'C0PRIVBOT0' }] }],
    ['users.conversations', { user: 'U0OMAR0000' }, { channels: [{ id: CHANGES }, { id: 'C0GENERAL0' }] }],
    ['users.list', { limit: 2 }, { members: [{ id: 'U0TRAILBOT' }, { id: DANA }] }],
    [
      'conversations.list',
      { exclude_archived: true, types: 'public_channel,private_channel' },
      { channels: [{}, {}, {}, {}] },
    ],
    ['api.test', { foo: 'bar' }, { args: { foo: 'bar' } }],
  ])('%s answers with %o', async (method, args, answer) => {
    const client = clientOf(await startSandbox({ manifest: { oauth_config: { scopes } } }));
    expect(await client.apiCall(method, args)).toMatchObject(answer);
  });

  it('adds a reaction once', async () => {
    const sandbox = await startSandbox({ manifest: { oauth_config: { scopes } } });
    const client = clientOf(sandbox);
    const timestamp = await postBlocks(sandbox, []);
    const react = (name: string) => errorOf(client.reactions.add({ channel: CHANGES, timestamp, name }));
    expect([await react('eyes'), await react('eyes'), await react(':eyes:')]).toEqual([
      'ok',
      'already_reacted',
      'invalid_name',
    ]);
    expect(sandbox.messages(CHANGES)[0]?.reactions).toEqual([{ name: 'eyes', users: [sandbox.botUserId] }]);
  });
});

describe('conversations.history and conversations.replies', () => {
  it('go newest first and oldest first, with metadata when asked', async () => {
    const sandbox = await startSandbox({ limits: { messageBurst: 10 } });
    const client = clientOf(sandbox);
    const metadata = { event_type: 'change', event_payload: { id: '1' } };
    const root = await client.chat.postMessage({ channel: CHANGES, text: 'root', metadata });
    await client.chat.postMessage({ channel: CHANGES, text: 'reply 1', thread_ts: root.ts ?? '' });
    await client.chat.postMessage({ channel: CHANGES, text: 'reply 2', thread_ts: root.ts ?? '' });
    await client.chat.postMessage({ channel: CHANGES, text: 'last' });
    await client.chat.postEphemeral({ channel: CHANGES, user: DANA, text: 'whisper' });
    const history = await client.conversations.history({ channel: CHANGES, include_all_metadata: true });
    expect(history.messages).toMatchObject([{ text: 'last' }, { text: 'root', reply_count: 2, metadata }]);
    const older = await client.conversations.history({ channel: CHANGES, latest: root.ts ?? '', inclusive: true });
    expect(older.messages?.map(({ text }) => text)).toEqual(['root']);
    expect(older.messages?.[0]).not.toHaveProperty('metadata');
    const first = await client.conversations.replies({ channel: CHANGES, ts: root.ts ?? '', limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await client.conversations.replies({ channel: CHANGES, ts: root.ts ?? '', limit: 2, cursor });
    expect([first.has_more, ...[first, rest].map(({ messages }) => messages?.map(({ text }) => text))]).toEqual([
      true,
      ['root', 'reply 1'],
      ['reply 2'],
    ]);
  });

  it('are refused where the app is not, or was not allowed to read', async () => {
    const client = clientOf(await startSandbox());
    expect(await errorOf(client.conversations.history({ channel: 'C0GENERAL0' }))).toBe('not_in_channel');
    expect(await errorOf(client.conversations.replies({ channel: CHANGES, ts: '1234567890.123456' }))).toBe(
      'thread_not_found',
    );
    const bare = clientOf(await startSandbox({ optionalScopes: false }));
    expect(await errorOf(bare.conversations.history({ channel: CHANGES }))).toBe('missing_scope');
  });
});
