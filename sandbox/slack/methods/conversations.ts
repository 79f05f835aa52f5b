import { dmWith } from '../channels.ts';
import { channelJson } from '../json/channel.ts';
import { Refusal } from '../refusal.ts';
import { type Channel, changed, type World } from '../world.ts';
import { countArg, flagArg, needArg, textArg } from './args.ts';
import { type Call, type Method, needScopes, pageOf, scopeFor, visibleChannel } from './method.ts';

function readable(call: Call): Channel {
  const channel = visibleChannel(call.world, needArg(call.args, 'channel'));
  needScopes(call.world, [scopeFor(channel, 'read')]);
  return channel;
}

const info: Method = {
  name: 'conversations.info',
  token: 'bot',
  scopes: [],
  tier: 3,
  args: ['channel', 'include_locale', 'include_num_members'],
  run(call) {
    const channel = readable(call);
    const count = flagArg(call.args, 'include_num_members') ? { num_members: channel.members.size } : {};
    return { channel: { ...channelJson(call.world, channel), ...count } };
  },
};

const TYPES = new Map<string, Readonly<{ scope: string; kind: Channel['kind'] | undefined }>>([
  ['public_channel', { scope: 'channels:read', kind: 'public' }],
  ['private_channel', { scope: 'groups:read', kind: 'private' }],
  ['im', { scope: 'im:read', kind: 'dm' }],
  ['mpim', { scope: 'mpim:read', kind: undefined }],
]);

function kindsAsked(call: Call): ReadonlySet<Channel['kind'] | undefined> {
  const asked = (textArg(call.args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const types = asked.map((type) => TYPES.get(type));
  if (types.includes(undefined)) throw new Refusal('invalid_types');
  needScopes(
    call.world,
    types.flatMap((type) => (type ? [type.scope] : [])),
  );
  return new Set(types.map((type) => type?.kind));
}

function listed(call: Call, wanted: (channel: Channel) => boolean): Readonly<Record<string, unknown>> {
  const { world, args } = call;
  const kinds = kindsAsked(call);
  const limit = countArg(args, 'limit', { otherwise: 100, max: 1000 });
  const channels = [...world.channels.values()]
    .filter((channel) => kinds.has(channel.kind) && wanted(channel))
    .filter((channel) => !(flagArg(args, 'exclude_archived') && channel.archived));
  const { items, next } = pageOf(call, channels, limit);
  return { channels: items.map((channel) => channelJson(world, channel)), response_metadata: { next_cursor: next } };
}

const list: Method = {
  name: 'conversations.list',
  token: 'bot',
  scopes: [],
  tier: 2,
  args: ['types', 'limit', 'cursor', 'exclude_archived', 'team_id'],
  run: (call) => listed(call, ({ kind, members }) => kind === 'public' || members.has(call.world.workspace.botUserId)),
};

const usersConversations: Method = {
  name: 'users.conversations',
  token: 'bot',
  scopes: [],
  tier: 3,
  args: ['user', 'types', 'limit', 'cursor', 'exclude_archived', 'team_id'],
  run(call) {
    const { world } = call;
    const bot = world.workspace.botUserId;
    const user = textArg(call.args, 'user') ?? bot;
    if (user !== bot && !world.people.has(user)) throw new Refusal('user_not_found');
    return listed(call, ({ kind, members }) => members.has(user) && (kind === 'public' || members.has(bot)));
  },
};

const members: Method = {
  name: 'conversations.members',
  token: 'bot',
  scopes: [],
  tier: 4,
  args: ['channel', 'limit', 'cursor'],
  run(call) {
    const channel = readable(call);
    const limit = countArg(call.args, 'limit', { otherwise: 100, max: 1000 });
    const { items, next } = pageOf(call, [...channel.members], limit);
    return { members: items, response_metadata: { next_cursor: next } };
  },
};

const open: Method = {
  name: 'conversations.open',
  token: 'bot',
  scopes: ['im:write'],
  tier: 3,
  args: ['users', 'channel', 'return_im', 'prevent_creation'],
  run({ world, args, entry }) {
    const users = needArg(args, 'users').split(',');
    const person = users.length === 1 ? world.people.get(users[0] ?? '') : undefined;
    if (users.length > 1) throw new Refusal('not_enough_users');
    if (!person) throw new Refusal('user_not_found');
    if (person.deactivated) throw new Refusal('user_disabled');
    if (person.bot || person.teamId) throw new Refusal('user_not_visible');
    const dm = dmWith(world, person.id);
    entry.effect = `opened ${dm.id}`;
    return { no_op: false, already_open: true, channel: channelJson(world, dm) };
  },
};

const join: Method = {
  name: 'conversations.join',
  token: 'bot',
  scopes: ['channels:join'],
  tier: 3,
  args: ['channel'],
  run({ world, args, entry }) {
    const channel = visibleChannel(world, needArg(args, 'channel'));
    if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
    if (channel.archived) throw new Refusal('is_archived');
    addMember(world, channel, world.workspace.botUserId);
    entry.effect = `joined ${channel.id}`;
    return { channel: channelJson(world, channel) };
  },
};

function addMember(world: World, channel: Channel, userId: string): void {
  channel.members.add(userId);
  changed(world, { state: true });
}

export const CONVERSATION_METHODS: readonly Method[] = [info, list, usersConversations, members, open, join];
