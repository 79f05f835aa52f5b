import type { Explained } from '../activity/known.ts';
import { resourceKey } from '../connect/resource-ref.ts';

/** All on the same thing; activities that name none are things of their own. */
export function areOneThing(activities: readonly Explained[]): boolean {
  const keys = activities.map(({ activity }) => (activity.resource ? resourceKey(activity.resource) : undefined));
  return keys.every((key) => key !== undefined && key === keys[0]);
}
