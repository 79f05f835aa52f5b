import type { UiChannel, UiMessage, UiPerson, UiState, UiView } from '../../ui-protocol.ts';
import { canSee } from '../channels.ts';
import type { Person } from '../workspace.ts';
import type { Channel, Message, OpenView, World } from '../world.ts';

/** The workspace as one person sees it. */
export function stateFor(world: World, person: Person): UiState {
  const home = world.homes.get(person.id);
  return {
    me: toPerson(person),
    people: [...world.people.values()].map(toPerson),
    channels: [...world.channels.values()]
      .filter((one) => canSee(world, one, person.id) && !one.archived)
      .map((one) => toChannel(one, person.id)),
    commands: world.app.commands.map(({ command, description, usageHint }) => ({
      command,
      description,
      ...(usageHint === undefined ? {} : { usageHint }),
    })),
    shortcuts: world.app.shortcuts,
    modals: (world.modals.get(person.id) ?? []).map(toView),
    ...(home ? { home: toView(home) } : {}),
    clock: { now: world.clock.now().getTime(), factor: world.factor },
  };
}

function toPerson({ id, name, realName, title, bot = false, zone }: Person): UiPerson {
  return { id, name, realName, bot, zone, ...(title === undefined ? {} : { title }) };
}

function toChannel(channel: Channel, userId: string): UiChannel {
  const read = channel.readUntil.get(userId) ?? '';
  const unread = channel.messages.filter(
    ({ ts, userId: by, ephemeralFor, threadTs, broadcast }) =>
      ts > read && by !== userId && ephemeralFor === undefined && (threadTs === undefined || broadcast),
  ).length;
  const other = [...channel.members].find((id) => id !== userId) ?? '';
  return {
    id: channel.id,
    name: channel.kind === 'dm' ? other : channel.name,
    kind: channel.kind,
    ...(channel.topic === '' ? {} : { topic: channel.topic }),
    memberIds: [...channel.members],
    unread,
  };
}

function toView({ id, hash, view, errors }: OpenView): UiView {
  return { id, hash, view, ...(errors ? { errors } : {}) };
}

// A page that is left open for days need not carry them all.
const NEWEST = 500;

/** A channel's or a thread's messages, oldest first; a thread begins with its root. */
export function messagesFor(world: World, channel: Channel, userId: string, thread?: string): readonly UiMessage[] {
  const mine = channel.messages.filter(({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === userId);
  const shown =
    thread === undefined
      ? mine.filter(({ threadTs, broadcast }) => threadTs === undefined || broadcast)
      : mine.filter(({ ts, threadTs }) => ts === thread || threadTs === thread);
  const replies = Map.groupBy(mine.filter(isReply), ({ threadTs }) => threadTs);
  return shown.slice(-NEWEST).map((message) => toMessage(world, message, replies.get(message.ts) ?? []));
}

function isReply({ threadTs, ephemeralFor }: Message): boolean {
  return threadTs !== undefined && ephemeralFor === undefined;
}

function toMessage(world: World, message: Message, replies: readonly Message[]): UiMessage {
  const latestTs = replies.at(-1)?.ts;
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    userId: message.userId,
    text: message.text,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    edited: message.editedTs !== undefined,
    ephemeral: message.ephemeralFor !== undefined,
    broadcast: message.broadcast,
    files: message.files.flatMap((id) => toFile(world, id)),
    replies: {
      count: replies.length,
      userIds: [...new Set(replies.map(({ userId }) => userId))],
      ...(latestTs === undefined ? {} : { latestTs }),
    },
  };
}

function toFile(world: World, id: string): UiMessage['files'] {
  const file = world.files.get(id);
  if (!file?.bytes) return [];
  const isText = file.mimetype.startsWith('text/');
  const preview = isText ? file.bytes.subarray(0, 2000).toString('utf8') : '';
  return [{ id, name: file.name, mimetype: file.mimetype, size: file.bytes.length, preview }];
}
