import { findMessage, repliesOf } from './messages.ts';
import type { SlackSandbox } from './slack-sandbox.ts';
import { type Channel, changed, type Message, type World } from './world.ts';

type Reading = Pick<
  SlackSandbox,
  'messages' | 'thread' | 'ephemerals' | 'dms' | 'modals' | 'home' | 'files' | 'setMember' | 'setArchived' | 'until'
>;

/** What tests read off the workspace, and the little they set in it. */
export function createReading(world: World): Reading {
  return {
    messages: (id) => channelNamed(world, id).messages.filter(isInChannel),
    thread: (id, ts) => threadOf(channelNamed(world, id), ts),
    ephemerals: (userId, id) =>
      [...world.channels.values()]
        .filter((channel) => id === undefined || channel.id === id)
        .flatMap(({ messages }) => messages.filter(({ ephemeralFor }) => ephemeralFor === userId)),
    dms: (userId) =>
      [...world.channels.values()]
        .filter(({ kind, members }) => kind === 'dm' && members.has(userId) && members.has(world.workspace.botUserId))
        .flatMap(({ messages }) => messages),
    modals: (userId) => world.modals.get(userId) ?? [],
    home: (userId) => world.homes.get(userId),
    files: world.files,
    setMember(id, userId, member) {
      const { members } = channelNamed(world, id);
      if (member) members.add(userId);
      else members.delete(userId);
      changed(world, { state: true });
    },
    setArchived(id, archived) {
      channelNamed(world, id).archived = archived;
      changed(world, { state: true });
    },
    until: (predicate, timeoutMs = 5000) => until(world, predicate, timeoutMs),
  };
}

function channelNamed(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`the sandbox has no channel ${id}`);
  return channel;
}

function isInChannel({ threadTs, broadcast, ephemeralFor }: Message): boolean {
  return ephemeralFor === undefined && (threadTs === undefined || broadcast);
}

function threadOf(channel: Channel, ts: string): readonly Message[] {
  const root = findMessage(channel, ts);
  return root ? [root, ...repliesOf(channel, ts)] : [];
}

function until(world: World, predicate: () => boolean, timeoutMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (settle: () => void): void => {
      clearTimeout(timer);
      world.listeners.delete(look);
      settle();
    };
    const look = (): void => {
      try {
        if (predicate()) stop(resolve);
      } catch (error) {
        stop(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => stop(() => reject(new Error(`not within ${timeoutMs} ms: ${String(predicate)}`))),
      timeoutMs,
    );
    world.listeners.add(look);
    look();
  });
}
