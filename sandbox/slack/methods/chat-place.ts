import { dmWith } from '../channels.ts';
import { findMessage, rootTs } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import type { Channel, World } from '../world.ts';
import { needArg, textArg } from './args.ts';
import { type Call, visibleChannel } from './method.ts';

/** Arguments that make up a message's content. */
export const CONTENT = [
  'text',
  'blocks',
  'attachments',
  'metadata',
  'markdown_text',
  'parse',
  'link_names',
  'as_user',
  'mrkdwn',
];
/** Another name or face than the app's own. */
export const FACE = ['username', 'icon_emoji', 'icon_url'];

/** Where the app may write: public channels with chat:write.public, else only where it is a member. */
export function writableChannel({ world, args }: Call): Channel {
  const id = needArg(args, 'channel');
  if (world.people.has(id)) return dmFor(world, id);
  const channel = visibleChannel(world, id);
  const isMember = channel.members.has(world.workspace.botUserId);
  if (!isMember && !world.app.scopes.has('chat:write.public')) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

function dmFor(world: World, id: string): Channel {
  const person = world.people.get(id);
  if (!person || person.bot || person.teamId || person.deactivated) throw new Refusal('channel_not_found');
  if (!world.app.messagesTab) throw new Refusal('messages_tab_disabled');
  return dmWith(world, id);
}

/** The thread that is answered: its root's ts. */
export function threadOf({ args }: Call, channel: Channel): string | undefined {
  const ts = textArg(args, 'thread_ts');
  if (ts === undefined) return undefined;
  if (!/^\d{10}\.\d{6}$/.test(ts)) throw new Refusal('invalid_thread_ts');
  if (!findMessage(channel, ts)) throw new Refusal('thread_not_found');
  return rootTs(channel, ts);
}
