import { cut, lengthOf } from './foreign.ts';
import type { Span, Words } from './words.ts';
import { toLockScreen, toPlain } from './written.ts';

/** What a lock screen shows of a message. */
export const LOCK_LIMIT = 110;

const SHORTEST_NAME = 8;

/** One sentence of at most 110 characters: names are cut evenly until it fits, the words around them stay. */
export function lockScreen(words: Words, limit = LOCK_LIMIT): string {
  let fitting = withoutAsides(words, limit);
  let excess = lengthOf(toPlain(fitting)) - limit;
  while (excess > 0) {
    const longest = longestName(fitting);
    if (!longest) return toLockScreen([{ kind: 'foreign', text: cut(toPlain(fitting), limit) }]);
    const shorter = { ...longest, text: cut(longest.text, lengthOf(longest.text) - 1) };
    fitting = fitting.map((span) => (span === longest ? shorter : span));
    excess = lengthOf(toPlain(fitting)) - limit;
  }
  return toLockScreen(fitting);
}

/** What a sentence can do without when room is short, the least needed first. */
export const ASIDES = [
  '; what changed is hidden by AWS',
  ' (names not known)',
  ' (name not known)',
  ' (login not known)',
];

function withoutAsides(words: Words, limit: number): Words {
  return ASIDES.reduce<Words>((kept, aside) => {
    if (lengthOf(toPlain(kept)) <= limit) return kept;
    return kept.filter((span) => span.kind !== 'ours' || span.text !== aside);
  }, words);
}

type Name = Extract<Span, { kind: 'foreign' }>;

function longestName(words: Words): Name | undefined {
  return words
    .filter((span): span is Name => span.kind === 'foreign' && lengthOf(span.text) > SHORTEST_NAME)
    .reduce<Name | undefined>(
      (best, span) => (best && lengthOf(best.text) >= lengthOf(span.text) ? best : span),
      undefined,
    );
}
