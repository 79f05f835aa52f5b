import { stampIds } from './blocks/stamp.ts';
import { type Channel, changed, type Message, nextTs, type World } from './world.ts';

export type NewMessage = Readonly<{
  userId: string;
  own: boolean;
  text: string;
  blocks?: readonly unknown[] | undefined;
  attachments?: readonly unknown[] | undefined;
  metadata?: unknown;
  threadTs?: string | undefined;
  broadcast?: boolean;
  ephemeralFor?: string | undefined;
  files?: readonly string[];
}>;

/** Adds a message to a channel; people see it at once. */
export function addMessage(world: World, channel: Channel, given: NewMessage): Message {
  const { blocks, attachments, metadata, threadTs, ephemeralFor, ...rest } = given;
  const message: Message = {
    broadcast: false,
    files: [],
    ...rest,
    channel: channel.id,
    ts: nextTs(world),
    reactions: [],
    ...(blocks && blocks.length > 0 ? { blocks: stampIds(world, blocks) } : {}),
    ...(attachments ? { attachments } : {}),
    ...(metadata === undefined || isEmptyRecord(metadata) ? {} : { metadata }),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
  };
  channel.messages.push(message);
  changed(world, changeOf(message));
  return message;
}

export type Revision = Readonly<{
  text?: string | undefined;
  blocks?: readonly unknown[] | undefined;
  attachments?: readonly unknown[] | undefined;
  metadata?: unknown;
}>;

/** Rewrites a message in place: what is not given stays; an empty list or object takes the old one away. */
export function reviseMessage(world: World, message: Message, { text, blocks, attachments, metadata }: Revision): void {
  if (text !== undefined) message.text = text;
  if (blocks && blocks.length > 0) message.blocks = stampIds(world, blocks);
  else if (blocks) delete message.blocks;
  if (attachments) message.attachments = attachments;
  if (isEmptyRecord(metadata)) delete message.metadata;
  else if (metadata !== undefined) message.metadata = metadata;
  message.editedTs = nextTs(world);
  changed(world, changeOf(message));
}

function isEmptyRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

export function removeMessage(world: World, channel: Channel, message: Message): void {
  const index = channel.messages.indexOf(message);
  if (index >= 0) channel.messages.splice(index, 1);
  changed(world, changeOf(message));
}

export function findMessage(channel: Channel, ts: string, ephemeral = false): Message | undefined {
  return channel.messages.find((one) => one.ts === ts && (ephemeral || one.ephemeralFor === undefined));
}

/** Replies that everyone sees, oldest first. */
export function repliesOf(channel: Channel, ts: string): readonly Message[] {
  return channel.messages.filter((one) => one.threadTs === ts && one.ts !== ts && one.ephemeralFor === undefined);
}

/** A reply's thread is its root's, even when it was aimed at another reply. */
export function rootTs(channel: Channel, ts: string): string {
  return findMessage(channel, ts)?.threadTs ?? ts;
}

function changeOf(message: Message) {
  return message.threadTs === undefined
    ? { channel: message.channel }
    : { channel: message.channel, thread: message.threadTs };
}
