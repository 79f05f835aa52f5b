import type { SlackSandbox } from '../sandbox/slack/slack-sandbox.ts';
import { CHANNEL } from './bot.ts';

/** What people read in the channel itself: each message's text and the texts of its blocks. */
export function channelWords(slack: SlackSandbox): readonly string[] {
  return slack.messages(CHANNEL).map(({ text, blocks = [] }) => [text, ...textsIn(blocks)].join('\n'));
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'text' && typeof part === 'string' ? [part] : textsIn(part),
  );
}
