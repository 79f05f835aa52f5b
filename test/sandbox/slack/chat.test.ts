import { describe, expect, it } from 'vitest';
import { long, section, times } from './support/blocks.ts';
import { CHANGES, clientOf, DANA, errorOf, OMAR, startSandbox } from './support/sandbox.ts';

const GENERAL = 'C0GENERAL0';
const SECRET = 'C0SECRET00';
const OLD = 'C0OLD00000';

describe('chat.postMessage', () => {
  it.each([
    ['a channel it is in', { channel: CHANGES }, 'ok'],
    ['a private channel it is in', { channel: 'C0PRIVBOT0' }, 'ok'],
    ['a person', { channel: DANA }, 'ok'],
    ['a public channel it is not in', { channel: GENERAL }, 'not_in_channel'],
    ['a private channel it is not in', { channel: SECRET }, 'channel_not_found'],
    ['an archived channel', { channel: OLD }, 'is_archived'],
    ['a channel by name', { channel: '#connect-changes' }, 'channel_not_found'],
    ['a stranger', { channel: 'U0STRANGER' }, 'channel_not_found'],
    ['a thread that is not there', { channel: CHANGES, thread_ts: '1234567890.123456' }, 'thread_not_found'],
    ['a thread whose ts is none', { channel: CHANGES, thread_ts: '12' }, 'invalid_thread_ts'],
  ])('to %s answers as Slack does', async (_where, to, answer) => {
    const sandbox = await startSandbox();
    expect(await errorOf(clientOf(sandbox).chat.postMessage({ ...to, text: 'x' }))).toBe(answer);
  });

  it('needs something to say', async () => {
    const client = clientOf(await startSandbox());
    expect(await errorOf(client.apiCall('chat.postMessage', { channel: CHANGES }))).toBe('no_text');
    expect(await errorOf(client.apiCall('chat.postMessage', { channel: CHANGES, blocks: [] }))).toBe('no_text');
    expect(await errorOf(client.apiCall('chat.postMessage', { text: 'x' }))).toBe('invalid_arguments');
  });

  it('writes to public channels with chat:write.public', async () => {
    const scopes = { bot: ['chat:write', 'chat:write.public'] };
    const sandbox = await startSandbox({ manifest: { oauth_config: { scopes } } });
    expect(await errorOf(clientOf(sandbox).chat.postMessage({ channel: GENERAL, text: 'x' }))).toBe('ok');
  });

  it('says where the blocks are wrong', async () => {
    const client = clientOf(await startSandbox());
    const blocks = [section({ text: { type: 'mrkdwn', text: '' } })];
    await expect(client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: ['[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]'] },
      },
    });
    expect(await errorOf(client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', blocks: '[' }))).toBe(
      'invalid_blocks_format',
    );
  });

  it.each([
    [11_000, 'ok'],
    [11_001, 'msg_blocks_too_long'],
  ])('with %i characters in its blocks: %s', async (length, answer) => {
    const client = clientOf(await startSandbox());
    const whole = times(Math.floor(length / 1000), () => section({ text: { type: 'mrkdwn', text: long(1000) } }));
    const rest = length % 1000 === 0 ? [] : [section({ text: { type: 'mrkdwn', text: long(length % 1000) } })];
    const call = client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', blocks: [...whole, ...rest] });
    expect(await errorOf(call)).toBe(answer);
  });

  it.each([
    [10_000, 'ok'],
    [10_001, 'msg_blocks_too_long'],
  ])('with %i characters in fifty blocks: %s', async (length, answer) => {
    const client = clientOf(await startSandbox());
    const blocks = times(50, (index) =>
      section({ text: { type: 'mrkdwn', text: long(index === 0 ? length - 49 * 200 : 200) } }),
    );
    expect(await errorOf(client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', blocks }))).toBe(answer);
  });

  it('cuts its text at 40,000 characters', async () => {
    const sandbox = await startSandbox();
    await clientOf(sandbox).chat.postMessage({ channel: CHANGES, text: long(40_001) });
    expect(sandbox.messages(CHANGES).map(({ text }) => text.length)).toEqual([40_000]);
  });

  it.each([
    [
      'flat objects',
      { event_type: 'change', event_payload: { id: 'x', n: 1, on: true, more: { a: 'b' }, all: [{ a: 1 }] } },
      'ok',
    ],
    ['a list of texts', { event_type: 'change', event_payload: { ids: ['a'] } }, 'invalid_metadata_schema'],
    ['a deep object', { event_type: 'change', event_payload: { a: { b: { c: 1 } } } }, 'invalid_metadata_schema'],
    ['a null', { event_type: 'change', event_payload: { a: null } }, 'invalid_metadata_schema'],
    ['a type with a dash', { event_type: 'a-b', event_payload: {} }, 'invalid_metadata_format'],
    ['no payload', { event_type: 'a' }, 'invalid_metadata_format'],
    ['7,900 bytes', { event_type: 'a', event_payload: { a: long(7900) } }, 'ok'],
    ['8,001 bytes', { event_type: 'a', event_payload: { a: long(8001) } }, 'metadata_too_large'],
  ])('with metadata of %s answers as Slack does', async (_what, metadata, answer) => {
    const client = clientOf(await startSandbox());
    expect(await errorOf(client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', metadata }))).toBe(answer);
  });

  it.each([
    ['blocks', [{ color: '#aabbcc', blocks: [section()] }], 'ok'],
    ['blocks Slack refuses', [{ blocks: [{ type: 'header' }] }], 'invalid_attachments'],
    ['buttons of old', [{ text: 'x', actions: [] }], 'invalid_attachments'],
    ['a hundred', times(100, () => ({ text: 'x' })), 'ok'],
    ['a hundred and one', times(101, () => ({ text: 'x' })), 'too_many_attachments'],
  ])('with attachments of %s answers as Slack does', async (_what, attachments, answer) => {
    const client = clientOf(await startSandbox());
    const call = client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', attachments });
    expect(await errorOf(call)).toBe(answer);
  });

  it('puts replies into the thread of the root, and into the channel when broadcast', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const root = await client.chat.postMessage({ channel: CHANGES, text: 'root' });
    const reply = await client.chat.postMessage({ channel: CHANGES, text: 'reply', thread_ts: root.ts ?? '' });
    await client.chat.postMessage({ channel: CHANGES, text: 'loud', thread_ts: reply.ts ?? '', reply_broadcast: true });
    expect(sandbox.thread(CHANGES, root.ts ?? '').map(({ text }) => text)).toEqual(['root', 'reply', 'loud']);
    expect(sandbox.messages(CHANGES).map(({ text }) => text)).toEqual(['root', 'loud']);
  });

  it('notes who would be notified and what would be previewed', async () => {
    const sandbox = await startSandbox({ limits: { messageBurst: 10 } });
    const client = clientOf(sandbox);
    const post = (more: object) => client.apiCall('chat.postMessage', { channel: CHANGES, text: 'x', ...more });
    await post({ text: 'a &lt;!channel&gt; @channel @dana', parse: 'none', unfurl_links: false, unfurl_media: false });
    await post({ text: '<!channel> <@U0DANA0000> <!subteam^S0SUPERV00>' });
    await post({ text: '@channel @dana @nobody @stranger-here', parse: 'full' });
    await post({
      blocks: [
        section({ text: { type: 'mrkdwn', text: '<!here>' } }),
        section({ text: { type: 'plain_text', text: '<!here>' } }),
      ],
    });
    await post({ text: 'see https://example.com/a' });
    expect(sandbox.log.calls('chat.postMessage').map(({ pings, unfurls }) => ({ pings, unfurls }))).toEqual([
      { pings: [], unfurls: [] },
      { pings: ['<!channel>', '<@U0DANA0000>', '<!subteam^S0SUPERV00>'], unfurls: [] },
      { pings: ['@channel', '@dana', '@nobody'], unfurls: [] },
      { pings: ['<!here>'], unfurls: [] },
      { pings: [], unfurls: ['https://example.com/a'] },
    ]);
  });
});

describe('chat.update', () => {
  it('keeps what is not given and reads names as a person types them', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const metadata = { event_type: 'change', event_payload: { id: '1' } };
    const { ts = '' } = await client.chat.postMessage({
      channel: CHANGES,
      text: 'a',
      blocks: [{ type: 'divider' }],
      metadata,
    });
    await client.chat.update({ channel: CHANGES, ts, text: 'b' });
    expect(sandbox.messages(CHANGES)).toMatchObject([{ text: 'b', blocks: [{ type: 'divider' }], metadata }]);
    await client.apiCall('chat.update', { channel: CHANGES, ts, text: 'c', blocks: [], metadata: {} });
    const [message] = sandbox.messages(CHANGES);
    expect([message?.text, message?.blocks, message?.metadata]).toEqual(['c', undefined, undefined]);
  });

  it.each([
    ['nothing there', { ts: '1234567890.123456', text: 'x' }, 'message_not_found'],
    ['4,000 characters', { text: long(4000) }, 'ok'],
    ['4,001 characters', { text: long(4001) }, 'msg_too_long'],
    ['no content', {}, 'no_text'],
  ])('with %s answers as Slack does', async (_what, change, answer) => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { ts } = await client.chat.postMessage({ channel: CHANGES, text: 'a' });
    expect(await errorOf(client.apiCall('chat.update', { channel: CHANGES, ts, ...change }))).toBe(answer);
  });

  it('refuses messages of people, and channels that were archived since', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { ts = '' } = sandbox.message(DANA, CHANGES, 'mine');
    expect(await errorOf(client.chat.update({ channel: CHANGES, ts, text: 'x' }))).toBe('cant_update_message');
    const posted = await client.chat.postMessage({ channel: CHANGES, text: 'a' });
    sandbox.setArchived(CHANGES, true);
    expect(await errorOf(client.chat.update({ channel: CHANGES, ts: posted.ts ?? '', text: 'x' }))).toBe('is_inactive');
  });
});

