import { fold } from './fold.ts';

/** Longer ones are bodies (a flow's content), which nobody types. */
const LONGEST = 200;
const MOST_WORDS = 12;
const ONE_WORD = /^[a-z0-9]*$/;
const DEEPEST = 6;

/** The texts, numbers and yeses that a value holds, as people would write them. */
export function leavesOf(value: unknown, depth = DEEPEST): readonly string[] {
  if (typeof value === 'string') return value.length <= LONGEST && fold(value) ? [value] : [];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((part) => leavesOf(part, depth - 1));
}

/** Folded words of a text; none where the one word is the whole text. */
export function wordsIn(text: string): readonly string[] {
  const folded = fold(text);
  // Most values are numbers and names of one word.
  if (ONE_WORD.test(folded)) return [];
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && word !== folded);
  return [...new Set(words)].slice(0, MOST_WORDS);
}
