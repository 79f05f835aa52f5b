import { describe, expect, it } from 'vitest';
import { actions, button, option, overflow, section } from './support/blocks.ts';
import { MANIFEST } from './support/manifest.ts';
import { openSocket } from './support/raw-socket.ts';
import { CHANGES, clientOf, DANA, errorOf, OMAR, postBlocks, startSandbox } from './support/sandbox.ts';

const GUEST = 'U0GUEST000';
const STRANGER = 'U0STRANGER';

async function start(answer: () => unknown = () => ({})) {
  const sandbox = await startSandbox();
  await openSocket(sandbox, answer);
  const post = (blocks: readonly unknown[], channel = CHANGES) => postBlocks(sandbox, blocks, { channel });
  return { sandbox, post };
}

describe('a slash command', () => {
  it.each([
    ['nobody has', CHANGES, '/nothing', undefined, '/nothing is not a valid command.'],
    ['is sent in a thread', CHANGES, '/trail x', '1795341912.000100', '/trail is not supported in threads. Sorry!'],
    ['is sent where the person is not', 'C0SECRET00', '/trail x', undefined, 'You cannot post in this channel.'],
    ['is sent in an archived channel', 'C0OLD00000', '/trail x', undefined, 'You cannot post in this channel.'],
  ])('that %s never reaches the app', async (_why, channel, text, thread, error) => {
    const { sandbox } = await start();
    expect(await sandbox.command(OMAR, channel, text, thread)).toEqual({ ok: false, error });
    expect(sandbox.log.sent()).toEqual([]);
  });

  it('carries names as typed, or as links when it asks for them', async () => {
    const { sandbox } = await start();
    const text = '@dana did <what> in #general';
    await sandbox.command(DANA, CHANGES, `/trail ${text}`);
    await sandbox.command(DANA, CHANGES, `/linked ${text}`);
    expect(sandbox.log.sent('slash_commands').map(({ payload }) => payload.text)).toEqual([
      '@dana did &lt;what&gt; in #general',
      '<@U0DANA0000|dana> did &lt;what&gt; in <#C0GENERAL0|general>',
    ]);
  });

  it('is answered by its acknowledgement, privately or to the channel', async () => {
    const { sandbox } = await start(() => ({ response_type: 'in_channel', text: 'for all' }));
    await sandbox.command(DANA, CHANGES, '/trail');
    expect(sandbox.messages(CHANGES)).toMatchObject([{ text: 'for all' }]);
  });

  it('fails when its acknowledgement is no message', async () => {
    const { sandbox } = await start(() => ({ blocks: [{ type: 'header' }] }));
    expect(await sandbox.command(DANA, CHANGES, '/trail')).toEqual({
      ok: false,
      error: '/trail failed with the error "invalid_command_response"',
    });
  });

  it('says of a stranger which team they are of', async () => {
    const { sandbox } = await start();
    await sandbox.command(STRANGER, 'C0SHARED00', '/trail');
    expect(sandbox.log.sent('slash_commands')[0]?.payload).toMatchObject({ user_id: STRANGER, team_id: 'T0PARTNER0' });
  });

  it('invites the app to a channel', async () => {
    const { sandbox } = await start();
    expect(await sandbox.command(DANA, 'C0SECRET00', '/invite @Connect Trail')).toEqual({ ok: true });
    expect((await clientOf(sandbox).chat.postMessage({ channel: 'C0SECRET00', text: 'here' })).ok).toBe(true);
  });
});

