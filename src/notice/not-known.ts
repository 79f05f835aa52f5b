import { NAME_NOT_KNOWN, ours, type Words } from './words.ts';

/** The same for several at once. */
export const NAMES_NOT_KNOWN = ' (names not known)';

/** Doubt is spoken once: of several names not known in one sentence only the last says so, for all of them. */
export function saidOnce(words: Words): Words {
  const at = words.flatMap((span, index) => (span.kind === 'ours' && span.text === NAME_NOT_KNOWN ? [index] : []));
  const last = at.at(-1);
  if (last === undefined || at.length === 1) return words;
  return words.flatMap((span, index) => {
    if (index === last) return [ours(NAMES_NOT_KNOWN)];
    return at.includes(index) ? [] : [span];
  });
}
