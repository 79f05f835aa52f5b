import { show } from './fields.ts';
import type { World } from './world.ts';

type Parsing = Readonly<{ text: string; parse: 'none' | 'full' | 'client' | 'mrkdwn'; linkNames: boolean }>;

const CODES = /<!(?:channel|here|everyone)(?:\|[^>]*)?>|<!subteam\^[^>]*>|<@[UW][A-Z0-9]+(?:\|[^>]*)?>/g;
const WORDS = /(?<![\w@])@(?:channel|here|everyone)\b/gi;
const NAMES = /(?<![\w@])@([a-z0-9][\w.-]*)/gi;

/** Who a text would notify, as Slack reads it. */
export function findPings(world: World, { text, parse, linkNames }: Parsing): readonly string[] {
  const coded = text.match(CODES) ?? [];
  // `client` reads a text as a person's typing: names link, and so they notify.
  const asTyped = parse === 'full' || parse === 'client' || linkNames;
  return asTyped ? [...coded, ...(text.match(WORDS) ?? []), ...findNames(world, text)] : coded;
}

function findNames(world: World, text: string): readonly string[] {
  const names = new Set([...world.people.values()].map(({ name }) => name));
  for (const { handle } of world.groups.values()) names.add(handle);
  return [...text.matchAll(NAMES)].flatMap(([whole, name]) => (name && names.has(name.toLowerCase()) ? [whole] : []));
}

/** Pings in the mrkdwn and the rich text of blocks; plain text never notifies. */
export function findBlockPings(world: World, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((part) => findBlockPings(world, part));
  if (typeof value !== 'object' || value === null) return [];
  const parts = new Map(Object.entries(value));
  const own = ownPings(world, parts);
  return [...own, ...[...parts.values()].flatMap((part) => findBlockPings(world, part))];
}

function ownPings(world: World, parts: ReadonlyMap<string, unknown>): readonly string[] {
  const text = parts.get('text');
  const type = parts.get('type');
  if (type === 'broadcast') return [`<!${show(parts.get('range'))}>`];
  if (type === 'user') return [`<@${show(parts.get('user_id'))}>`];
  if (type === 'usergroup') return [`<!subteam^${show(parts.get('usergroup_id'))}>`];
  if (typeof text !== 'string' || (type !== 'mrkdwn' && type !== 'markdown')) return [];
  return findPings(world, { text, parse: 'mrkdwn', linkNames: false });
}

const URLS = /https?:\/\/[^\s<>|)"'`]+/g;

/** Links that Slack would look up and show a preview of. */
export function findLinks(text: string, blocks: readonly unknown[]): readonly string[] {
  return [...new Set([text, ...mrkdwnOf(blocks)].flatMap((one) => one.match(URLS) ?? []))];
}

function mrkdwnOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  const parts = new Map<string, unknown>(Object.entries(value));
  const text = parts.get('text');
  const url = parts.get('type') === 'link' ? parts.get('url') : undefined;
  const own = parts.get('type') === 'mrkdwn' && typeof text === 'string' ? [text] : [];
  return [...own, ...(typeof url === 'string' ? [url] : []), ...[...parts.values()].flatMap(mrkdwnOf)];
}
