import { OPERATIONS } from '../connect/catalog.ts';
import type { EventMatch } from './query.ts';
import { VERB_TABLE, type VerbRow } from './verb-table.ts';
import { baseVerb } from './verbs.ts';

const FORMS: ReadonlyMap<string, VerbRow> = new Map(
  VERB_TABLE.flatMap((row) => [row.verb, ...row.also].map((form) => [form, row] as const)),
);
const LONGEST = 3;

/** A verb at the head of lower-case words, the longest that fits: `logged in`, `disabled`. */
export function readVerb(words: readonly string[]): Readonly<{ row: VerbRow; taken: number }> | undefined {
  for (let taken = Math.min(LONGEST, words.length); taken > 0; taken -= 1) {
    const row = FORMS.get(words.slice(0, taken).join(' '));
    if (row) return { row, taken };
  }
  return undefined;
}

/** Every single word that is a verb or begins one. */
export const VERB_WORDS: ReadonlySet<string> = new Set([...FORMS.keys()].filter((form) => !form.includes(' ')));

/** What was done by this verb, as the store is asked; undefined where it means any change, or nothing we know. */
export function eventsOf(verb: string): readonly EventMatch[] | undefined {
  const row = FORMS.get(verb);
  if (!row || row.any) return undefined;
  const own = new Set(row.verbs);
  const named = OPERATIONS.filter(
    ({ eventName, verb: apiVerb, plane, write }) =>
      (write || plane === 'auth') && plane !== 'runtime' && own.has(baseVerb(apiVerb)) && eventName !== '',
  ).map(({ eventName }): EventMatch => ({ eventName }));
  const exact = row.events ?? [];
  return [...exact, ...new Map(named.map((match) => [match.eventName, match])).values()];
}

/** What the wish `who created X` and the like narrow an answer to. */
export function sidesOf(verb: string): VerbRow['sides'] {
  return FORMS.get(verb)?.sides;
}
