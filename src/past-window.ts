import type { Query } from './activity/query.ts';
import type { LookupStore } from './lookup.ts';

const DAY = 86_400_000;
/** Event history goes back so far. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html */
export const HISTORY_MS = 90 * DAY;
/** Without a window CloudTrail is asked so far back. */
const UNASKED_MS = 30 * DAY;
/** Without a window so many are enough. */
const ENOUGH = 10;

/** How far back a question needs CloudTrail. */
export type PastWindow = Readonly<{
  from: Date;
  to: Date;
  /** The question goes back further than event history does. */
  beyond: boolean;
  /** No window was given: so many of the newest are enough. */
  enough?: number;
}>;

/** The window as asked; without one, until ten are found or for 30 days, or all of event history for the oldest. */
export function pastWindow({ window, ascending, limit, eventID, requestID }: Query, now: Date): PastWindow {
  const oldest = new Date(now.getTime() - HISTORY_MS);
  const to = window.to && window.to < now ? window.to : now;
  if (window.from) {
    const from = window.from < oldest ? oldest : window.from;
    return { from: from < to ? from : to, to, beyond: window.from < oldest };
  }
  if (ascending || eventID !== undefined || requestID !== undefined) return { from: oldest, to, beyond: false };
  const from = new Date(Math.max(to.getTime() - UNASKED_MS, oldest.getTime()));
  return { from: from < to ? from : to, to, beyond: to <= oldest, enough: limit ?? ENOUGH };
}

/** From when on the store has as many as are enough; undefined where it has fewer. */
export async function enoughFrom(
  store: Pick<LookupStore, 'find'>,
  query: Query,
  { enough }: PastWindow,
): Promise<Date | undefined> {
  if (enough === undefined) return undefined;
  const [last] = await store.find(query, { limit: 1, offset: enough - 1 });
  return last?.at;
}
