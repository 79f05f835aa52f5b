import type { WebClient } from '@slack/web-api';
import type { BeforeCall } from '../deliver.ts';
import type { Message } from '../notice/message.ts';
import type { Lane, Pacer } from './pacer.ts';
import { toRefusal } from './refusal.ts';

/** Answers to people go before notices; within one kind, first come, first sent. */
export type Priority = 'answer' | 'notice';

/** The one way to a channel: paced at a call a second per channel, `parse: 'none'`, never unfurling. */
export type Poster = {
  /** `before` runs when the turn has come. Throws SlackRefusal, as the others do, and what `before` throws. */
  post(
    to: Readonly<{ channel: string; threadTs?: string }>,
    message: Message,
    priority: Priority,
    before?: BeforeCall,
  ): Promise<Readonly<{ ts: string }>>;
  edit(at: Readonly<{ channel: string; ts: string }>, message: Message, before?: BeforeCall): Promise<void>;
  permalink(at: Readonly<{ channel: string; ts: string }>): Promise<string | undefined>;
};

/** Slack allows about one message a second and channel; a little more keeps clear of its clock. */
const CHANNEL_SPACING_MS = 1_050;
/** Several hundred a minute over all channels: 300. */
const POST_SPACING_MS = 200;
/** chat.update is a Tier 3 method: 50 a minute and workspace. */
const UPDATE_SPACING_MS = 1_250;

/** Names, links and pings in foreign text stay text; `chat.update` would parse them by default. */
const INERT = { parse: 'none', link_names: false } as const;

export function channelLane(channel: string): Lane {
  return { key: `channel ${channel}`, spacingMs: CHANNEL_SPACING_MS, inOrder: true };
}

export function createPoster(client: WebClient, pacer: Pacer): Poster {
  const refuse = (error: unknown): never => {
    throw toRefusal(error);
  };
  return {
    async post({ channel, threadTs }, message, priority, before) {
      // Slack counts messages by channel: its 429 is about the channel.
      const lanes: readonly Lane[] = [
        channelLane(channel),
        { key: 'chat.postMessage', spacingMs: POST_SPACING_MS, isOther: true },
      ];
      const send = () =>
        client.chat
          .postMessage({
            channel,
            ...bodyOf(message),
            ...INERT,
            unfurl_links: false,
            unfurl_media: false,
            ...(threadTs ? { thread_ts: threadTs } : {}),
          })
          .catch(refuse);
      const answer = await pacer.run(lanes, priority, send, before);
      return { ts: answer.ts ?? '' };
    },
    async edit({ channel, ts }, message, before) {
      const lanes: readonly Lane[] = [
        { ...channelLane(channel), isOther: true },
        { key: 'chat.update', spacingMs: UPDATE_SPACING_MS },
      ];
      const send = () => client.chat.update({ channel, ts, ...bodyOf(message), ...INERT }).catch(refuse);
      await pacer.run(lanes, 'notice', send, before);
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
