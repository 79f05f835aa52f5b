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
  /** A Slack channel of our own choosing, by its id: a link for those who can see it, and no ping. */
  | Readonly<{ kind: 'channel'; id: string }>
  /** The red dot before a mark word. */
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
  return Number.isNaN(at.getTime()) ? ours('a time not known') : { kind: 'date', at, form };
}

export const NAME_NOT_KNOWN = ' (name not known)';

/** The same words in another style; dates and doubts stay as they are. */
export function styled(words: Words, style: Style): Words {
  return words.map((span) => ('text' in span && span.text !== NAME_NOT_KNOWN ? { ...span, style } : span));
}

/** The first words up to so many code points, the last of them cut. */
export function shortened(words: Words, limit: number): Words {
  const kept: Span[] = [];
  let room = limit;
  for (const span of words) {
    if (room <= 0) break;
    kept.push('text' in span ? { ...span, text: cut(span.text, room) } : span);
    room -= 'text' in span ? lengthOf(span.text) : 0;
  }
  return kept;
}

/** Lists of words with a separator between them, empty ones left out. */
export function joined(parts: readonly Words[], separator: string): Words {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [ours(separator), ...part]));
}
