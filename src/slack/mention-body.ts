import { listAt, textAt } from './listener-body.ts';

export type Mention = Readonly<{ eventId: string; channel: string; ts: string; threadTs?: string; text: string }>;

/** What was written to the app: without the mention of the app itself, wherever in the line it stands. */
export function mentionOf(body: unknown): Mention {
  const [authorization] = listAt(body, 'authorizations');
  const threadTs = textAt(body, 'event', 'thread_ts');
  return {
    eventId: textAt(body, 'event_id') ?? '',
    channel: textAt(body, 'event', 'channel') ?? '',
    ts: textAt(body, 'event', 'ts') ?? '',
    ...(threadTs !== undefined && { threadTs }),
    text: withoutApp(textAt(body, 'event', 'text') ?? '', textAt(authorization, 'user_id')),
  };
}

/** Where Slack does not say who the app is, the first mention is taken for it. */
function withoutApp(text: string, botUserId: string | undefined): string {
  const own = botUserId === undefined ? /<@[UW][A-Z0-9]{1,20}(?:\|[^<>]{0,100})?>/ : mentionsOf(botUserId);
  return text.replace(own, ' ').replace(/\s+/g, ' ').trim();
}

function mentionsOf(botUserId: string): RegExp {
  return new RegExp(`<@${botUserId.replace(/\W/g, '')}(?:\\|[^<>]{0,100})?>`, 'g');
}
