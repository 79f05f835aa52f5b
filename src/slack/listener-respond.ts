import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Message } from '../notice/message.ts';
import type { Respond } from './listener.ts';
import { actionOf, placeOf, textAt, visitorOf } from './listener-body.ts';
import { toRefusal } from './refusal.ts';

/**
 * The way back to the visitor alone: by the request's response_url inside the thread that was clicked in, else in the
 * channel. Events, modals and global shortcuts have none: they are answered where they came from, or in a direct message.
 * Without a client (type-ahead) and for nobody nothing is said.
 */
export function createRespond(body: unknown, respond: RespondFn | undefined, client?: WebClient): Respond {
  const thread = threadOf(body);
  return async (message, { replace = false } = {}) => {
    if (!respond || textAt(body, 'response_url') === undefined) return client && whisper(client, body, message);
    await respond({
      text: message.text,
      blocks: [...message.blocks],
      response_type: 'ephemeral',
      replace_original: replace,
      ...(replace ? {} : thread),
    });
  };
}

/** A message that begins a thread is read in the channel: there the answer is seen. */
function threadOf(body: unknown): Readonly<{ thread_ts?: string }> {
  const { ts, threadTs } = actionOf(body);
  return threadTs !== undefined && threadTs !== ts ? { thread_ts: threadTs } : {};
}

/** Names, links and pings in foreign text stay text. */
const INERT = { parse: 'none', link_names: false } as const;

async function whisper(client: WebClient, body: unknown, { text, blocks }: Message): Promise<void> {
  const { slackUserId: user } = visitorOf(body);
  if (user === '') return;
  const { channel, threadTs } = placeOf(body);
  const said = { text, blocks: [...blocks], ...INERT };
  if (channel !== undefined) {
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    try {
      await client.chat.postEphemeral({ ...said, channel, user, ...thread });
      return;
    } catch (error) {
      // The bot or the person is not in the channel: a command works there all the same, so the answer must arrive.
      if (!CANNOT_WHISPER.has(toRefusal(error).reason)) throw toRefusal(error);
    }
  }
  await client.chat.postMessage({ ...said, channel: user, unfurl_links: false, unfurl_media: false });
}

const CANNOT_WHISPER = new Set(['not_in_channel', 'channel_not_found', 'user_not_in_channel', 'is_archived']);
