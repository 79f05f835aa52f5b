import { type Kysely, type RawBuilder, sql } from 'kysely';
import { callOf, GROUP_LIMITS } from '../activity/group-joins.ts';
import type { NoticeChange, PlannedNotice } from '../ingest-notices.ts';
import { askAgain } from './ask-again.ts';
import { indexedBy, joinInOrder, listed } from './dialect.ts';
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
  const successes = Map.groupBy(done, ({ call }) => call);
  for (const refusal of await standingRefusals(db, done))
    if (successes.get(refusal.call)?.some((success) => mends(success, refusal))) mended.push(refusal);
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

type Standing = Readonly<{ notice_id: string; event_id: string; call: string; at: number; actor_key: string }>;

/** Left to itself SQLite reads all that the channel was ever told. */
export function standingStatement(db: Kysely<Tables>, channel: string, calls: readonly string[]): RawBuilder<Standing> {
  const wish = listed(
    db,
    { call: 'text' },
    calls.map((call) => [call]),
  );
  // The condition as the index has it, word for word.
  return sql`select member.notice_id, member.event_id, member.call, member.at, actor_key from ${wish} as wish
    ${joinInOrder(db)} notice_activities member ${indexedBy(db, 'notice_activities_refused')}
      on member.call = wish.call and member.channel = ${channel} and member.refused = 1 and member.mended = 0
    ${joinInOrder(db)} activities on activities.event_id = member.event_id`;
}

async function standingRefusals(db: Kysely<Tables>, done: readonly Call[]): Promise<readonly Call[]> {
  const found: Call[] = [];
  for (const [channel, some] of Map.groupBy(done, (each) => each.channel)) {
    const calls = [...new Set(some.map(({ call }) => call))];
    const { rows } = await standingStatement(db, channel, calls).execute(db);
    for (const { notice_id, event_id, call, at, actor_key } of rows)
      found.push({ noticeId: notice_id, channel, eventID: event_id, call, actorKey: actor_key, at, refused: true });
  }
  return found;
}

/** Records come in no order: what made it good may be there already. */
async function isDoneElsewhere(db: Kysely<Tables>, refusal: Call): Promise<boolean> {
  const { rows } = await doneStatement(db, refusal).execute(db);
  return rows.length > 0;
}

export function doneStatement(
  db: Kysely<Tables>,
  { channel, call, noticeId, actorKey, at }: Omit<Call, 'eventID' | 'refused'>,
): RawBuilder<unknown> {
  return sql`select 1 from notice_activities member ${indexedBy(db, 'notice_activities_call')}
    ${joinInOrder(db)} activities on activities.event_id = member.event_id
    where member.call = ${call} and member.channel = ${channel} and member.notice_id <> ${noticeId}
      and member.refused = 0 and member.at >= ${at} and member.at < ${at + GROUP_LIMITS.openMs} and actor_key = ${actorKey}
    limit 1`;
}

async function speakAgain(db: Kysely<Tables>, noticeId: string, at: number): Promise<void> {
  await db
    .updateTable('notices')
    .set((eb) => askAgain({ eb, at }))
    .where('id', '=', noticeId)
    .where('state', 'in', ['open', 'settled'])
    .execute();
}
