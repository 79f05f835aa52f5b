import type { Carried } from './cloudtrail/envelope.ts';
import type { PastRefusal } from './notice/completeness.ts';

/** The one attribute that LookupEvents takes beside a time. Values are exact and case-sensitive. */
export type PastAttribute = Readonly<{ key: 'EventSource' | 'Username' | 'EventName' | 'EventId'; value: string }>;

/** One page of event history, newest first. */
export type PastPage = Readonly<{
  carried: readonly Carried[];
  /** When the oldest event of the page happened; undefined for an empty page. */
  oldest?: Date;
  /** For the next page of the same question; absent on the last. */
  token?: string;
}>;

/** `to` is inclusive, as AWS reads it; absent it is now. */
export type PastAsked = Readonly<{ attribute: PastAttribute; from: Date; to?: Date; token?: string }>;

/** Event history of one Region, behind the calls that AWS allows it. */
export type PastSource = Readonly<{
  region: string;
  /** Waits for a turn before those of background work, asks, and throws what AWS's client throws. */
  read(asked: PastAsked, signal: AbortSignal): Promise<PastPage>;
  /** What an error of `read` means. */
  refusalOf(error: unknown): PastRefusal;
}>;
