import { messageJson } from '../json/message.ts';
import { addMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { type Channel, nowMs } from '../world.ts';
import { flagArg, needArg, textArg } from './args.ts';
import { CONTENT, FACE, threadOf, writableChannel } from './chat-place.ts';
import { needContent, readContent } from './compose.ts';
import { type Call, type Method, needScopes, personIn } from './method.ts';

/** One message a second in a channel, several hundred a minute in the workspace. */
function pace({ world }: Call, channel: Channel): void {
  const { messagesPerSecond, messageBurst, messagesPerMinute } = world.limits;
  const now = nowMs(world);
  const wait =
    world.pace.take(`post ${channel.id}`, messagesPerSecond, messageBurst, now) ||
    world.pace.take('post', messagesPerMinute / 60, messagesPerMinute, now);
  if (wait > 0) throw new Refusal('ratelimited', { retryAfterMs: wait });
}

export const postMessage: Method = {
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

export const postEphemeral: Method = {
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
    return { message_ts: message.ts };
  },
};
