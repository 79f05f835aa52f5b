import { ACTIONS } from './actions.ts';
import { actions, bullets, button, context, line, richText, section } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { plainMessage } from './plain-message.ts';
import { foreign, ours, type Words } from './words.ts';

const SHOWN = 12;
/** What was typed goes with each button, whose value has room for 2,000 characters. */
const TYPED_LIMIT = 500;

/** What a click on one of several things asks: the notice, the thing (none: all of them), and the line that was typed. */
export type Pick = Readonly<{ noticeId: string; key: string; typed: string }>;

export type Which = Readonly<{
  noticeId: string;
  typed: string;
  askedBy: string;
  things: readonly Readonly<{ key: string; label: string }>[];
  /** The question can be asked of all of them together. */
  canBeAll: boolean;
  /** There are more, which are not looked at here. */
  isPart?: boolean;
}>;

/** A question in the thread of a notice about several things: which of them is meant. */
export function renderWhich({ noticeId, typed, askedBy, things, canBeAll, isPart = false }: Which): Message {
  const head: Words = [
    foreign(askedBy),
    ours(' asked “'),
    foreign(typed),
    ours(`”. This notice is about ${isPart ? 'more than ' : ''}${things.length} things. Which one?`),
  ];
  const pick = (key: string, label: string) =>
    button({ action: ACTIONS.pick, label, value: toPickValue({ noticeId, key, typed }) });
  const buttons = things.slice(0, SHOWN).map(({ key, label }) => pick(key, capital(label)));
  const hidden = things.length - SHOWN;
  const more = isPart ? 'There are more' : `… and ${hidden} more`;
  // An action id may stand once in a block: each button has a block of its own.
  const blocks = [
    section(head),
    ...[...buttons, ...(canBeAll && !isPart ? [pick('', `All ${things.length}`)] : [])].map((each) => actions([each])),
    ...(hidden > 0 || isPart ? [context([ours(`${more}: ask with the name of the one you mean.`)])] : []),
  ];
  return fits({ text: lockScreen(head, 300), blocks });
}

function toPickValue({ noticeId, key, typed }: Pick): string {
  return JSON.stringify([noticeId, key, oneLine(typed)]);
}

/** Without what JSON would write as six characters. */
function oneLine(typed: string): string {
  return typed
    .replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .slice(0, TYPED_LIMIT)
    .toWellFormed();
}

/** What stands in such a button; undefined where it is none of ours. */
export function fromPickValue(value: string): Pick | undefined {
  try {
    const parts: unknown = JSON.parse(value);
    const [noticeId, key, typed]: readonly unknown[] = Array.isArray(parts) ? parts : [];
    return typeof noticeId === 'string' && typeof key === 'string' && typeof typed === 'string'
      ? { noticeId, key, typed }
      : undefined;
  } catch {
    return undefined;
  }
}

const IN_A_THREAD: readonly (readonly [string, string])[] = [
  ['history', 'what happened to this notice’s thing; also `history last 7d`'],
  ['user', 'what else this person or tool did; also `user since yesterday`'],
  ['around', 'everything 30 minutes before and after'],
  ['details', 'ids, fields and errors, exactly'],
  ['raw', 'the records, for you alone'],
  ['who changed it since monday', 'any question; “it” is the thing, “she” or “they” who did it'],
];

/** What can be asked after `@Connect Trail`; more with the command. */
export function renderMentionHelp(command: string): Message {
  const head: Words = [ours('In a notice’s thread, mention me and type:', 'bold')];
  const examples = IN_A_THREAD.map(
    ([query, meaning]): Words => [foreign(query, 'code'), ours(`  ${meaning.replaceAll('`', '')}`)],
  );
  const foot: Words = [
    ours('Anywhere else, mention me with a question. More examples: '),
    foreign(`${command} help`, 'code'),
  ];
  return fits({
    text: lockScreen(head, 300),
    blocks: [richText([line(head), bullets(examples), line(foot)])],
  });
}

/** A word of a notice's thread, typed elsewhere. */
export const NO_NOTICE_HERE = plainMessage(
  'That is asked in the thread under a notice: open one there, or name what you mean, as in “queue Billing last 7d”.',
);

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
