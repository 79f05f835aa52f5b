import { dmWith } from '../channels.ts';
import { addMessage, findMessage, removeMessage, reviseMessage, rootTs } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { messageJson } from '../render-json.ts';
import { type Channel, type Message, nextTs, nowMs, type World } from '../world.ts';
import { flagArg, needArg, textArg } from './args.ts';
import { needContent, readContent } from './compose.ts';
import { type Call, type Method, needScopes, personIn, visibleChannel } from './method.ts';

const CONTENT = [
  'text',
  'blocks',
  'attachments',
  'metadata',
  'markdown_text',
  'parse',
  'link_names',
  'as_user',
  'mrkdwn',
];
const FACE = ['username', 'icon_emoji', 'icon_url'];

/** Where the app may write: public channels with chat:write.public, else only where it is a member. */
function writableChannel({ world, args }: Call): Channel {
  const id = needArg(args, 'channel');
  if (world.people.has(id)) return dmFor(world, id);
  const channel = visibleChannel(world, id);
  const isMember = channel.members.has(world.workspace.botUserId);
  if (!isMember && !world.app.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

function dmFor(world: World, id: string): Channel {
  const person = world.people.get(id);
  if (!person || person.bot || person.teamId || person.deactivated) throw new Refusal('channel_not_found');
  return dmWith(world, id);
}

function pace({ world }: Call, channel: Channel): void {
  const { messagesPerSecond, messageBurst } = world.limits;
  const wait = world.pace.take(`post ${channel.id}`, messagesPerSecond, messageBurst, nowMs(world));
  if (wait > 0) throw new Refusal('ratelimited', { retryAfterMs: wait });
}

function threadOf({ args }: Call, channel: Channel): string | undefined {
  const ts = textArg(args, 'thread_ts');
  if (ts === undefined) return undefined;
  if (!/^\d{10}\.\d{6}$/.test(ts)) throw new Refusal('invalid_thread_ts');
  if (!findMessage(channel, ts)) throw new Refusal('thread_not_found');
  return rootTs(channel, ts);
}

const postMessage: Method = {
  name: 'chat.postMessage',
  token: 'bot',
  scopes: ['chat:write'],
  args: ['channel', ...CONTENT, ...FACE, 'thread_ts', 'reply_broadcast', 'unfurl_links', 'unfurl_media'],
  run(call) {
    const { world, args, entry } = call;
    if (FACE.some((name) => textArg(args, name) !== undefined)) needScopes(world, ['chat:write.customize']);
    const channel = writableChannel(call);
    const threadTs = threadOf(call, channel);
    const content = readContent(call, { wholeSize: true, parse: 'none' });
    needContent(content);
    pace(call, channel);
    const message = addMessage(world, channel, {
      ...content,
      text: content.text ?? '',
      userId: world.workspace.botUserId,
      own: true,
      threadTs,
      broadcast: threadTs !== undefined && flagArg(args, 'reply_broadcast'),
    });
    entry.effect = `posted ${channel.id} ${message.ts}`;
    return { channel: channel.id, ts: message.ts, message: messageJson(world, channel, message) };
  },
};

function ownMessage({ world, args }: Call, refusal: string): Readonly<{ channel: Channel; message: Message }> {
  const channel = visibleChannel(world, needArg(args, 'channel'));
  const message = findMessage(channel, needArg(args, 'ts'));
  if (!message) throw new Refusal('message_not_found');
  if (!message.own) throw new Refusal(refusal);
  if (channel.archived) throw new Refusal('is_archived');
  return { channel, message };
}

// chat.update says so for its own text; chat.postMessage cuts at 40,000 instead.
const MOST_EDIT_TEXT = 4000;

const update: Method = {
  name: 'chat.update',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  args: ['channel', 'ts', ...CONTENT, 'reply_broadcast', 'file_ids', 'unfurl_links', 'unfurl_media'],
  run(call) {
    const { world, entry } = call;
    const { channel, message } = ownMessage(call, 'cant_update_message');
    if ([...(textArg(call.args, 'text') ?? '')].length > MOST_EDIT_TEXT) throw new Refusal('msg_too_long');
    // Without `parse`, an edit is read as a person's typing would be: names link, and ping.
    const content = readContent(call, { wholeSize: true, parse: 'client' });
    needContent(content);
    // A new text without blocks takes the old blocks away.
    reviseMessage(world, message, { ...content, blocks: content.blocks ?? [] });
    entry.effect = `updated ${channel.id} ${message.ts}`;
    return { channel: channel.id, ts: message.ts, text: message.text, message: messageJson(world, channel, message) };
  },
};

const remove: Method = {
  name: 'chat.delete',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  args: ['channel', 'ts', 'as_user'],
  run(call) {
    const { channel, message } = ownMessage(call, 'cant_delete_message');
    removeMessage(call.world, channel, message);
    call.entry.effect = `deleted ${channel.id} ${message.ts}`;
    return { channel: channel.id, ts: message.ts };
  },
};

const postEphemeral: Method = {
  name: 'chat.postEphemeral',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 4,
  args: ['channel', 'user', ...CONTENT, ...FACE, 'thread_ts'],
  run(call) {
    const { world, args, entry } = call;
    const channel = writableChannel(call);
    const user = needArg(args, 'user');
    if (!personIn(world, channel, user)) throw new Refusal('user_not_in_channel');
    const threadTs = threadOf(call, channel);
    const content = readContent(call, { wholeSize: true, parse: 'none' });
    needContent(content);
    const message = addMessage(world, channel, {
      ...content,
      text: content.text ?? '',
      userId: world.workspace.botUserId,
      own: true,
      threadTs,
      ephemeralFor: user,
    });
    entry.effect = `whispered ${channel.id} ${user} ${message.ts}`;
    return { message_ts: message.ts || nextTs(world) };
  },
};

const getPermalink: Method = {
  name: 'chat.getPermalink',
  token: 'bot',
  scopes: [],
  args: ['channel', 'message_ts'],
  run({ world, args }) {
    const channel = visibleChannel(world, needArg(args, 'channel'));
    const message = findMessage(channel, needArg(args, 'message_ts'));
    if (!message) throw new Refusal('message_not_found');
    const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
    const path = `/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
    return { channel: channel.id, permalink: `https://${world.workspace.domain}.slack.com${path}` };
  },
};

export const CHAT_METHODS: readonly Method[] = [postMessage, update, remove, postEphemeral, getPermalink];
