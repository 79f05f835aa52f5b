import { createPseudonyms, inStrings } from '../activity/pseudonym.ts';
import { parseJson } from '../cloudtrail/fields.ts';
import type { Forgetting } from '../forget.ts';

type Change = (text: string) => string;

/** How text is changed, by what it is about. */
export type ForgetWords = Readonly<{
  /** Anywhere: what is theirs alone. */
  all: Change;
  /** In what is about them: also a first name and the like. */
  own: Change;
  /** It holds what is theirs alone. */
  isAbout(text: string): boolean;
  key: Change;
  isTheirs(key: string | null): boolean;
  mayBeIn(json: string): boolean;
}>;

export function createForgetWords({ replacements, keys }: Forgetting): ForgetWords {
  const toReplacement = ({ text, kind, by }: Forgetting['replacements'][number]) => ({
    text,
    kind: kind === 'id' ? kind : ('name' as const),
    by,
  });
  const all = createPseudonyms(replacements.filter(({ kind }) => kind !== 'own').map(toReplacement));
  const own = createPseudonyms(replacements.map(toReplacement));
  const theirs = new Set(keys);
  const inKeys = (json: string) =>
    keys.some((key) => json.includes(key) || json.includes(JSON.stringify(key).slice(1, -1)));
  return {
    all: all.replace,
    own: own.replace,
    isAbout: (text) => all.replace(text) !== text || inKeys(text),
    key: (key) => (theirs.has(key) ? own.replace(key) : all.replace(key)),
    isTheirs: (key) => key !== null && theirs.has(key),
    mayBeIn: (json) => all.mayBeIn(json) || inKeys(json),
  };
}

/** JSON text with its strings changed; what is no JSON is changed as it stands. */
export function inJson(text: string, change: Change): string {
  const value = parseJson(text);
  if (value === undefined) return change(text);
  const changed = JSON.stringify(inStrings(value, change));
  return changed === JSON.stringify(value) ? text : changed;
}
