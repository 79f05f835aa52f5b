import { createHash } from 'node:crypto';
import type { Activity } from './activity/activity.ts';
import { wasThrottled } from './activity/failure.ts';
import type { Group } from './activity/group.ts';
import { groupKeysOf } from './activity/group-joins.ts';
import type { Carrier, IngestDeps } from './ingest.ts';
import { createBoard } from './ingest-board.ts';
import type { NoticeKind } from './notice/views.ts';

/** Where an activity is told: on its own or with its actor's work, with what came late, or in the day's roll-up. */
export type Place = Exclude<NoticeKind, 'storm'>;

/** A notice to be: which channel, which activity, and how late the channel hears it. */
export type PlannedNotice = Readonly<{
  channel: string;
  activity: Activity;
  arrivedAt: Date;
  lateMs?: number;
  /** `run` where it is not said. */
  place?: Place;
  /** Of a roll-up: its day, `2026-11-22`. */
  day?: string;
  /** It may be tried again: told with the work it belongs to, and never by itself. */
  joinsOnly?: boolean;
  /** A restored store does not know whether the channel shows it already: told only when that is known. */
  held?: boolean;
}>;

/** What a channel's growing notices are, as far as these activities could join them. */
export type OpenGroups = Readonly<{
  /** Newest first, each with those of its parts that were asked for. */
  runs: readonly Group[];
  storm?: string;
  catchup?: string;
  /** By day. */
  rollups: ReadonlyMap<string, string>;
  /** Of the activities asked for, those that the channel has heard of. */
  heard: ReadonlySet<string>;
}>;

export type OpenGroupsWish = Readonly<{
  channel: string;
  actorKeys: readonly string[];
  /** Things and kinds. */
  parts: readonly string[];
  eventIDs: readonly string[];
}>;

/** How a notice begins. */
export type Opening = Readonly<{
  channel: string;
  kind: NoticeKind;
  actorKey: string;
  sensitive: boolean;
  session: boolean;
  held: boolean;
  day?: string;
}>;

/** What joins one notice, which begins with it where `opens` says how. */
export type NoticeChange = Readonly<{ noticeId: string; opens?: Opening; members: readonly PlannedNotice[] }>;

export type NoticeTx = {
  openGroups(wish: OpenGroupsWish): Promise<OpenGroups>;
  /** Asks delivery for a newer version of each notice, and marks the refusals that a success has mended. */
  saveMembers(changes: readonly NoticeChange[]): Promise<void>;
};

const HOUR = 3_600_000;

/** Where there is no channel: nothing is ever told. */
export const NOTHING_TOLD = {
  channel: '',
  treatmentOf: () => 'keep',
  expectsEventBridge: false,
  dayOf: () => '',
} as const satisfies PlanDeps;

export type PlanDeps = Pick<IngestDeps, 'channel' | 'treatmentOf' | 'expectsEventBridge' | 'dayOf' | 'restoredAt'>;

/** By the record's age, not its carrier: under an hour told, under a day told as late, older only kept (design 5). */
export function planNotice(
  activity: Activity,
  carrier: Carrier,
  now: Date,
  { channel, treatmentOf, expectsEventBridge, dayOf, restoredAt }: PlanDeps,
): PlannedNotice | undefined {
  const age = now.getTime() - activity.at.getTime();
  if (carrier === 'import' || age >= 24 * HOUR) return undefined;
  const treatment = treatmentOf(activity);
  const held = restoredAt !== undefined && activity.at < restoredAt;
  const planned = { channel, activity, arrivedAt: now, ...(held && { held }) };
  if (treatment === 'fold') return { ...planned, place: 'rollup', day: dayOf(activity.at) };
  if (treatment === 'tell') return { ...planned, ...placeByAge(age, activity, expectsEventBridge) };
  return mayBeRetried(activity) ? { ...planned, joinsOnly: true } : undefined;
}

function placeByAge(age: number, { severity }: Activity, expectsEventBridge: boolean): Partial<PlannedNotice> {
  if (age < HOUR) return {};
  // Late is said only of what EventBridge should have brought.
  const late = expectsEventBridge ? { lateMs: age } : {};
  return severity === 'sensitive' ? late : { ...late, place: 'catchup' };
}

/** A throttled call that would have been a change is part of the work that tries it again. */
function mayBeRetried({ failure, plane }: Activity): boolean {
  return failure !== undefined && wasThrottled(failure) && plane === 'config';
}

/** Puts what is to be told into the notices of its channel, in the order given; the activities are stored already. */
export async function saveNotices(all: readonly PlannedNotice[], tx: NoticeTx): Promise<void> {
  for (const [channel, planned] of Map.groupBy(all, (each) => each.channel)) {
    const keys = planned.map(({ activity }) => groupKeysOf(activity));
    const board = createBoard(
      await tx.openGroups({
        channel,
        actorKeys: [...new Set(planned.map(({ activity }) => activity.actor.key))],
        parts: [...new Set(keys.flatMap(({ resourceKeys, kind }) => [...resourceKeys, kind]))],
        eventIDs: planned.map(({ activity }) => activity.eventID),
      }),
    );
    // What comes along, or is tried again, finds what it belongs to there, whichever came first.
    const inTurn = planned.toSorted((one, other) => Number(isFollower(one)) - Number(isFollower(other)));
    for (const each of inTurn) board.place(each);
    const changes = board.changes();
    if (changes.length > 0) await tx.saveMembers(changes);
  }
}

function isFollower({ joinsOnly = false, place }: PlannedNotice): boolean {
  return joinsOnly || place === 'rollup';
}

/** The same after a lost store: a post that is looked for in the channel by its notice is found again. */
export function noticeIdOf({ channel, activity }: Pick<PlannedNotice, 'channel' | 'activity'>): string {
  return createHash('sha256').update(`${channel}\n${activity.eventID}`).digest('hex').slice(0, 24);
}
