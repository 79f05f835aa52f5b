import type { Reading } from './query.ts';
import { type KnownType, readSubject } from './question-subject.ts';
import { readWindow } from './window.ts';
import { type Word, wordsOf } from './words.ts';
import { isZone } from './zone.ts';

export type QuestionContext = Readonly<{ now: Date; zone: string; knownType: KnownType }>;

/** Politeness and question words around a question: they say nothing that is not asked without them. */
const NOISE_BEFORE = new Set(
  'show me tell us give list please hey hi who what which did has have was were is are been the our'.split(' '),
);
const HELP = new Set(['help']);
const NOISE_AFTER = new Set(['please', 'thanks', '']);
const LONGEST = 2_000;

/** What a typed line asks. Total; every word of it is used, or the mistake says what to type instead. */
export function parseQuestion(text: string, { now, zone, knownType }: QuestionContext): Reading {
  if (text.length > LONGEST)
    return mistake('That is too long for a question. Type a name and a time: `queue Billing since yesterday`.');
  const line = wordsOf(text);
  const quote = line.find((word) => word.quoted && (word.open || word.text.trim() === ''));
  if (quote?.open)
    return mistake(`The quotation mark before “${shown(quote.text)}” is not closed: type \`queue "Main IVR"\`.`);
  if (quote) return mistake('There is no name between the quotation marks: type `queue "Main IVR"`.');
  const words = withoutNoise(line);
  if (words.length === 0 || isHelp(words)) return { kind: 'help' };
  const here = isZone(zone) ? { now, zone } : { now, zone: 'UTC' };
  const read = readWindow(words, here);
  if (read.kind === 'mistake') return read;
  const subject = read.rest.length === 0 ? ({ kind: 'changes' } as const) : readSubject(read.rest, knownType);
  if (subject.kind === 'mistake') return subject;
  const { window, windowWords } = read;
  return {
    kind: 'question',
    question: { subject, window, ...(windowWords !== undefined && { windowWords }), zone: here.zone },
  };
}

function withoutNoise(line: readonly Word[]): readonly Word[] {
  const asked = line.map((word) => (word.quoted || word.mention ? word : { ...word, text: unasked(word.text) }));
  const end = asked.findLastIndex((word) => !isAny(word, NOISE_AFTER)) + 1;
  const start = asked.slice(0, end).findIndex((word) => !isAny(word, NOISE_BEFORE));
  return start < 0 ? [] : asked.slice(start, end).filter((word) => word.text !== '');
}

/** Without the question marks and commas at a word's end. */
function unasked(text: string): string {
  let end = text.length;
  while (end > 0 && '?,!'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `help`, `help me`. */
function isHelp([first, ...others]: readonly Word[]): boolean {
  return first !== undefined && isAny(first, HELP) && others.every((word) => isAny(word, NOISE_BEFORE));
}

function isAny({ text, quoted, mention }: Word, set: ReadonlySet<string>): boolean {
  return !quoted && !mention && set.has(text.toLowerCase());
}

function mistake(problem: string): Reading {
  return { kind: 'mistake', problem };
}

function shown(typed: string): string {
  return typed.length > 60 ? `${typed.slice(0, 59)}…` : typed;
}
