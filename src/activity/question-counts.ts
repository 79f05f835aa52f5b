import { CHANGE_NOUNS } from './question-words.ts';
import { unitOf } from './time-unit.ts';
import { readVerb } from './verb-words.ts';
import { keyOf, type Word } from './words.ts';

/** `last 5`, `oldest`, `how many`, `when was`: order, number and the kind of a short answer. */
export type Counts = Readonly<{ limit?: number; ascending?: true; wish?: 'count' | 'when' | 'who' }>;

const NEWEST = new Set(['last', 'latest', 'newest', 'recent', 'past', 'most', 'top']);
const OLDEST = new Set(['first', 'oldest', 'earliest']);
const NEWEST_ALONE = new Set(['newest', 'latest', 'oldest']);
/** `the last person to change Billing`. */
const PEOPLE = new Set(['person', 'one', 'user', 'people']);
const JOINTS = new Set(['to', 'who', 'that']);
/** Words that order and number are said in. */
export const COUNT_WORDS: ReadonlySet<string> = new Set([...NEWEST, ...OLDEST, 'many', 'often', 'count', 'to']);
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MOST = 10_000;

type Counted = Readonly<{ counts: Counts; taken: number }>;

/** What words at this place say of order and number, and how many they are. */
export function readCounts(line: readonly Word[], atStart: boolean): Counted | undefined {
  const keys = line.slice(0, 4).map(keyOf);
  return wishOf(keys, atStart) ?? mostRecent(keys) ?? orderOf(keys);
}

function wishOf([first, second]: readonly string[], atStart: boolean): Counted | undefined {
  if (first === 'how' && (second === 'many' || second === 'often')) return { counts: { wish: 'count' }, taken: 2 };
  if (first === 'count' && atStart) return { counts: { wish: 'count' }, taken: 1 };
  return first === 'when' && atStart ? { counts: { wish: 'when', limit: 1 }, taken: 1 } : undefined;
}

/** `most recent` is `latest` in two words. */
function mostRecent([first, second, ...rest]: readonly string[]): Counted | undefined {
  const read = first === 'most' && second === 'recent' ? orderOf(['latest', ...rest]) : undefined;
  return read && { ...read, taken: read.taken + 1 };
}

function orderOf([first = '', second = '', third = '']: readonly string[]): Counted | undefined {
  const ascending = OLDEST.has(first);
  if (!ascending && !NEWEST.has(first)) return undefined;
  const order = ascending ? ({ ascending: true } as const) : {};
  const { limit } = unitOf(second, third) ? {} : numberAt(second);
  if (limit !== undefined) return { counts: { ...order, limit }, taken: 2 };
  if (PEOPLE.has(second) && JOINTS.has(third)) return { counts: { ...order, limit: 1 }, taken: 3 };
  if (isPlural(first, second)) return { counts: order, taken: 1 };
  const isOne = second === 'change' || (first === 'last' && second === '') || readVerb([second]) !== undefined;
  return isOne ? { counts: { ...order, limit: 1 }, taken: 1 } : undefined;
}

/** `latest changes`, `oldest`: an order, of any number. */
function isPlural(first: string, second: string): boolean {
  if (CHANGE_NOUNS.has(second)) return second !== 'change';
  return NEWEST_ALONE.has(first) || (OLDEST.has(first) && second === '');
}

function numberAt(word: string): Readonly<{ limit?: number }> {
  const number = /^\d{1,5}$/.test(word) ? Number(word) : NUMBERS.indexOf(word);
  return number > 0 && number <= MOST ? { limit: number } : {};
}
