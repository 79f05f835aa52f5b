import type { Channel, World } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** A channel as conversations.info shows it. */
export function channelJson(world: World, channel: Channel): Json {
  if (channel.kind === 'dm') {
    const user = [...channel.members].find((id) => id !== world.workspace.botUserId);
    return {
      id: channel.id,
      is_im: true,
      is_channel: false,
      is_private: true,
      user,
      is_archived: false,
      is_open: true,
    };
  }
  const shared = channel.sharedWith.length > 0;
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_member: channel.members.has(world.workspace.botUserId),
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    context_team_id: world.workspace.teamId,
    ...(shared ? { shared_team_ids: [world.workspace.teamId, ...channel.sharedWith] } : {}),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
