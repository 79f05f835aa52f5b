import { repliesOf } from './messages.ts';
import type { Person } from './workspace.ts';
import type { Channel, Message, OpenView, World } from './world.ts';

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

export function fileJson(world: World, id: string): Json {
  const file = world.files.get(id);
  if (!file) return { id, mode: 'tombstone' };
  return {
    id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    size: file.bytes?.length ?? 0,
    mode: 'hosted',
    user: world.workspace.botUserId,
    url_private: `${world.origin}/files-pri/${id}/${encodeURIComponent(file.name)}`,
    url_private_download: `${world.origin}/files-pri/${id}/download/${encodeURIComponent(file.name)}`,
    permalink: `${world.origin}/files/${id}`,
  };
}

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

export function personJson(world: World, person: Person, withEmail: boolean): Json {
  const { workspace } = world;
  const minutes = offsetOf(person.zone, world.clock.now());
  return {
    id: person.id,
    team_id: person.teamId ?? workspace.teamId,
    name: person.name,
    deleted: person.deactivated === true,
    real_name: person.realName,
    tz: person.zone,
    tz_label: person.zone,
    tz_offset: minutes * 60,
    is_bot: person.bot === true,
    is_app_user: false,
    is_admin: false,
    is_owner: false,
    is_restricted: person.guest !== undefined,
    is_ultra_restricted: person.guest === 'single_channel',
    ...(person.teamId ? { is_stranger: true } : {}),
    ...(workspace.enterpriseId && !person.teamId
      ? { enterprise_user: { id: person.id, enterprise_id: workspace.enterpriseId, teams: [workspace.teamId] } }
      : {}),
    profile: {
      real_name: person.realName,
      display_name: person.name,
      title: person.title ?? '',
      team: person.teamId ?? workspace.teamId,
      ...(withEmail && person.email ? { email: person.email } : {}),
    },
  };
}

/** Minutes east of UTC at a moment. */
function offsetOf(zone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = name?.match(/GMT([+-])(\d\d):(\d\d)/) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

export function viewJson(world: World, open: OpenView): Json {
  const { workspace } = world;
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...open.view,
    id: open.id,
    team_id: workspace.teamId,
    state: { values: open.state },
    hash: open.hash,
    ...(open.view.type === 'modal' ? modalDefaults(open) : {}),
    previous_view_id: open.previousId ?? null,
    root_view_id: open.rootId,
    app_id: workspace.appId,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}

function modalDefaults({ view }: OpenView): Json {
  return {
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
  };
}
