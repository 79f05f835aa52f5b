import type { Question, Reading } from './query.ts';
import { readConditions } from './question-conditions.ts';
import { type KnownNames, plain, withKnownNames } from './question-known.ts';
import { type Correction, withNearWords } from './question-near.ts';
import { type Roles, rolesOf } from './question-roles.ts';
import { slotsOf } from './question-slots.ts';
import type { KnownType } from './question-subject.ts';
import { readWindow } from './window.ts';
import { isName, keyOf, shown, type Word, wordsOf } from './words.ts';
import { isZone } from './zone.ts';
import { readZone } from './zone-words.ts';

export type QuestionContext = Readonly<{
  now: Date;
  zone: string;
  knownType: KnownType;
  /** The names of this line that the store knows: they are matched before everything else. */
  knownNames?: KnownNames;
  /** The zone of the instance, where there is one: for `instance time`. */
  instanceZone?: string;
  /** Words that are nearly grammar are read as it, and said so. */
  forgiving?: boolean;
}>;

const PAIRS = new Set([
  'show me',
  'tell me',
  'give me',
  'tell us',
  'show us',
  'give us',
  'send me',
  'let me',
  'find me',
  'help me',
  'help us',
  'by whom',
]);
const NOISE_ENDS = new Set(['please', 'thanks', '', 'thank', 'hey', 'hi', 'hello']);
const EVENT_WORDS = new Set(['event', 'request', 'eventid', 'requestid']);
const HELP = new Set(['help', '?']);
const LONGEST = 2_000;

/** What a typed line asks. Total; every word of it is used, or the mistake says what to type instead. */
export function parseQuestion(text: string, context: QuestionContext): Reading {
  if (text.length > LONGEST)
    return mistake('That is too long for a question. Type a name and a time: `queue Billing since yesterday`.');
  const line = wordsOf(text);
  const problem = quoteProblem(line);
  if (problem !== undefined) return mistake(problem);
  const polite = withoutNoise(line);
  if (polite.length === 0 || isHelp(polite)) return { kind: 'help' };
  const known = withKnownNames(polite, context.knownNames ?? new Map(), context.knownType);
  const { words, corrected } = context.forgiving
    ? withNearWords(known, context.knownType)
    : { words: known, corrected: [] };
  return readLine(words, corrected, context);
}

function readLine(line: readonly Word[], corrected: readonly Correction[], context: QuestionContext): Reading {
  const own = isZone(context.zone) ? context.zone : 'UTC';
  const zoned = readZone(line, context.instanceZone);
  if ('problem' in zoned) return mistake(zoned.problem);
  const here = { now: context.now, zone: zoned.zone ?? own };
  const conditions = readConditions(zoned.rest);
  const read = readWindow(conditions.rest, here);
  if (read.kind === 'mistake') return read;
  const roles = eventById(read.rest) ?? rolesOf(slotsOf(read.rest, context.knownType));
  if (roles.kind === 'mistake') return roles;
  const said = [...corrected, ...(roles.leftOut ? [roles.leftOut] : [])];
  const question: Question = {
    subject: roles.subject,
    window: read.window,
    ...(read.windowWords !== undefined && { windowWords: read.windowWords }),
    zone: here.zone,
    ...listed('verbs', roles.verbs),
    ...listed('filters', [...roles.filters, ...conditions.filters]),
    ...listed('except', [...roles.except, ...conditions.except]),
    ...conditions.counts,
    ...listed('corrected', said),
  };
  return { kind: 'question', question };
}

/** `event 5f0c…`, `request 1a2b…`: what an id says by itself. */
function eventById([first, id, ...others]: readonly Word[]): Roles | undefined {
  if (!first || isName(first) || !EVENT_WORDS.has(keyOf(first))) return undefined;
  if (id && others.length === 0)
    return { kind: 'roles', subject: { kind: 'event', id: id.text }, filters: [], except: [], verbs: [] };
  return { kind: 'mistake', problem: 'Say which one by its id alone: `event 5f0c…`, as a notice’s Details show it.' };
}

function listed<K extends string, T>(key: K, list: readonly T[]): Partial<Record<K, readonly T[]>> {
  // A computed key of a generic is an index signature to the compiler.
  return list.length > 0 ? ({ [key]: list } as Record<K, readonly T[]>) : {};
}

function quoteProblem(line: readonly Word[]): string | undefined {
  const quote = line.find((word) => word.quoted && (word.open || word.text.trim() === ''));
  if (quote?.open) return `The quotation mark before “${shown(quote.text)}” is not closed: type \`queue "Main IVR"\`.`;
  return quote && 'There is no name between the quotation marks: type `queue "Main IVR"`.';
}

function withoutNoise(line: readonly Word[]): readonly Word[] {
  const asked = line.map(plain).filter((word) => isName(word) || word.text !== '');
  const paired = asked.filter(
    (word, at) =>
      !PAIRS.has(`${keyOf(asked[at - 1])} ${keyOf(word)}`) && !PAIRS.has(`${keyOf(word)} ${keyOf(asked[at + 1])}`),
  );
  const isEnd = (word: Word) => !isName(word) && NOISE_ENDS.has(keyOf(word));
  const end = paired.findLastIndex((word) => !isEnd(word)) + 1;
  const start = paired.slice(0, end).findIndex((word) => !isEnd(word));
  return start < 0 ? [] : paired.slice(start, end);
}

/** `help`, `help me please`. */
function isHelp([first, ...others]: readonly Word[]): boolean {
  return HELP.has(keyOf(first)) && others.length === 0;
}

function mistake(problem: string): Reading {
  return { kind: 'mistake', problem };
}
