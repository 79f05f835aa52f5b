import { counted } from './inflect.ts';
import { ours, type Words } from './words.ts';

/** A notice before it is put into blocks. */
export type Body = Readonly<{
  /** The lock screen's sentence without its mark word, the instance at its end. */
  lock: Words;
  /** The mark that goes before it: Sensitive, Refused, Late; empty for none. */
  mark: string;
  headline: Words;
  lines: readonly Words[];
  bullets: readonly Words[];
  after: readonly Words[];
}>;

export const BULLETS_SHOWN = 15;

/** The first bullets, and how many more there are. */
export function capped(bullets: readonly Words[], shown = BULLETS_SHOWN): readonly Words[] {
  const hidden = bullets.length - shown;
  return hidden > 0 ? [...bullets.slice(0, shown), [ours(`… and ${counted(hidden, 'more', 'more')}`)]] : bullets;
}

/** A clause as a sentence of its own: capital and full stop. */
export function asSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** Of a group without activities: there is nothing to say. */
export function emptyBody(mark: string): Body {
  const nothing = [ours('Nothing to show')];
  return { mark, lock: nothing, headline: nothing, lines: [], bullets: [], after: [] };
}
