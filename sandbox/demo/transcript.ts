import { toText } from '../../src/notice/terminal.ts';
import type { SlackSandbox } from '../slack/slack-sandbox.ts';

/** Of those who read the channel. */
export const ZONE = 'Europe/Berlin';

type Shown = ReturnType<SlackSandbox['messages']>[number];

/** A message as a person reads it, its sender and time first, its files last. */
export function describeMessage(
  slack: SlackSandbox,
  message: Shown,
  { indent = '', zone = ZONE }: Readonly<{ indent?: string; zone?: string }> = {},
): string {
  const sender = slack.workspace.people.find(({ id }) => id === message.userId)?.realName ?? 'Connect Trail';
  const at = new Date(Number(message.ts) * 1000);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const text = toText({ text: message.text, blocks: (message.blocks ?? []) as never }, { zone, now: at });
  const lines = withChannelNames(slack, text).split('\n');
  const files = message.files.map((id) => `[file ${slack.files.get(id)?.name ?? id}]`);
  const head = `${indent}${sender}  ${time.format(at)}${message.editedTs ? '  (edited)' : ''}`;
  return [head, ...[...lines, ...files].map((line) => `${indent}  ${line}`)].join('\n');
}

/** A channel with its threads, oldest first. */
export function describeChannel(slack: SlackSandbox, channel: string): string {
  return slack
    .messages(channel)
    .map((message) => {
      const replies = slack.thread(channel, message.ts).slice(1);
      return [
        describeMessage(slack, message),
        ...replies.map((reply) => describeMessage(slack, reply, { indent: '    │ ' })),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** Slack shows a channel's name where a message has its id. */
function withChannelNames({ workspace }: SlackSandbox, text: string): string {
  return workspace.channels.reduce((named, { id, name }) => named.replaceAll(`#${id}`, `#${name}`), text);
}