describe('chat.delete, chat.postEphemeral and chat.getPermalink', () => {
  it('deletes own messages alone', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { ts = '' } = await client.chat.postMessage({ channel: CHANGES, text: 'a' });
    const person = sandbox.message(DANA, CHANGES, 'mine');
    expect(await errorOf(client.chat.delete({ channel: CHANGES, ts: person.ts ?? '' }))).toBe('cant_delete_message');
    expect(await errorOf(client.chat.delete({ channel: CHANGES, ts }))).toBe('ok');
    expect(await errorOf(client.chat.delete({ channel: CHANGES, ts }))).toBe('message_not_found');
  });

  it('whispers to members alone, and what was whispered cannot be edited or found', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    expect(await errorOf(client.chat.postEphemeral({ channel: CHANGES, user: 'U0LEE00000', text: 'x' }))).toBe(
      'user_not_in_channel',
    );
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel: CHANGES, user: OMAR, text: 'x' });
    expect(sandbox.ephemerals(OMAR, CHANGES)).toMatchObject([{ text: 'x' }]);
    expect(sandbox.messages(CHANGES)).toEqual([]);
    expect(await errorOf(client.chat.update({ channel: CHANGES, ts, text: 'y' }))).toBe('message_not_found');
    expect(await errorOf(client.chat.getPermalink({ channel: CHANGES, message_ts: ts }))).toBe('message_not_found');
  });

  it('links to messages, replies with their thread', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const root = await client.chat.postMessage({ channel: CHANGES, text: 'a' });
    const reply = await client.chat.postMessage({ channel: CHANGES, text: 'b', thread_ts: root.ts ?? '' });
    const link = async (ts = '') => (await client.chat.getPermalink({ channel: CHANGES, message_ts: ts })).permalink;
    const path = (ts = '') => `https://acme.slack.com/archives/${CHANGES}/p${ts.replace('.', '')}`;
    expect(await link(root.ts)).toBe(path(root.ts));
    expect(await link(reply.ts)).toBe(`${path(reply.ts)}?thread_ts=${root.ts}&cid=${CHANGES}`);
  });
});
