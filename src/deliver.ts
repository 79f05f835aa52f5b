import type { NoticeView } from './notice/views.ts';

/** A notice whose channel does not show its newest version yet. */
export type DueNotice = Readonly<{
  noticeId: string;
  channel: string;
  /** The version the channel should show. */
  wanted: number;
  /** The message to edit; absent before the first post. */
  ts?: string;
  /** A first post was begun and its outcome never recorded (the process died, or the answer was lost). */
  uncertain: boolean;
  /** When the oldest change that the channel does not show arrived. */
  since: Date;
}>;

export type DeliverStore = {
  /** First posts before edits, then the longest waiting first. Closed notices and those in `parked` channels are left out. */
  dueNotices(limit: number, parked: readonly string[]): Promise<readonly DueNotice[]>;
  noticeView(noticeId: string): Promise<NoticeView | undefined>;
  /** Recorded before a first post is sent. */
  markPosting(noticeId: string): Promise<void>;
  markPosted(noticeId: string, version: number, ts: string): Promise<void>;
  /** Never sent or edited again; the reason is kept. */
  closeNotice(noticeId: string, reason: string): Promise<void>;
  /** Open notices whose group can no longer grow are closed for joining (their last version is still delivered). */
  settleGroups(now: Date): Promise<void>;
};