describe('a click', () => {
  it('takes an option by place or by value, and none that is not there', async () => {
    const { sandbox, post } = await start();
    const menu = section({
      block_id: 'line',
      accessory: { ...overflow(0), action_id: 'menu', options: [option(0), option(1)] },
    });
    const ts = await post([menu]);
    const at = { channel: CHANGES, ts, actionId: 'menu' };
    await sandbox.click(DANA, { ...at, optionIndex: 1 });
    await sandbox.click(DANA, { ...at, value: 'v0' });
    const chosen = sandbox.log.sent('interactive').map(({ payload }) => payload.actions);
    expect(chosen).toMatchObject([
      [{ type: 'overflow', action_id: 'menu', block_id: 'line', selected_option: { value: 'v1' } }],
      [{ selected_option: { value: 'v0' } }],
    ]);
    const forged = { type: 'overflow', selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'v9' } };
    const act = { as: DANA, kind: 'action', channel: CHANGES, ts, blockId: 'line', actionId: 'menu', element: forged };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.origin}/ui/act`, { method: 'POST', headers, body: JSON.stringify(act) });
    expect(await answer.json()).toEqual({ ok: false, error: 'There is no such option here.' });
  });

  it('finds one of several like buttons by its block or its place', async () => {
    const { sandbox, post } = await start();
    const row = (id: string) => ({ ...actions(button({ action_id: 'go', value: id })), block_id: id });
    const ts = await post([row('a'), row('b')]);
    await sandbox.click(DANA, { channel: CHANGES, ts, actionId: 'go', blockId: 'b' });
    await sandbox.click(DANA, { channel: CHANGES, ts, actionId: 'go', nth: 1 });
    await sandbox.click(DANA, { channel: CHANGES, ts, actionId: 'go' });
    const blocks = sandbox.log.sent('interactive').map(({ payload }) => payload.actions);
    expect(blocks).toMatchObject([[{ value: 'b' }], [{ value: 'b' }], [{ value: 'a' }]]);
  });

  it('reaches only what the person sees', async () => {
    const { sandbox, post } = await start();
    const ts = await post([actions(button({ action_id: 'go' }))], 'C0PRIVBOT0');
    const nothing = { ok: false, error: 'There is no such button here.' };
    expect(await sandbox.click('U0KIM00000', { channel: 'C0PRIVBOT0', ts, actionId: 'go' })).toEqual(nothing);
    expect(await sandbox.click(DANA, { channel: 'C0PRIVBOT0', ts, actionId: 'other' })).toEqual(nothing);
    await clientOf(sandbox).apiCall('chat.postEphemeral', {
      channel: CHANGES,
      user: DANA,
      text: 'x',
      blocks: [actions(button({ action_id: 'go' }))],
    });
    const whisper = { channel: CHANGES, ts: sandbox.ephemerals(DANA)[0]?.ts ?? '', actionId: 'go' };
    expect(await sandbox.click(OMAR, whisper)).toEqual(nothing);
    expect(await sandbox.click(DANA, whisper)).toEqual({ ok: true });
    const { payload } = sandbox.log.sent('interactive')[0] ?? {};
    expect(payload).toMatchObject({ container: { is_ephemeral: true } });
    expect(payload).not.toHaveProperty('message');
  });

  it('says who clicked: a guest, or a stranger with their own team', async () => {
    const { sandbox, post } = await start();
    await sandbox.click(GUEST, {
      channel: CHANGES,
      ts: await post([actions(button({ action_id: 'go' }))]),
      actionId: 'go',
    });
    const shared = await post([actions(button({ action_id: 'go' }))], 'C0SHARED00');
    await sandbox.click(STRANGER, { channel: 'C0SHARED00', ts: shared, actionId: 'go' });
    expect(sandbox.log.sent('interactive').map(({ payload }) => [payload.user, payload.team])).toMatchObject([
      [{ id: GUEST, team_id: 'T0ACME0000' }, { id: 'T0ACME0000' }],
      [{ id: STRANGER, team_id: 'T0PARTNER0' }, { id: 'T0ACME0000' }],
    ]);
  });

  it('in a thread carries the thread', async () => {
    const { sandbox, post } = await start();
    const root = await post([section()]);
    const ts = await postBlocks(sandbox, [actions(button({ action_id: 'go' }))], { thread_ts: root });
    await sandbox.click(DANA, { channel: CHANGES, ts, actionId: 'go' });
    expect(sandbox.log.sent('interactive')[0]?.payload).toMatchObject({
      container: { thread_ts: root },
      message: { thread_ts: root },
    });
  });
});

describe('what the manifest does not allow', () => {
  it('is refused to the person', async () => {
    const features = {
      ...MANIFEST.features,
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    };
    const sandbox = await startSandbox({ manifest: { ...MANIFEST, features, settings: {} } });
    const ts = await postBlocks(sandbox, [actions(button({ action_id: 'go' }))]);
    expect(await sandbox.click(DANA, { channel: CHANGES, ts, actionId: 'go' })).toEqual({
      ok: false,
      error: 'This app is not configured to handle interactive responses.',
    });
    expect(sandbox.openHome(DANA)).toEqual({ ok: false, error: 'This app has no home tab.' });
    await postBlocks(sandbox, [], { channel: DANA });
    const [dm] = sandbox.dms(DANA);
    expect(sandbox.message(DANA, dm?.channel ?? '', 'hello')).toEqual({
      ok: false,
      error: 'Sending messages to this app has been turned off.',
    });
  });

  it('is refused to the app', async () => {
    const features = { app_home: { messages_tab_enabled: false } };
    const client = clientOf(await startSandbox({ manifest: { ...MANIFEST, features } }));
    expect(await errorOf(client.chat.postMessage({ channel: DANA, text: 'x' }))).toBe('messages_tab_disabled');
    expect(
      await errorOf(client.apiCall('views.publish', { user_id: DANA, view: { type: 'home', blocks: [section()] } })),
    ).toBe('not_enabled');
  });
});

describe('a message', () => {
  it('reaches the app only as what it subscribed to and may read', async () => {
    const { sandbox } = await start();
    sandbox.message(DANA, CHANGES, 'not for the app');
    sandbox.mention(DANA, 'C0GENERAL0', 'where the app is not');
    sandbox.mention(DANA, CHANGES, 'hello <b> & @dana');
    await sandbox.until(() => sandbox.log.sent('events_api').length === 1);
    expect(sandbox.log.sent('events_api').map(({ payload }) => payload.event)).toMatchObject([
      { type: 'app_mention', text: `<@${sandbox.botUserId}> hello &lt;b&gt; &amp; <@${DANA}>` },
    ]);
  });

  it('does not tell of mentions without the scope', async () => {
    const scopes = { bot: ['chat:write'] };
    const sandbox = await startSandbox({ manifest: { ...MANIFEST, oauth_config: { scopes } } });
    await openSocket(sandbox, () => ({}));
    sandbox.mention(DANA, CHANGES, 'hello');
    await sandbox.command(DANA, CHANGES, '/trail');
    expect(sandbox.log.sent().map(({ type }) => type)).toEqual(['slash_commands']);
  });
});

describe('a message shortcut', () => {
  it('carries the message', async () => {
    const { sandbox, post } = await start();
    const ts = await post([section()]);
    expect(await sandbox.shortcut(DANA, 'lookup', { channel: CHANGES, ts })).toEqual({ ok: true });
    expect(sandbox.log.sent('interactive')[0]?.payload).toMatchObject({
      type: 'message_action',
      callback_id: 'lookup',
      message_ts: ts,
      message: { ts },
    });
    expect(await sandbox.shortcut(DANA, 'lookup')).toEqual({ ok: false, error: 'There is no such shortcut here.' });
  });
});

describe('type-ahead', () => {
  it('offers what the app offers, and nothing when Slack would refuse it', async () => {
    const answers: unknown[] = [{ options: [option(1)] }, { options: [{ text: 'x' }] }, { options: [] }, {}];
    const { sandbox, post } = await start(() => answers.shift());
    const ts = await post([actions({ type: 'external_select', action_id: 'who' })]);
    const ask = () => sandbox.options(DANA, { channel: CHANGES, ts, actionId: 'who' }, 'dan');
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([[option(1)], [], [], []]);
    expect(sandbox.log.sent('interactive')[0]?.payload).toMatchObject({
      type: 'block_suggestion',
      action_id: 'who',
      value: 'dan',
    });
  });
});
