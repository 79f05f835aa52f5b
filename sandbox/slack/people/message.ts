import type { UiResult } from '../../ui-protocol.ts';
import { addMessage, findMessage, rootTs } from '../messages.ts';
import type { Channel, Message, World } from '../world.ts';
import { channelOf, type Desk, failed } from './desk.ts';
import { escapeTyped, linkMentions } from './typed.ts';

export type MessageAsk = Readonly<{ userId: string; channelId: string; text: string; threadTs?: string }>;

const SUBSCRIPTIONS = new Map([
  ['public', 'message.channels'],
  ['private', 'message.groups'],
  ['dm', 'message.im'],
]);
const TYPES = new Map([
  ['public', 'channel'],
  ['private', 'group'],
  ['dm', 'im'],
]);

/** A person writes a message; the app hears of it only what it subscribed to. */
export function sendMessage(
  desk: Desk,
  { userId, channelId, text, threadTs }: MessageAsk,
): UiResult & Readonly<{ ts?: string }> {
  const { world } = desk;
  const channel = channelOf(world, userId, channelId);
  if (!channel) return failed('You cannot post in this channel.');
  const { messagesTab, messagesReadOnly } = world.app;
  const isToApp = channel.kind === 'dm' && channel.members.has(world.workspace.botUserId);
  if (isToApp && (!messagesTab || messagesReadOnly)) {
    return failed('Sending messages to this app has been turned off.');
  }
  if (text.trim() === '') return failed('There is nothing to send.');
  if (threadTs !== undefined && !findMessage(channel, threadTs)) return failed('This thread is gone.');
  const message = addMessage(world, channel, {
    userId,
    own: false,
    text: linkMentions(world, escapeTyped(text)),
    threadTs: threadTs === undefined ? undefined : rootTs(channel, threadTs),
  });
  tellApp(desk, channel, message);
  return { ok: true, ts: message.ts };
}

function tellApp(desk: Desk, channel: Channel, message: Message): void {
  const { app, workspace } = desk.world;
  if (!channel.members.has(workspace.botUserId)) return;
  const event = eventOf(desk.world, channel, message);
  const mentioned = message.text.includes(`<@${workspace.botUserId}>`) && channel.kind !== 'dm';
  if (mentioned && app.botEvents.has('app_mention') && app.scopes.has('app_mentions:read')) {
    desk.event({ ...event, type: 'app_mention' }, channel);
  }
  if (app.botEvents.has(SUBSCRIPTIONS.get(channel.kind) ?? '')) {
    desk.event({ ...event, type: 'message', channel_type: TYPES.get(channel.kind) }, channel);
  }
}

function eventOf(world: World, channel: Channel, message: Message): Readonly<Record<string, unknown>> {
  return {
    user: message.userId,
    ts: message.ts,
    client_msg_id: `client-${message.ts}`,
    text: message.text,
    team: world.people.get(message.userId)?.teamId ?? world.workspace.teamId,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    channel: channel.id,
    event_ts: message.ts,
  };
}
