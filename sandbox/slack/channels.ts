import { type Channel, changed, nextId, type World } from './world.ts';

/** The direct messages between a person and the app, or another person; opened when first needed. */
export function dmWith(world: World, userId: string, otherId = world.workspace.botUserId): Channel {
  const isTheirs = ({ kind, members }: Channel): boolean =>
    kind === 'dm' && members.has(userId) && members.has(otherId);
  const found = [...world.channels.values()].find(isTheirs);
  if (found) return found;
  const dm: Channel = {
    id: nextId(world, 'D'),
    name: '',
    kind: 'dm',
    topic: '',
    members: new Set([userId, otherId]),
    archived: false,
    sharedWith: [],
    messages: [],
    readUntil: new Map(),
  };
  world.channels.set(dm.id, dm);
  changed(world, { state: true });
  return dm;
}

/** Public channels can be read by every full member of the workspace, the others by who is in them. */
export function canSee(world: World, channel: Channel, userId: string): boolean {
  if (channel.members.has(userId)) return true;
  const person = world.people.get(userId);
  return channel.kind === 'public' && person !== undefined && person.guest === undefined && person.teamId === undefined;
}
