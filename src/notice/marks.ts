import type { Explained } from '../activity/known.ts';
import type { NoticeView } from './views.ts';
import { howLong } from './when.ts';

export const REFUSED = 'Refused';

export const DEPLOY = 'Deploy';

/** `Sensitive`, `Refused`, both, or '' for none. */
export function markWords(activities: readonly Explained[]): string {
  return inOrder(isSensitive(activities) ? 'Sensitive' : '', isRefused(activities) ? REFUSED : '');
}

/** `Sensitive, late (3 h)`: marks are words, the weightiest first. */
export function inOrder(...marks: readonly string[]): string {
  const told = marks.filter((mark) => mark !== '');
  return told.map((mark, index) => (index === 0 ? mark : mark.toLowerCase())).join(', ');
}

/** `Late (3 h)` of what EventBridge should have brought; `Earlier` of what it was not expected to bring. */
export function ageMark({ kind = 'run', lateMs, summary }: NoticeView): string {
  // These say so by themselves.
  if (summary && kind !== 'run') return '';
  if (lateMs !== undefined) return `Late (${howLong(lateMs)})`;
  return kind === 'catchup' ? 'Earlier' : '';
}

export function isSensitive(activities: readonly Explained[]): boolean {
  return activities.some(({ activity }) => activity.severity === 'sensitive');
}

/** Nothing of it succeeded. */
export function isRefused(activities: readonly Explained[]): boolean {
  return activities.length > 0 && activities.every(({ activity }) => activity.failure !== undefined);
}
