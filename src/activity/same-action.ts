import type { CloudTrailRecord } from '../cloudtrail/record.ts';

/**
 * Ids under which the same action was or will be recorded: an addendum names the record it completes, and one action
 * seen by two accounts bears one sharedEventID.
 */
export function sameActionIds({ eventID, originalEventID, sharedEventID }: CloudTrailRecord): readonly string[] {
  const ids = [originalEventID, sharedEventID].filter((id) => id !== undefined && id !== eventID);
  return [...new Set(ids)].filter((id) => id !== undefined);
}
