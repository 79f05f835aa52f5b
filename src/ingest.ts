import type { Activity } from './activity/activity.ts';
import type { Group } from './activity/group.ts';
import type { LearnedName } from './activity/learned-name.ts';
import type { JsonObject } from './cloudtrail/record.ts';

/** How a record came. Whether it is noticed depends on its age, not on this, but `import` never notices. */
export type Carrier = 'ingest' | 'poll' | 'import' | 'lookup';

/** What became of what arrived: the answer of `POST /ingest` and the last line of `import`. */
export type Counts = Readonly<{ kept: number; known: number; notOurs: number; quarantined: number }>;

/** A notice to be: which channel, which activity, and how late the channel hears it. */
export type PlannedNotice = Readonly<{ channel: string; activity: Activity; lateMs?: number }>;

/** What a group needs from a transaction; everything here is committed together or not at all. */
export type IngestTx = {
  /**
   * Keeps an activity with its masked record, its references and the values it set. `known` when the event id is there
   * already, or when it is another record of an action that is (sameAs): then nothing changes but that link.
   */
  saveActivity(activity: Activity, record: JsonObject, arrivedAt: Date): Promise<'new' | 'known'>;
  saveNames(names: readonly LearnedName[]): Promise<void>;
  saveQuarantine(item: Readonly<{ body: string; reason: string; carrier: Carrier; at: Date }>): Promise<void>;
  /** Groups of this actor in this channel that are not closed, newest first. */
  findOpenGroups(channel: string, actorKey: string): Promise<readonly Group[]>;
  /** Opens a notice with its first activity, or adds one; both ask delivery for a newer version. */
  openNotice(planned: PlannedNotice): Promise<void>;
  addToNotice(noticeId: string, planned: PlannedNotice): Promise<void>;
};

export type IngestStore = {
  /**
   * Runs `work` inside the next transaction and resolves after its commit. Works waiting at the same time share one
   * commit; one that throws is rolled back alone.
   */
  write<T>(work: (tx: IngestTx) => Promise<T>): Promise<T>;
};
