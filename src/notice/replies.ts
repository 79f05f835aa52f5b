import type { Message } from './message.ts';
import { mistakeWords } from './mistake-words.ts';
import { plainMessage, wordsMessage } from './plain-message.ts';
import { foreign, ours, type Words } from './words.ts';

/** Why the guard refuses. */
export type RefusalReason =
  | 'not-a-member'
  | 'not-allowed'
  | 'wrong-channel'
  | 'other-organization'
  | 'guest'
  | 'bot'
  | 'cannot-check';

export type Refusal = Readonly<{
  reason: RefusalReason;
  /** One reachable person, by name. */
  askWhom?: string;
  /** The id of a channel where one may ask, shown as a link to those who can see it. */
  channel?: string;
}>;

const CHANNEL_ID = /^[CGD][A-Z0-9]{2,20}$/;

/** Names one person to ask and reveals nothing else. */
export function renderRefusal({ reason, askWhom, channel }: Refusal): Message {
  const there: Words =
    channel && CHANNEL_ID.test(channel) ? [{ kind: 'channel', id: channel }] : [ours('its notice channel')];
  const why = reason === 'not-a-member' ? membersOnly(there) : [ours(REFUSALS.get(reason) ?? NOT_ALLOWED)];
  const askThere: Words =
    reason === 'not-a-member' || reason === 'wrong-channel'
      ? [ours(' Ask in '), ...there, ours(', or ask')]
      : [ours(reason === 'cannot-check' ? ' ask' : ' Ask')];
  const admin: Words = askWhom ? [ours(' an admin ('), foreign(askWhom), ours(').')] : [ours(' an admin.')];
  return wordsMessage([...why, ...askThere, ...admin]);
}

function membersOnly(there: Words): Words {
  return [ours('Connect Trail answers members of '), ...there, ours(' here.')];
}

const NOT_ALLOWED = 'Connect Trail answers only people who are on its list.';

const REFUSALS = new Map<RefusalReason, string>([
  ['wrong-channel', 'Connect Trail does not answer in this channel.'],
  ['other-organization', 'Connect Trail answers people of its own organisation.'],
  ['guest', 'Connect Trail does not answer guests here.'],
  ['bot', 'Connect Trail does not answer bots.'],
  [
    'cannot-check',
    'Connect Trail cannot find out from Slack right now whether you may use it. Try again in a minute, or',
  ],
]);

/** A line that was not understood; `problem` says what to type. */
export function renderMistake(problem: string, command: string): Message {
  return wordsMessage([
    ...mistakeWords(problem),
    ours(' Type '),
    foreign(`${command} help`, 'code'),
    ours(' for examples.'),
  ]);
}

/** The same question within ten minutes in one thread: where its answer is. `link` is Slack's permalink, if there is one. */
export function renderAlreadyAnswered(link: string | undefined, minutes: number): Message {
  const when = minutes < 1 ? 'a moment ago' : `${minutes} min ago`;
  const words = [ours(`Answered ${when}, further up in this thread.`)];
  return link && /^https:\/\/[^\s<>|]+$|^http:\/\/127\.0\.0\.1[^\s<>|]*$/.test(link)
    ? linked(words, link)
    : wordsMessage(words);
}

/** A fault of ours: `reference` is what the log has. */
export function renderApology(reference: string): Message {
  return wordsMessage([
    ours(
      'That failed, and the fault is ours. Nothing was changed. Try again; if it happens again, give your admin this reference: ',
    ),
    foreign(reference, 'code'),
    ours('.'),
  ]);
}

export function renderWorking(): Message {
  return plainMessage('Looking …');
}

function linked(words: Words, link: string): Message {
  const message = wordsMessage(words);
  return {
    ...message,
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: message.text.replace(/\.$/, ': ') },
              { type: 'link', url: link, text: 'see the answer' },
            ],
          },
        ],
      },
    ],
  };
}
