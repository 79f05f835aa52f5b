import type { Interval } from './activity/interval.ts';

/**
 * What a reading of CloudTrail leaves nothing out of. Polling and past reading bring every class at once, but reads are
 * kept only where the operator wants them (KEEP_READS), and an EventBridge rule brings changes alone.
 */
export type CoverageClass = 'changes' | 'runtime' | 'reads';

/** Where: one account, Region and event source, and one class of records there. */
export type CoverageArea = Readonly<{
  /** '' for the account of the bot's own credentials as long as nobody knows its number. */
  account: string;
  region: string;
  eventSource: string;
  class: CoverageClass;
  /** Less than every record: what was asked by, as `event UpdateQueueName` or `user dana.ruiz`. Absent: every record. */
  scope?: string;
}>;

/** Records become visible so late: what was read sooner after it happened may lack some. */
export const SETTLING_MS = 15 * 60_000;

/** A window and how the store knows it; the three have no moment in common and make up the window. */
export type Coverage = Readonly<{
  /** The store holds every record. */
  covered: readonly Interval[];
  /** Read, but so soon that records may have come since. */
  provisional: readonly Interval[];
  /** Not read. */
  gaps: readonly Interval[];
}>;

export type AreaCoverage = Coverage & Readonly<{ area: CoverageArea }>;

/** The ledger of what the store holds whole (design 6). */
export type CoverageStore = {
  /**
   * The store now holds every record of these areas in this stretch as CloudTrail showed it at `readAt`. Only what was 15
   * minutes old by then is covered for good; the rest is provisional until it is read again.
   */
  addCoverage(areas: readonly CoverageArea[], interval: Interval, readAt: Date): Promise<void>;
  /** For each area; one with a scope is also covered by what is covered without. */
  coverage(areas: readonly CoverageArea[], window: Interval): Promise<readonly AreaCoverage[]>;
  /** Every area of which anything was ever read. */
  coveredAreas(): Promise<readonly CoverageArea[]>;
};
