import type { Explained } from '../activity/known.ts';
import { actorWords } from './actor-words.ts';
import { fieldBullets } from './bullets.ts';
import { reasonWords } from './failure-words.ts';
import { type Phrase, phraseOf, phraseWords } from './phrase.ts';
import { instanceName, thingWords } from './thing-words.ts';
import { wayWords } from './way-words.ts';
import { joined, ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

const HEAD = ['when (UTC)', 'who', 'did what', 'thing', 'outcome', 'how', 'from', 'instance', 'event id'] as const;

/** Excel takes a file without it for the machine's own character set. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What spreadsheets take for the beginning of a formula, full-width forms included. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;
/** Where semicolons separate, a formula may begin behind one. */
const BEHIND_A_SEMICOLON = /;(?=[\s\p{C}]*[=+\-@＝＋－＠|%])/gu;
const BREAKS = /[\r\n\u2028\u2029]+/g;

/** The first line of the file. */
export const CSV_HEAD = `${BYTE_ORDER_MARK}${toCsvLine(HEAD)}`;

/** Activities as lines of RFC 4180, one each, in the order given; no cell can become a formula. */
export function toCsv(explained: readonly Explained[]): string {
  return explained.map((each) => toCsvLine(cellsOf(each))).join('');
}

/** One line with its break. Every cell is quoted: what a program takes for a separator elsewhere stays inside. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * A cell that is text to every spreadsheet program: an apostrophe stands before what would be a formula.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function safeCell(text: string): string {
  const line = text.toWellFormed().replace(BREAKS, ' ').replaceAll('\0', '').replace(BEHIND_A_SEMICOLON, ";'");
  return FORMULA.test(text) || FORMULA.test(line) ? `'${line}` : line;
}

function cellsOf(explained: Explained): readonly string[] {
  const { activity } = explained;
  const phrase = phraseOf(explained);
  const time = Number.isNaN(activity.at.getTime()) ? '' : activity.at.toISOString().replace('.000Z', 'Z');
  return [
    time,
    toPlain(actorWords(explained)),
    toPlain(didWords(explained, phrase)),
    activity.resource ? toPlain(thingWords(explained, 'it', 'body')) : '',
    toPlain(outcomeWords(explained)),
    toPlain(wayWords(activity)),
    activity.from ?? '',
    instanceName(explained) ?? activity.instanceId ?? '',
    activity.eventID,
  ];
}

/** `disabled queue Billing: max contacts 10`. What was refused was not done: the sentence says so too. */
function didWords(explained: Explained, phrase: Phrase): Words {
  if (explained.activity.failure) return [ours('tried to '), ...phraseWords(phrase, 'base', 'body')];
  const fields = fieldBullets(explained, phrase.covers).map(({ words }) => words);
  const did = phraseWords(phrase, 'past', 'body');
  return fields.length > 0 ? [...did, ours(': '), ...joined(fields, ', ')] : did;
}

function outcomeWords({ activity: { failure } }: Explained): Words {
  return failure ? [ours('refused: '), ...reasonWords(failure)] : [ours('succeeded')];
}
