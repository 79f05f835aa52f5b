import { type Kysely, sql } from 'kysely';
import { callOf, GROUP_LIMITS } from '../activity/group-joins.ts';
import type { NoticeChange, PlannedNotice } from '../ingest-notices.ts';
import { askAgain } from './ask-again.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

type Call = Readonly<{
  noticeId: string;
  channel: string;
  eventID: string;
  call: string;
  actorKey: string;
  at: number;
  refused: boolean;
}>;

/**
 * The same as within a notice where a storm or a pause has put a refusal and its later success into two: one actor's,
 * within an hour. The message that still speaks of the refusal is due again.
 */
export async function mendElsewhere(db: Kysely<Tables>, changes: readonly NoticeChange[], now: number): Promise<void> {
  const calls = changes.flatMap(({ noticeId, members }) => members.map((planned) => toCall(noticeId, planned)));
  const done = calls.filter(({ refused }) => !refused);
  const mended: Pick<Call, 'noticeId' | 'channel' | 'eventID'>[] = [];
  for (const some of inChunks(done)) {
    const standing = await standingRefusals(db, some);
    mended.push(...standing.filter((refusal) => some.some((success) => mends(success, refusal))));
  }
  for (const refusal of calls.filter(({ refused }) => refused))
    if (await isDoneElsewhere(db, refusal)) mended.push(refusal);
  for (const { channel, eventID } of mended) {
    await db
      .updateTable('notice_activities')
      .set({ mended: 1 })
      .where('channel', '=', channel)
      .where('event_id', '=', eventID)
      .execute();
  }
  const spoken = new Set(mended.map(({ noticeId }) => noticeId));
  for (const { noticeId } of changes) spoken.delete(noticeId);
  for (const id of spoken) await speakAgain(db, id, now);
}

function toCall(noticeId: string, { channel, activity }: PlannedNotice): Call {
  return {
    noticeId,
    channel,
    eventID: activity.eventID,
    call: callOf(activity),
    actorKey: activity.actor.key,
    at: activity.at.getTime(),
    refused: activity.failure !== undefined,
  };
}

function mends(success: Call, refusal: Call): boolean {
  return (
    success.call === refusal.call &&
    success.channel === refusal.channel &&
    success.actorKey === refusal.actorKey &&
    success.noticeId !== refusal.noticeId &&
    success.at >= refusal.at &&
    success.at - refusal.at < GROUP_LIMITS.openMs
  );
}

async function standingRefusals(db: Kysely<Tables>, done: readonly Call[]): Promise<readonly Call[]> {
  const rows = await db
    .selectFrom('notice_activities as member')
    .innerJoin('activities', 'activities.event_id', 'member.event_id')
    .select(['member.notice_id', 'member.channel', 'member.event_id', 'member.call', 'member.at', 'actor_key'])
    .where('member.channel', 'in', [...new Set(done.map(({ channel }) => channel))])
    .where('member.call', 'in', [...new Set(done.map(({ call }) => call))])
    // As the index has it, word for word.
    .where(sql<boolean>`member.refused = 1 and member.mended = 0`)
    .execute();
  return rows.map(({ notice_id, channel, event_id, call, at, actor_key }) => ({
    noticeId: notice_id,
    channel,
    eventID: event_id,
    call: call ?? '',
    actorKey: actor_key,
    at,
    refused: true,
  }));
}

/** Records come in no order: what made it good may be there already. */
async function isDoneElsewhere(db: Kysely<Tables>, refusal: Call): Promise<boolean> {
  const found = await db
    .selectFrom('activities')
    .innerJoin('notice_activities as member', 'member.event_id', 'activities.event_id')
    .select('member.event_id')
    .where('actor_key', '=', refusal.actorKey)
    .where('is_change', 'in', [0, 1])
    .where('activities.at', '>=', refusal.at)
    .where('activities.at', '<', refusal.at + GROUP_LIMITS.openMs)
    .where('activities.refused', '=', 0)
    .where('member.channel', '=', refusal.channel)
    .where('member.call', '=', refusal.call)
    .where('member.notice_id', '!=', refusal.noticeId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

async function speakAgain(db: Kysely<Tables>, noticeId: string, at: number): Promise<void> {
  await db
    .updateTable('notices')
    .set((eb) => askAgain({ eb, at }))
    .where('id', '=', noticeId)
    .where('state', 'in', ['open', 'settled'])
    .execute();
}
