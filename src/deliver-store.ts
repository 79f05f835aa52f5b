import type { Explained } from './activity/known.ts';
import type { Message } from './notice/message.ts';
import type { NoticeKind, NoticeView } from './notice/views.ts';

/** A notice whose channel does not show its newest version yet. */
export type DueNotice = Readonly<{
  noticeId: string;
  channel: string;
  kind: NoticeKind;
  sensitive: boolean;
  /** The version the channel should show. */
  wanted: number;
  /** The message to edit; absent before the first post. */
  ts?: string;
  /** A first post was begun and its outcome never recorded (the process died, or the answer was lost). */
  uncertain: boolean;
  /** When the oldest change that the channel does not show arrived. */
  since: Date;
  /** It may grow. */
  open: boolean;
  /** When Slack last took it, and how often it was edited. */
  sentAt?: Date;
  edits: number;
}>;

/** What a notice's thread still owes; the notice itself is posted. */
export type DueDetail = Readonly<{
  noticeId: string;
  channel: string;
  threadTs: string;
  part: 'list' | 'file';
  /** It was begun and its outcome never recorded; `ref` is the file's id. */
  uncertain: boolean;
  ref?: string;
}>;

export type DetailOutcome = Readonly<{ state: 'posting' | 'done' | 'skipped' | 'due'; ref?: string }>;

/** Time as settling needs it. */
export type SettleTimes = Readonly<{ now: Date; dayOf(at: Date): string }>;

export type Lease = Readonly<{ name: string; holder: string; ttlMs: number; now: Date }>;

export type LeaseStore = {
  /** Takes or renews it. False: another holder's, whose time has not run out. */
  takeLease(lease: Lease): Promise<boolean>;
  /** Renews it. False: another holder has had it meanwhile, if only for a moment, and what was read before is old. */
  keepLease(lease: Lease): Promise<boolean>;
  releaseLease(lease: Pick<Lease, 'name' | 'holder'>): Promise<void>;
};

/** What one message of a thread or one page of a list shows. */
export type NoticePage = Readonly<{ activities: readonly Explained[]; size: number; open?: boolean }>;

/** `size` of those that count, and how many were refused and made good. */
export type NoticeFirst = NoticePage & Readonly<{ mended: number }>;

export type DeliverStore = LeaseStore & {
  /** Channels that are owed something. */
  dueChannels(): Promise<readonly string[]>;
  /** First posts before edits, sensitive ones first, then the longest waiting. Closed and held notices are left out. */
  dueNotices(channel: string, limit: number): Promise<readonly DueNotice[]>;
  /** Of notices that show their newest version; lists before files. */
  dueDetails(channel: string, limit: number): Promise<readonly DueDetail[]>;
  noticeView(noticeId: string): Promise<NoticeView | undefined>;
  /** Its activities, oldest first. */
  noticePage(noticeId: string, page: Readonly<{ offset: number; limit: number }>): Promise<NoticePage | undefined>;
  /** The first of them in the order in which they came: what the list shows. Refusals that were made good are left out. */
  firstOfNotice(noticeId: string, limit: number): Promise<NoticeFirst>;
  /** Their event ids, in the order in which they came. */
  noticeEvents(noticeId: string): Promise<readonly string[]>;
  /** Recorded before a first post is sent, by whoever holds the channel. False: not this one any more. */
  markPosting(noticeId: string, lease: Lease): Promise<boolean>;
  /** Slack said no: it is certainly not in the channel. */
  markNotPosted(noticeId: string): Promise<void>;
  markPosted(noticeId: string, version: number, ts: string, at: Date): Promise<void>;
  markDetail(detail: Pick<DueDetail, 'noticeId' | 'part'>, outcome: DetailOutcome): Promise<void>;
  /** Not told until it is known whether the channel shows it. */
  holdNotice(noticeId: string): Promise<void>;
  /** Never sent or edited again; the reason is kept. */
  closeNotice(noticeId: string, reason: string): Promise<void>;
  /** Open notices whose group can no longer grow are closed for joining (their last version is still delivered). */
  settleGroups(times: SettleTimes): Promise<void>;
  /**
   * Folds what waits to be posted into the channel's storm notice; what is posted grows no more. Sensitive ones stay,
   * but one actor's of one kind within a minute become one. The number of notices that are gone.
   */
  foldStorm(channel: string, times: SettleTimes): Promise<number>;
  /** A message that Slack refuses, for us to mend: a notice, or a part of its thread. */
  saveRefusedMessage(
    refused: Readonly<{
      noticeId: string;
      part?: DueDetail['part'];
      channel: string;
      message: Message;
      reason: string;
      at: Date;
    }>,
  ): Promise<void>;
};
