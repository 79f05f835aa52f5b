import { toText } from '../../src/notice/terminal.ts';
import type { SlackSandbox } from '../slack/slack-sandbox.ts';

export const ZONE = 'Europe/Berlin';

type Shown = ReturnType<SlackSandbox['messages']>[number];

/** A message as a person in Berlin reads it, its sender and time first. */
export function describeMessage(slack: SlackSandbox, message: Shown, indent = ''): string {
  const sender = slack.workspace.people.find(({ id }) => id === message.userId)?.realName ?? 'Connect Trail';
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
  const lines = toText(
    { text: message.text, blocks: (message.blocks ?? []) as never },
    { zone: ZONE, now: new Date(Number(message.ts) * 1000) },
  ).split('\n');
  const head = `${indent}${sender}  ${time.format(new Date(Number(message.ts) * 1000))}${message.editedTs ? '  (edited)' : ''}`;
  return [head, ...lines.map((line) => `${indent}  ${line}`)].join('\n');
}

/** A channel with its threads, oldest first. */
export function describeChannel(slack: SlackSandbox, channel: string): string {
  return slack
    .messages(channel)
    .map((message) => {
      const replies = slack.thread(channel, message.ts).slice(1);
      return [describeMessage(slack, message), ...replies.map((reply) => describeMessage(slack, reply, '    │ '))].join(
        '\n\n',
      );
    })
    .join('\n\n');
}
