import type { WebClient } from '@slack/web-api';

/** Pages of history read at most: an uncertain post is among the newest messages. */
const PAGES = 5;

/** Looks for a notice in the channel by its metadata. Needs channels:history or groups:history, which are optional. */
export function createFindPosted(client: WebClient) {
  return async (channel: string, noticeId: string, since: Date): Promise<string | 'none' | 'unknown'> => {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await client.conversations
        .history({
          channel,
          oldest: String(Math.floor(since.getTime() / 1000) - 60),
          include_all_metadata: true,
          limit: 200,
          ...(cursor ? { cursor } : {}),
        })
        .catch(() => undefined);
      if (!answer) return 'unknown';
      const found = answer.messages?.find(({ metadata }) => payloadOf(metadata).notice_id === noticeId);
      if (found?.ts) return found.ts;
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return 'none';
    }
    return 'none';
  };
}

function payloadOf(metadata: { event_payload?: object } | undefined): Readonly<Record<string, unknown>> {
  return { ...metadata?.event_payload };
}
