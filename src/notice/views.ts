import type { Explained } from '../activity/known.ts';
import type { Query, Question } from '../activity/query.ts';
import type { Completeness } from './completeness.ts';

/** What a notice shows: one run of work by one actor, oldest first. */
export type NoticeView = Readonly<{
  noticeId: string;
  activities: readonly Explained[];
  /** The group may still grow. */
  open: boolean;
  /** Told between 1 h and 24 h after it happened, and EventBridge should have brought it: milliseconds late. */
  lateMs?: number;
  /** Of a late notice: what has changed the same since, oldest first; empty when nothing is known. */
  later?: readonly Explained[];
}>;

/** From when to when an answer is complete. `from` absent: the store is empty. */
export type Complete = Readonly<{ from?: Date; to: Date; partial: boolean }>;

/** How names were resolved, in words and ids, for the line "Read as". */
export type ReadAs = Readonly<{
  question: Question;
  query: Query;
  /** `queue Billing in Acme EU`, `person Dana Ruiz = Connect login dana.ruiz`: one per resolved thing. */
  names: readonly string[];
  window: Readonly<{ from?: Date; to?: Date }>;
  /** A near miss that was taken: typed → read. */
  corrected?: readonly Readonly<{ typed: string; read: string }>[];
  /** What else was asked for, names resolved: `by SSO user dana@example.com`, `refused`, `not by wfm-sync`. */
  conditions?: readonly string[];
}>;

/** One page of an answer to a person. */
export type Answer = Readonly<{
  askedId: string;
  read: ReadAs;
  found: number;
  refused: number;
  sensitive: number;
  /** Newest first, ten at most. */
  page: readonly Explained[];
  offset: number;
  complete: Complete;
  now: Date;
  /** The last change before the window, when nothing was found. */
  lastKnown?: Explained;
  /** In a thread or shared: who asked, in plain words. */
  askedBy?: string;
  /** Records that the store holds for the window. */
  searched: number;
  /** What the answer is complete for, per class of records; absent where only the store's span is known. */
  completeness?: Completeness;
  /** Nothing was found: when a change of this type made in the admin website was last seen here, if ever. */
  seenByWebsite?: Readonly<{ at?: Date }>;
}>;

/** A name that is things of different types, or fragments of several: asked back. */
export type Choice = Readonly<{
  askedId: string;
  text: string;
  options: readonly Readonly<{ label: string; query: Query }>[];
}>;

/** A name nobody knows. */
export type Stranger = Readonly<{ text: string; closest: readonly string[]; command: string }>;
