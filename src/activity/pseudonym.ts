import { isObject } from './members.ts';

/** `name`: words that people read. `id`: made by a machine, and unique wherever it is seen. */
export type Replacement = Readonly<{ text: string; kind: 'name' | 'id'; by: string }>;

export type Pseudonyms = Readonly<{
  /** Every whole occurrence, whatever its case, spacing or spelling of each character. */
  replace(text: string): string;
  /** False where `replace` changes nothing in any string of this JSON; quick. */
  mayBeIn(json: string): boolean;
}>;

const LETTER = '[\\p{L}\\p{N}]';
const WORD = '[\\p{L}\\p{N}_]';
/** A path of CloudFormation's is percent-encoded: what follows `%2F` begins anew. */
const BEGINS = `(?:(?<=%[0-9a-f]{2})|(?<!${WORD}|${WORD}[.@%+-]))`;
/** `sam` is neither in `samples` nor in `sam.okafor`, `sam@example.com` or `sam-2`. */
const ENDS = `(?!${WORD}|[.@+-]${WORD}|%40)`;
/** An e-mail address ends where its domain does: `dana@example.com-laptop` holds one, `dana@example.com.au` another. */
const MAIL_ENDS = `(?!${LETTER}|\\.${LETTER}|-[\\p{L}\\p{N}-]*\\.${LETTER})`;

/** Puts pseudonyms in the place of what identifies a person. The longest identifier goes first. */
export function createPseudonyms(replacements: readonly Replacement[]): Pseudonyms {
  const known = replacements.filter(({ text }) => text.trim().length > 1);
  if (known.length === 0) return { replace: (text) => text, mayBeIn: () => false };
  const longest = known.toSorted((one, other) => other.text.length - one.text.length);
  const whole = new RegExp(longest.flatMap(wholePatterns).join('|'), 'giu');
  const anywhere = new RegExp(longest.flatMap(({ text }) => spellings(text)).join('|'), 'iu');
  const by = new Map(known.map((each) => [canonical(each.text), each.by]));
  const [{ by: other } = { by: '' }] = longest;
  return {
    replace: (text) => text.replace(whole, (found) => by.get(canonical(found)) ?? other),
    // What JSON escapes would hide, it is looked for in vain.
    mayBeIn: known.some(({ text }) => /["\\]/.test(text)) ? () => true : (json) => anywhere.test(json),
  };
}

/** The same for every string in a value, names of members included. */
export function inStrings(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((part) => inStrings(part, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [replace(name), inStrings(part, replace)]));
}

function wholePatterns({ text, kind }: Replacement): readonly string[] {
  return spellings(text).map((pattern) => {
    if (kind === 'id') return `(?<!${LETTER})${pattern}(?!${LETTER})`;
    return `${BEGINS}${pattern}${text.includes('@') ? MAIL_ENDS : ENDS}`;
  });
}

/** One character may be written in two ways, a blank in many, and `@` as ARNs in templates have it. */
function spellings(text: string): readonly string[] {
  const forms = ['NFC', 'NFD', 'NFKC'].map((form) => text.trim().normalize(form));
  return [...new Set(forms)].map((form) =>
    form
      .replace(/[.*+?^${}()|[\]\\/]/g, (sign) => `\\${sign}`)
      .replace(/\s+/g, '(?:\\s|\\\\[nrt])+')
      .replaceAll('@', '(?:@|%40)'),
  );
}

function canonical(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('%40', '@').replace(/\s+/g, ' ').trim();
}
