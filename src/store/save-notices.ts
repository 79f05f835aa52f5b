import { type Insertable, type Kysely, type RawBuilder, sql } from 'kysely';
import { callOf, groupKeysOf } from '../activity/group-joins.ts';
import { BotError } from '../errors.ts';
import type { NoticeChange, Opening, PlannedNotice } from '../ingest-notices.ts';
import { inChunks } from './in-chunks.ts';
import { oweList } from './settle-groups.ts';
import type { Tables } from './tables.ts';

type Member = Insertable<Tables['notice_activities']>;
type Part = Insertable<Tables['notice_parts']>;

/** The contract is NoticeTx.saveMembers'. The activities must be stored. */
export async function saveMembers(db: Kysely<Tables>, changes: readonly NoticeChange[]): Promise<void> {
  const opened = changes.flatMap(({ noticeId, opens, members }) => (opens ? [toNotice(noticeId, opens, members)] : []));
  for (const some of inChunks(opened)) await db.insertInto('notices').values(some).execute();
  const members: Member[] = [];
  const parts = new Map<string, Part>();
  for (const change of changes) {
    const version = change.opens ? 1 : await grow(db, change);
    members.push(...change.members.map((planned) => toMember(change.noticeId, version, planned)));
    for (const part of partsOf(change, version)) parts.set(`${part.notice_id} ${part.part} ${part.value}`, part);
  }
  for (const some of inChunks(members)) await db.insertInto('notice_activities').values(some).execute();
  for (const some of inChunks([...parts.values()])) await saveParts(db, some);
  await mend(
    db,
    changes.map(({ noticeId }) => noticeId),
    [...new Set(members.flatMap(({ call }) => call ?? []))],
  );
}

function toNotice(id: string, opens: Opening, members: readonly PlannedNotice[]): Insertable<Tables['notices']> {
  const { channel, kind, actorKey, sensitive, session, held, day = null } = opens;
  const { from, to, arrived, lateMs, refused } = spanOf(members);
  return {
    id,
    channel,
    actor_key: actorKey,
    kind,
    day,
    wanted: 1,
    posted: 0,
    ts: null,
    posting: 0,
    state: held ? 'held' : 'open',
    from_at: from,
    to_at: to,
    opened_at: arrived,
    grown_at: arrived,
    since: arrived,
    sensitive: sensitive ? 1 : 0,
    session: session ? 1 : 0,
    late_ms: lateMs,
    size: members.length,
    refused,
    reason: null,
  };
}

function spanOf(members: readonly PlannedNotice[]) {
  const times = members.map(({ activity }) => activity.at.getTime());
  const late = members.flatMap(({ lateMs }) => (lateMs === undefined ? [] : [lateMs]));
  return {
    from: Math.min(...times),
    to: Math.max(...times),
    arrived: Math.max(...members.map(({ arrivedAt }) => arrivedAt.getTime())),
    lateMs: late.length > 0 ? Math.max(...late) : null,
    refused: members.filter(({ activity }) => activity.failure).length,
  };
}

/** The version that shows what joined. */
async function grow(db: Kysely<Tables>, { noticeId, members }: NoticeChange): Promise<number> {
  const { from, to, arrived, lateMs, refused } = spanOf(members);
  const larger = (column: string, value: number) =>
    sql<number>`case when ${sql.ref(column)} > ${value} then ${sql.ref(column)} else ${value} end`;
  const notice = await db
    .updateTable('notices')
    .set((eb) => ({
      wanted: eb('wanted', '+', 1),
      size: eb('size', '+', members.length),
      refused: eb('refused', '+', refused),
      from_at: sql<number>`case when from_at < ${from} then from_at else ${from} end`,
      to_at: larger('to_at', to),
      grown_at: larger('grown_at', arrived),
      since: sql<number>`case when wanted > posted then since else ${arrived} end`,
      ...(lateMs !== null && { late_ms: sql<number>`case when late_ms > ${lateMs} then late_ms else ${lateMs} end` }),
    }))
    .where('id', '=', noticeId)
    .returning(['wanted', 'size'])
    .executeTakeFirst();
  if (!notice) throw new BotError('record', `There is no notice ${noticeId}.`);
  await oweList(db, noticeId, notice.size, arrived);
  return notice.wanted;
}

function toMember(noticeId: string, version: number, { channel, activity, arrivedAt }: PlannedNotice): Member {
  return {
    channel,
    event_id: activity.eventID,
    notice_id: noticeId,
    version,
    arrived_at: arrivedAt.getTime(),
    at: activity.at.getTime(),
    call: callOf(activity),
    refused: activity.failure ? 1 : 0,
    mended: 0,
  };
}

/** Only runs are joined by what is in them. */
function partsOf({ noticeId, opens, members }: NoticeChange, version: number): readonly Part[] {
  if (opens && opens.kind !== 'run') return [];
  return members.flatMap(({ activity }) => {
    const { resourceKeys, kind } = groupKeysOf(activity);
    return [
      ...resourceKeys.map((value) => ({ notice_id: noticeId, part: 'thing' as const, value, version })),
      { notice_id: noticeId, part: 'kind' as const, value: kind, version },
    ];
  });
}

async function saveParts(db: Kysely<Tables>, parts: readonly Part[]): Promise<void> {
  await db
    .insertInto('notice_parts')
    .values(parts)
    .onConflict((conflict) =>
      conflict.columns(['notice_id', 'part', 'value']).doUpdateSet(({ ref }) => ({ version: ref('excluded.version') })),
    )
    .execute();
}

/**
 * A refusal that a success of the same call follows, whichever of them came first, does not count. `calls` are those that
 * something was added to; all of them where it is not said: looking at each refusal of a storm for every change would be too much.
 */
export async function mend(db: Kysely<Tables>, noticeIds: readonly string[], calls?: readonly string[]): Promise<void> {
  for (const some of inChunks(noticeIds)) {
    const refused = await db
      .selectFrom('notices')
      .select('id')
      .where('id', 'in', some)
      .where('refused', '>', 0)
      .execute();
    if (refused.length === 0) continue;
    const ids = refused.map(({ id }) => id);
    if (calls) for (const part of inChunks(calls)) await mendThose(db, ids, sql`and call in (${sql.join(part)})`);
    else await mendThose(db, ids);
  }
}

async function mendThose(
  db: Kysely<Tables>,
  ids: readonly string[],
  which: RawBuilder<unknown> = sql``,
): Promise<void> {
  await sql`update notice_activities set mended = 1
    where notice_id in (${sql.join(ids)}) ${which} and refused = 1 and mended = 0 and exists (
      select 1 from notice_activities done where done.notice_id = notice_activities.notice_id
        and done.call = notice_activities.call and done.refused = 0 and done.at >= notice_activities.at)`.execute(db);
}
