import { repliesOf } from '../messages.ts';
import type { Channel, Message, World } from '../world.ts';
import { fileJson } from './file.ts';

type Json = Readonly<Record<string, unknown>>;

/** A message as Slack's methods and payloads show it. */
export function messageJson(world: World, channel: Channel, message: Message, withMetadata = false): Json {
  return {
    ...bareMessage(world, message),
    ...threadJson(channel, message),
    ...(message.editedTs ? { edited: { user: message.userId, ts: message.editedTs } } : {}),
    ...(withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...(message.files.length > 0 ? { files: message.files.map((id) => fileJson(world, id)), upload: false } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })) }
      : {}),
  };
}

function bareMessage(world: World, message: Message): Json {
  const { workspace, app } = world;
  const bot = {
    bot_id: workspace.botId,
    app_id: workspace.appId,
    bot_profile: {
      id: workspace.botId,
      app_id: workspace.appId,
      name: app.displayName,
      team_id: workspace.teamId,
      deleted: false,
    },
  };
  return {
    type: 'message',
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    user: message.userId,
    text: message.text,
    ts: message.ts,
    team: world.people.get(message.userId)?.teamId ?? workspace.teamId,
    ...(message.own ? bot : {}),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
  };
}

function threadJson(channel: Channel, message: Message): Json {
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const parent = channel.messages.find((one) => one.ts === message.threadTs);
    return { thread_ts: message.threadTs, ...(parent ? { parent_user_id: parent.userId } : {}) };
  }
  const replies = repliesOf(channel, message.ts);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((one) => one.userId))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users.slice(0, 5),
    latest_reply: replies.at(-1)?.ts,
    is_locked: false,
    subscribed: false,
  };
}
