import type { WebClient } from '@slack/web-api';
import type { Message } from '../notice/message.ts';
import type { Lane, Pacer } from './pacer.ts';
import { toRefusal } from './refusal.ts';

/** Answers to people go before notices; within one kind, first come, first sent. */
export type Priority = 'answer' | 'notice';

/** The one way to a channel: paced at a call a second per channel, `parse: 'none'`, never unfurling. */
export type Poster = {
  /** Throws SlackRefusal, as the others do. */
  post(
    to: Readonly<{ channel: string; threadTs?: string }>,
    message: Message,
    priority: Priority,
  ): Promise<Readonly<{ ts: string }>>;
  edit(at: Readonly<{ channel: string; ts: string }>, message: Message): Promise<void>;
  permalink(at: Readonly<{ channel: string; ts: string }>): Promise<string | undefined>;
};

/** Slack allows about one message a second and channel; a little more keeps clear of its clock. */
const CHANNEL_SPACING_MS = 1_050;
/** chat.update is a Tier 3 method: 50 a minute and workspace. */
const UPDATE_SPACING_MS = 1_250;

/** Names, links and pings in foreign text stay text; `chat.update` would parse them by default. */
const INERT = { parse: 'none', link_names: false } as const;

export function createPoster(client: WebClient, pacer: Pacer): Poster {
  const channelLane = (channel: string): Lane => ({ key: `channel ${channel}`, spacingMs: CHANNEL_SPACING_MS });
  const refuse = (error: unknown): never => {
    throw toRefusal(error);
  };
  return {
    async post({ channel, threadTs }, message, priority) {
      const answer = await pacer.run([channelLane(channel)], priority, () =>
        client.chat
          .postMessage({
            channel,
            ...bodyOf(message),
            ...INERT,
            unfurl_links: false,
            unfurl_media: false,
            ...(threadTs ? { thread_ts: threadTs } : {}),
          })
          .catch(refuse),
      );
      return { ts: answer.ts ?? '' };
    },
    async edit({ channel, ts }, message) {
      const lanes = [channelLane(channel), { key: 'chat.update', spacingMs: UPDATE_SPACING_MS }];
      await pacer.run(lanes, 'notice', () =>
        client.chat.update({ channel, ts, ...bodyOf(message), ...INERT }).catch(refuse),
      );
    },
    async permalink({ channel, ts }) {
      const answer = await client.chat.getPermalink({ channel, message_ts: ts }).catch(() => undefined);
      return answer?.permalink;
    },
  };
}

/** A message in the shape of the SDK's arguments, whose types want arrays that may be written to. */
function bodyOf({ text, blocks, metadata }: Message) {
  return {
    text,
    blocks: [...blocks],
    ...(metadata
      ? { metadata: { event_type: metadata.event_type, event_payload: { ...metadata.event_payload } } }
      : {}),
  };
}
