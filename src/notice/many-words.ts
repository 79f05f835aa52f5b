import { counted, plural } from './inflect.ts';
import { nounsOf } from './noun-words.ts';
import { type Phrase, phraseWords, spokenPieces, type Tense } from './phrase.ts';
import { ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

/** The phrase for many things at once: `disabled 12 queues`; what follows the thing only `withTail`. */
export function manyWords(phrase: Phrase, count: number, tense: Tense, withTail: boolean): Words {
  const { pieces, explained } = phrase;
  const at = thingAt(phrase);
  const thing = pieces[at];
  // "started a chat" speaks of no thing that could be counted.
  if (thing?.kind !== 'thing') return [...phraseWords(phrase, tense, 'body'), ...times(count)];
  const words = nounsOf(explained.activity);
  const [one, many] = thing.noun === 'it' ? [words.one, words.many] : [thing.noun, plural(thing.noun)];
  const head = spokenPieces(pieces.slice(0, at), phrase, tense, 'body');
  return [...head, ours(counted(count, one, many), 'bold'), ...(withTail ? tailWords(phrase) : [])];
}

/** What follows the thing: ` to routing profile *Tier 2*`. */
export function tailWords(phrase: Phrase): Words {
  return spokenPieces(phrase.pieces.slice(thingAt(phrase) + 1), phrase, 'past', 'body');
}

/** The phrase for a kind of change, however many there are: `moved agents to other routing profiles`. */
export function kindWords(phrase: Phrase, tense: Tense = 'past'): Words {
  const { pieces, explained } = phrase;
  const at = thingAt(phrase);
  const thing = pieces[at];
  if (thing?.kind !== 'thing') return phraseWords(phrase, tense, 'body');
  const many = thing.noun === 'it' ? nounsOf(explained.activity).many : plural(thing.noun);
  return [...spokenPieces(pieces.slice(0, at), phrase, tense, 'body'), ours(many), ours(kindTail(phrase))];
}

const WHERE_TO = /^ to ([a-z][a-z -]*[a-z]) $/;

/** What follows the thing in every change of a kind: ` of hours`, ` to other routing profiles`. */
export function kindTail(phrase: Phrase): string {
  const [first, ...more] = phrase.pieces.slice(thingAt(phrase) + 1);
  if (first?.kind !== 'text') return '';
  if (more.length === 0) return first.text;
  const noun = WHERE_TO.exec(first.text)?.[1];
  return noun ? ` to other ${plural(noun)}` : '';
}

/** The phrase up to its thing, by name: what several changes of one thing share. */
export function thingOnlyWords(phrase: Phrase, count: number): Words {
  const upTo = phrase.pieces.slice(0, thingAt(phrase) + 1);
  return [...spokenPieces(upTo, phrase, 'past', 'body'), ...times(count)];
}

/** What phrases have in common that can be told as one: all up to the thing, or all of it where there is none. */
export function commonKey(phrase: Phrase): string {
  const at = thingAt(phrase);
  const pieces = at < 0 ? phrase.pieces : phrase.pieces.slice(0, at);
  return toPlain(phraseWords({ ...phrase, pieces }, 'base', 'body'));
}

export function speaksOfThing(phrase: Phrase): boolean {
  return thingAt(phrase) >= 0;
}

function thingAt({ pieces }: Phrase): number {
  return pieces.findIndex(({ kind }) => kind === 'thing');
}

function times(count: number): Words {
  return count > 1 ? [ours(` (${count.toLocaleString('en-US')} times)`)] : [];
}
