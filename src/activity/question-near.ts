import { editDistance } from './edit-distance.ts';
import { FILTER_WORDS } from './filter-phrase.ts';
import { isGrammar } from './question-known.ts';
import type { KnownType } from './question-subject.ts';
import { CHANGE_NOUNS, LINKS, NOISE } from './question-words.ts';
import { TIME_WORDS } from './time-words.ts';
import { VERB_WORDS } from './verb-words.ts';
import { isName, keyOf, type Word } from './words.ts';

export type Correction = Readonly<{ typed: string; read: string }>;

/** Shorter words are near to too many others. */
const SHORTEST = 4;
const TYPES = [
  'queue',
  'queues',
  'flow',
  'flows',
  'module',
  'hours',
  'number',
  'numbers',
  'phone',
  'user',
  'users',
  'agent',
  'agents',
  'routing',
  'security',
  'profile',
  'profiles',
  'prompt',
  'prompts',
  'rule',
  'rules',
  'quick',
  'connect',
  'instance',
  'status',
  'person',
  'resource',
  'override',
  'hierarchy',
  'lambda',
];
const WORDS = [
  ...new Set([...TYPES, ...TIME_WORDS, ...VERB_WORDS, ...CHANGE_NOUNS, ...FILTER_WORDS, ...NOISE, ...LINKS.keys()]),
].filter((word) => word.length >= SHORTEST);

/** A line whose unknown words that are one slip from a word of our grammar are read as it. */
export function withNearWords(
  line: readonly Word[],
  knownType: KnownType,
): Readonly<{ words: readonly Word[]; corrected: readonly Correction[] }> {
  const corrected: Correction[] = [];
  const words = line.map((word) => {
    const near = isName(word) || isGrammar(word, knownType) ? undefined : nearWord(keyOf(word));
    if (near === undefined) return word;
    corrected.push({ typed: word.text, read: near });
    return { ...word, text: near };
  });
  return { words, corrected };
}

/** The one word of our grammar that is nearest, if a slip or, in a long word, two lie between. */
function nearWord(typed: string): string | undefined {
  if (typed.length < SHORTEST || typed.length > 20 || !/^[\p{L}]+$/u.test(typed)) return undefined;
  const most = typed.length >= 8 ? 2 : 1;
  const near = WORDS.filter((word) => Math.abs(word.length - typed.length) <= most)
    .map((word) => ({ word, distance: editDistance(typed, word) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((one, other) => one.distance - other.distance);
  const [first, second] = near;
  return first && first.distance !== second?.distance ? first.word : near.length > 0 ? first?.word : undefined;
}
