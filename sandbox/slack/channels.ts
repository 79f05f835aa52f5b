import { type Channel, changed, nextId, type World } from './world.ts';

/** The direct messages between one person and the app; opened when first needed. */
export function dmWith(world: World, userId: string): Channel {
  const found = [...world.channels.values()].find((one) => one.kind === 'dm' && one.members.has(userId));
  if (found) return found;
  const dm: Channel = {
    id: nextId(world, 'D'),
    name: '',
    kind: 'dm',
    topic: '',
    members: new Set([userId, world.workspace.botUserId]),
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
