import { messageJson } from '../json/message.ts';
import { findMessage, removeMessage, reviseMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Message } from '../world.ts';
import { needArg, textArg } from './args.ts';
import { CONTENT } from './chat-place.ts';
import { postEphemeral, postMessage } from './chat-post.ts';
import { needContent, readContent } from './compose.ts';
import { type Call, type Method, visibleChannel } from './method.ts';

function ownMessage({ world, args }: Call, refusal: string): Readonly<{ channel: Channel; message: Message }> {
  const channel = visibleChannel(world, needArg(args, 'channel'));
  const message = findMessage(channel, needArg(args, 'ts'));
  if (!message) throw new Refusal('message_not_found');
  if (!message.own) throw new Refusal(refusal);
  if (channel.archived) throw new Refusal('is_inactive');
  return { channel, message };
}

// chat.update says so for its own text; chat.postMessage cuts at 40,000 instead.
const MOST_EDIT_TEXT = 4000;

const update: Method = {
  name: 'chat.update',
  token: 'bot',
  scopes: ['chat:write'],
  tier: 3,
  args: ['channel', 'ts', ...CONTENT, 'reply_broadcast', 'file_ids'],
  run(call) {
    const { world, entry } = call;
    const { channel, message } = ownMessage(call, 'cant_update_message');
    if ([...(textArg(call.args, 'text') ?? '')].length > MOST_EDIT_TEXT) throw new Refusal('msg_too_long');
    // Without `parse`, an edit is read as a person's typing would be: names link, and ping.
    const content = readContent(call, { wholeSize: true, parse: 'client' });
    needContent(content);
    reviseMessage(world, message, content);
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
