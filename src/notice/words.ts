import { cleanText, cut, lengthOf } from './foreign.ts';

export type Style = 'bold' | 'italic' | 'code';

/** How a moment is shown: day and time, the day alone, or the time alone; each in the reader's zone. */
export type DateForm = 'moment' | 'day' | 'time';

/**
 * A piece of a sentence before it is known where it is written: rich text, mrkdwn, the lock screen or a terminal.
 * `foreign` text came from outside: clean, but inert only once written by the writer of its place.
 */
export type Span =
  | Readonly<{ kind: 'ours'; text: string; style?: Style }>
  | Readonly<{ kind: 'foreign'; text: string; style?: Style }>
  | Readonly<{ kind: 'date'; at: Date; form: DateForm }>
  | Readonly<{ kind: 'dot' }>;

export type Words = readonly Span[];

export const NAME_LIMIT = 80;
export const VALUE_LIMIT = 160;

export function ours(text: string, style?: Style): Span {
  return style ? { kind: 'ours', text, style } : { kind: 'ours', text };
}

/** Text from outside; what is empty once cleaned is shown as (empty). */
export function foreign(text: string, style?: Style, limit = NAME_LIMIT): Span {
  const clean = cleanText(text, limit);
  if (clean === '') return ours('(empty)', style);
  return style ? { kind: 'foreign', text: clean, style } : { kind: 'foreign', text: clean };
}

export function dated(at: Date, form: DateForm = 'moment'): Span {
  return { kind: 'date', at, form };
}

/** The same words in another style; dates stay as they are. */
export function styled(words: Words, style: Style): Words {
  return words.map((span) => (span.kind === 'ours' || span.kind === 'foreign' ? { ...span, style } : span));
}

/** The first words up to so many code points, the last of them cut. */
export function shortened(words: Words, limit: number): Words {
  let room = limit;
  return words.flatMap((span) => {
    if (span.kind === 'date' || span.kind === 'dot' || room <= 0) return room > 0 ? [span] : [];
    const text = cut(span.text, room);
    room -= lengthOf(span.text);
    return [{ ...span, text }];
  });
}

/** Lists of words with a separator between them, empty ones left out. */
export function joined(parts: readonly Words[], separator: string): Words {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [ours(separator), ...part]));
}
