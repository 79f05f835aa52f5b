import { messageJson } from '../json/message.ts';
import { findMessage, repliesOf } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, Message } from '../world.ts';
import { countArg, flagArg, needArg, textArg } from './args.ts';
import { type Call, type Method, needScopes, pageOf, scopeFor, visibleChannel } from './method.ts';

const ARGS = ['channel', 'cursor', 'limit', 'oldest', 'latest', 'inclusive', 'include_all_metadata'];

function readable({ world, args }: Call): Channel {
  const channel = visibleChannel(world, needArg(args, 'channel'));
  needScopes(world, [scopeFor(channel, 'history')]);
  if (!channel.members.has(world.workspace.botUserId)) throw new Refusal('not_in_channel');
  return channel;
}

function within({ args }: Call): (message: Message) => boolean {
  const [oldest, latest] = [textArg(args, 'oldest'), textArg(args, 'latest')];
  const inclusive = flagArg(args, 'inclusive');
  if ([oldest, latest].some((ts) => ts !== undefined && !/^\d{1,10}(?:\.\d{1,6})?$/.test(ts))) {
    throw new Refusal(oldest !== undefined && !/^\d/.test(oldest) ? 'invalid_ts_oldest' : 'invalid_ts_latest');
  }
  return ({ ts }) => {
    if (oldest !== undefined && !isAfter(ts, oldest, inclusive)) return false;
    return latest === undefined || isAfter(latest, ts, inclusive);
  };
}

function isAfter(ts: string, other: string, inclusive: boolean): boolean {
  const apart = Number(ts) - Number(other);
  return inclusive ? apart >= 0 : apart > 0;
}

function answer(call: Call, channel: Channel, messages: readonly Message[]): Readonly<Record<string, unknown>> {
  const limit = countArg(call.args, 'limit', { otherwise: 100, max: 999 });
  const { items, next } = pageOf(call, messages, limit);
  const metadata = flagArg(call.args, 'include_all_metadata');
  return {
    messages: items.map((message) => messageJson(call.world, channel, message, metadata)),
    has_more: next !== '',
    pin_count: 0,
    ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
  };
}

/** Newest first, without replies (unless sent to the channel too) and without ephemerals. */
const history: Method = {
  name: 'conversations.history',
  token: 'bot',
  scopes: [],
  tier: 3,
  args: ARGS,
  run(call) {
    const channel = readable(call);
    const inChannel = channel.messages.filter(
      ({ threadTs, broadcast, ephemeralFor }) => ephemeralFor === undefined && (threadTs === undefined || broadcast),
    );
    return answer(call, channel, inChannel.filter(within(call)).reverse());
  },
};

/** The root first, then its replies, oldest first. */
const replies: Method = {
  name: 'conversations.replies',
  token: 'bot',
  scopes: [],
  tier: 3,
  args: [...ARGS, 'ts'],
  run(call) {
    const channel = readable(call);
    const message = findMessage(channel, needArg(call.args, 'ts'));
    if (!message) throw new Refusal('thread_not_found');
    const root = findMessage(channel, message.threadTs ?? message.ts) ?? message;
    const keep = within(call);
    return answer(call, channel, [root, ...repliesOf(channel, root.ts).filter(keep)]);
  },
};

export const HISTORY_METHODS: readonly Method[] = [history, replies];
