import { canSee } from '../channels.ts';
import type { ApiEntry } from '../log.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, World } from '../world.ts';
import type { Args } from './args.ts';

export type Call = Readonly<{ world: World; method: string; args: Args; entry: ApiEntry }>;

export type Method = Readonly<{
  name: string;
  /** Which token it takes; `any` of ours. */
  token: 'bot' | 'app' | 'any' | 'none';
  /** Scopes it needs whatever is asked. */
  scopes: readonly string[];
  /** Rate limit tier 1 to 4; absent: none that a bot would meet. */
  tier?: 1 | 2 | 3 | 4;
  /** Arguments Slack knows; others are ignored with a warning in the log. */
  args: readonly string[];
  run(call: Call): Readonly<Record<string, unknown>>;
}>;

export function needScopes(world: World, needed: readonly string[]): void {
  const missing = needed.find((scope) => !world.app.scopes.has(scope));
  if (missing === undefined) return;
  throw new Refusal('missing_scope', { needed: missing, provided: [...world.app.scopes].join(',') });
}

export function scopeFor(channel: Channel, what: 'read' | 'history'): string {
  if (channel.kind === 'dm') return `im:${what}`;
  return channel.kind === 'private' ? `groups:${what}` : `channels:${what}`;
}

/** A channel the app can see, by id; private ones are not found unless the app is in them. */
export function visibleChannel(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel || (channel.kind !== 'public' && !channel.members.has(world.workspace.botUserId))) {
    throw new Refusal('channel_not_found');
  }
  return channel;
}

/** A person sees this channel: used for ephemerals. */
export function personIn(world: World, channel: Channel, userId: string): boolean {
  return world.people.has(userId) && channel.members.has(userId) && canSee(world, channel, userId);
}

export type Page<T> = Readonly<{ items: readonly T[]; next: string }>;

/** One page of a list; the cursor is bound to the method. */
export function pageOf<T>(call: Call, items: readonly T[], limit: number): Page<T> {
  const cursor = typeof call.args.cursor === 'string' ? call.args.cursor : '';
  const start = cursor === '' ? 0 : readCursor(call.method, cursor);
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`${call.method}:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), next };
}

function readCursor(method: string, cursor: string): number {
  const [name, start] = Buffer.from(cursor, 'base64').toString('utf8').split(':');
  if (name !== method || start === undefined || !/^\d{1,9}$/.test(start)) throw new Refusal('invalid_cursor');
  return Number(start);
}
