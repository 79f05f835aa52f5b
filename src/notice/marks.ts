import type { Explained } from '../activity/known.ts';
import { howLong } from './when.ts';

export const REFUSED = 'Refused';

/** `Sensitive, late (3 h)`: marks are words, the weightiest first; '' for none. */
export function markWords(activities: readonly Explained[], lateMs?: number): string {
  const marks = [
    ...(isSensitive(activities) ? ['Sensitive'] : []),
    ...(isRefused(activities) ? [REFUSED] : []),
    ...(lateMs === undefined ? [] : [`Late (${howLong(lateMs)})`]),
  ];
  return marks.map((mark, index) => (index === 0 ? mark : mark.toLowerCase())).join(', ');
}

export function isSensitive(activities: readonly Explained[]): boolean {
  return activities.some(({ activity }) => activity.severity === 'sensitive');
}

/** Nothing of it succeeded. */
export function isRefused(activities: readonly Explained[]): boolean {
  return activities.length > 0 && activities.every(({ activity }) => activity.failure !== undefined);
}
