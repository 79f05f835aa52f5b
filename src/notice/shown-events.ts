import { createHash } from 'node:crypto';
import type { Message } from './message.ts';

/** Slack takes about 8 KB of metadata. */
const MOST = 1000;
/** 36 bits of a hash: among a thousand, one is taken for another in one of seventy million. */
const LENGTH = 6;

/** A short name for an event id, for metadata that has no room for ids. */
export function eventMark(eventID: string): string {
  return createHash('sha256').update(eventID).digest('base64url').slice(0, LENGTH);
}

/**
 * The message with the marks of what it shows, so that a restored store can learn what a channel was told; of what has
 * no room there, the time that it speaks of.
 */
export function withEvents(
  message: Message,
  eventIDs: readonly string[],
  span?: Readonly<{ from: Date; to: Date }>,
): Message {
  if (!message.metadata) return message;
  const { event_type, event_payload } = message.metadata;
  const events = eventIDs.slice(0, MOST).map(eventMark).join('');
  const isLong = eventIDs.length > MOST && span !== undefined;
  const more = isLong ? { from: span.from.getTime(), to: span.to.getTime() } : {};
  return { ...message, metadata: { event_type, event_payload: { ...event_payload, events, ...more } } };
}

/** The marks in a message's metadata. */
export function marksIn(events: string): readonly string[] {
  return Array.from({ length: Math.floor(events.length / LENGTH) }, (_, index) =>
    events.slice(index * LENGTH, (index + 1) * LENGTH),
  );
}
