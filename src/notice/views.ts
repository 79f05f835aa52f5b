import type { Explained } from '../activity/known.ts';
import type { Query, Question } from '../activity/query.ts';
import type { Completeness } from './completeness.ts';

/** `run`: one actor's work. `catchup`: what came late. `rollup`: the day's routine. `storm`: what a channel fell behind with. */
export type NoticeKind = 'run' | 'catchup' | 'rollup' | 'storm';

/** Activities of one kind by one actor, counted. */
export type SummaryRow = Readonly<{
  /** One of them, which says who, what and of which type; one that succeeded where there is one. */
  example: Explained;
  /** Calls that succeeded, and the things they were made on. */
  done: number;
  things: number;
  /** Calls that were refused and not mended by a later one. */
  refused: number;
  /** Some of the things, those of refused calls first: twelve at most. */
  names: readonly string[];
  /** How many things the refused calls were on: the first so many names are theirs. Without it those are not told apart. */
  refusedThings?: number;
}>;

/** What is too many to be read one by one. */
export type NoticeSummary = Readonly<{
  /** eventTime of the first and the last. */
  from: Date;
  to: Date;
  done: number;
  refused: number;
  /** Refused or throttled, then done by a later call of the same: they do not count as refused. */
  mended: number;
  /** Persons and automations behind them. */
  people: number;
  tools: number;
  /** The largest first; `moreRows` are left out. */
  rows: readonly SummaryRow[];
  moreRows: number;
  /** Names of the instances, as far as they are known. */
  instances: readonly string[];
  /** Sensitive changes of the same time, told on their own. */
  sensitiveElsewhere: number;
}>;

/** What a notice shows. */
export type NoticeView = Readonly<{
  noticeId: string;
  /** A run where it is not said. */
  kind?: NoticeKind;
  /** Oldest first; empty where there is a summary. */
  activities: readonly Explained[];
  summary?: NoticeSummary;
  /** How many activities are in it, where they are not all here. */
  size?: number;
  /** The group may still grow. */
  open: boolean;
  /** The thread holds, or will hold, a list and a file. */
  hasDetails?: boolean;
  /** Told between 1 h and 24 h after it happened, and EventBridge should have brought it: milliseconds late. */
  lateMs?: number;
  /** Of a late notice: what has changed the same since, oldest first; empty when nothing is known. */
  later?: readonly Explained[];
  /** Refused calls that a later one made good, be it told in another notice. */
  mended?: readonly string[];
  /** Where there is no summary that says it: sensitive changes of the same run, told on their own. */
  sensitiveElsewhere?: number;
  /** The zone of the days and times that `text` names; UTC where it is not said. Blocks show each reader's own. */
  zone?: string;
}>;

/** How many activities a notice is about. */
export function noticeSize({ activities, summary, size }: NoticeView): number {
  const counted = summary ? summary.done + summary.refused + summary.mended : activities.length;
  return size ?? counted;
}

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
