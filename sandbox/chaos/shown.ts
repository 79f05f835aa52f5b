import type { SlackSandbox } from '../slack/slack-sandbox.ts';
import type { Message } from '../slack/world.ts';
import type { ShownNotice } from './owed.ts';

type Slack = Pick<SlackSandbox, 'messages' | 'thread' | 'files' | 'botUserId'>;

/** What a channel shows of the bot's, read off the workspace itself. */
export function shownNotices(slack: Slack, channel: string): readonly ShownNotice[] {
  return slack
    .messages(channel)
    .filter(({ userId }) => userId === slack.botUserId)
    .map((root) => {
      const [, ...replies] = slack.thread(channel, root.ts).filter(({ userId }) => userId === slack.botUserId);
      const noticeId = noticeIdOf(root.metadata);
      return {
        ts: root.ts,
        ...(noticeId !== undefined && { noticeId }),
        root: wordsOf(root),
        replies: replies.filter(({ files }) => files.length === 0).map(wordsOf),
        files: replies.flatMap(({ files }) => files).map((id) => slack.files.get(id)?.bytes?.toString('utf8') ?? ''),
      };
    });
}

/** Its text and the texts of its blocks: what people can read, not what buttons carry. */
function wordsOf({ text, blocks = [] }: Message): string {
  return [text, ...textsIn(blocks)].join('\n');
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'text' && typeof part === 'string' ? [part] : textsIn(part),
  );
}

function noticeIdOf(metadata: unknown): string | undefined {
  const payload = fieldOf(metadata, 'event_payload');
  const id = fieldOf(payload, 'notice_id');
  return typeof id === 'string' ? id : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
