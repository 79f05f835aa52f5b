import type { WebClient } from '@slack/web-api';
import { toObject } from '../cloudtrail/fields.ts';
import type { SlackCalls } from '../deliver.ts';
import type { SlackRefusal } from '../errors.ts';
import type { Lane, Pacer } from './pacer.ts';
import { toRefusal } from './refusal.ts';

/** Slack's clock and ours may differ, and ours may have been set since. */
const SLACK_MS = 15 * 60_000;
/** Pages of history read at most, a call each: ten thousand messages. */
const PAGES = 50;
const PAGE = 200;
/** conversations.history and .replies are Tier 3 methods: 50 a minute. */
const READ_SPACING_MS = 1_250;

/** Slack does not let us look: the optional scope was not granted, or this Slack does not know the method. */
const CLOSED: ReadonlySet<string> = new Set(['missing_scope', 'not_allowed_token_type', 'unknown_method']);

type Found = Readonly<Record<string, unknown>>;

/** A message as far as looking for it goes. */
export type SeenMessage = Readonly<{ ts: string; payload: Found; eventType?: string; fileIds: readonly string[] }>;

export type ChannelReader = Readonly<{
  /** Newest first, from `since` on; undefined when Slack does not let us look. Throws SlackRefusal when it cannot now. */
  history(channel: string, since: Date): Promise<AsyncIterable<SeenMessage>>;
  replies(at: Readonly<{ channel: string; threadTs: string }>): Promise<AsyncIterable<SeenMessage>>;
}>;

type Answer = Readonly<{
  messages?: readonly object[];
  response_metadata?: Readonly<{ next_cursor?: string }>;
}>;

/** Reads a channel's messages with their metadata. Needs channels:history or groups:history, which are optional. */
export function createChannelReader(client: WebClient, pacer: Pacer): ChannelReader {
  async function* pages(
    method: string,
    ask: (cursor: string | undefined) => Promise<Answer>,
  ): AsyncGenerator<SeenMessage> {
    const lane: Lane = { key: method, spacingMs: READ_SPACING_MS };
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await pacer.run([lane], 'notice', () =>
        ask(cursor).catch((error: unknown) => {
          throw toRefusal(error);
        }),
      );
      for (const message of answer.messages ?? []) yield seen(message);
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return;
    }
  }
  const more = (cursor: string | undefined) => (cursor ? { cursor } : {});
  return {
    history: async (channel, since) =>
      pages('conversations.history', (cursor) =>
        client.conversations.history({
          channel,
          oldest: String(Math.max(0, Math.floor((since.getTime() - SLACK_MS) / 1000))),
          include_all_metadata: true,
          limit: PAGE,
          ...more(cursor),
        }),
      ),
    replies: async ({ channel, threadTs }) =>
      pages('conversations.replies', (cursor) =>
        client.conversations.replies({
          channel,
          ts: threadTs,
          include_all_metadata: true,
          limit: PAGE,
          ...more(cursor),
        }),
      ),
  };
}

/** Looks for what an uncertain call may have left in a channel or a thread. Throws SlackRefusal when it cannot now. */
export function createFindPosted(reader: ChannelReader): Pick<SlackCalls, 'findPosted' | 'findReply'> {
  return {
    findPosted: (channel, noticeId, since) =>
      first(
        () => reader.history(channel, since),
        ({ payload, eventType }) => payload.notice_id === noticeId && eventType !== 'connect_change_list',
      ),
    findReply: (at, what) =>
      first(
        () => reader.replies(at),
        ({ payload, eventType, fileIds }) =>
          'fileId' in what
            ? // After a restore the id is not known: whatever file the thread holds is it.
              fileIds.includes(what.fileId) || (what.fileId === '' && fileIds.length > 0)
            : eventType === 'connect_change_list' && payload.notice_id === what.listOf,
      ),
  };
}

async function first(
  read: () => Promise<AsyncIterable<SeenMessage>>,
  fits: (message: SeenMessage) => boolean,
): Promise<string | 'none' | 'unknown'> {
  try {
    for await (const message of await read()) if (fits(message)) return message.ts;
    return 'none';
  } catch (error) {
    if (isClosed(error)) return 'unknown';
    throw error;
  }
}

/** Asking again would change nothing. */
export function isClosed(error: unknown): boolean {
  const { reason }: SlackRefusal = toRefusal(error);
  return CLOSED.has(reason);
}

function seen(message: object): SeenMessage {
  const fields = toObject(message) ?? {};
  const metadata = toObject(fields.metadata) ?? {};
  const files = Array.isArray(fields.files) ? fields.files : [];
  return {
    ts: typeof fields.ts === 'string' ? fields.ts : '',
    payload: toObject(metadata.event_payload) ?? {},
    ...(typeof metadata.event_type === 'string' && { eventType: metadata.event_type }),
    fileIds: files.flatMap((file: unknown) => {
      const id = toObject(file)?.id;
      return typeof id === 'string' ? [id] : [];
    }),
  };
}
