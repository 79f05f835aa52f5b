import type { Kysely } from 'kysely';
import type { Explained } from '../activity/known.ts';
import { owesDetails } from '../deliver-details.ts';
import type { NoticeFirst, NoticePage } from '../deliver-store.ts';
import type { NoticeView } from '../notice/views.ts';
import { fromRow } from './activity-row.ts';
import { explain } from './explain.ts';
import { findLater } from './known-later.ts';
import { countSensitive, summarize } from './notice-summary.ts';
import type { Tables } from './tables.ts';

/** Up to here a run is told from its activities one by one. */
const READ_ONE_BY_ONE = 500;
/** One late save is a late notice; more of what came late is counted. */
const LATE_ONE_BY_ONE = 5;

/** What a channel is to see of a notice; undefined when there is none. */
export async function noticeView(db: Kysely<Tables>, noticeId: string): Promise<NoticeView | undefined> {
  const notice = await db
    .selectFrom('notices')
    .select(['id', 'channel', 'actor_key', 'kind', 'state', 'sensitive', 'late_ms', 'size'])
    .select(['from_at', 'to_at'])
    .where('id', '=', noticeId)
    .executeTakeFirst();
  if (!notice) return undefined;
  const { kind, size, late_ms } = notice;
  const view = {
    noticeId,
    kind,
    size,
    open: notice.state === 'open',
    hasDetails: owesDetails({ kind, size }),
    ...(late_ms !== null && { lateMs: late_ms }),
  };
  if (kind === 'rollup' || kind === 'storm' || size > READ_ONE_BY_ONE) {
    return { ...view, activities: [], summary: await summarize(db, notice) };
  }
  const members = await membersOf(db, noticeId, { limit: READ_ONE_BY_ONE });
  const activities = await explain(db, members.map(fromRow));
  const mended = members.flatMap(({ event_id, mended }) => (mended === 1 ? [event_id] : []));
  if (kind === 'catchup' && !areFewOfOne(activities)) {
    return { ...view, activities: [], summary: await summarize(db, notice) };
  }
  const told = {
    ...view,
    activities,
    ...(mended.length > 0 && { mended }),
    ...(await elsewhereOf(db, notice)),
  };
  if (late_ms === null) return told;
  // A late alarm about something already undone is worse than none: it says what is true now.
  const later = await findLater(
    db,
    activities.map(({ activity }) => activity),
  );
  return { ...told, later: await explain(db, later) };
}

/** Nothing is said of none. */
async function elsewhereOf(
  db: Kysely<Tables>,
  notice: Parameters<typeof countSensitive>[1] & Readonly<{ sensitive: number; size: number }>,
): Promise<Pick<NoticeView, 'sensitiveElsewhere'>> {
  if (notice.kind !== 'run' || notice.sensitive === 1 || notice.size < 2) return {};
  const sensitiveElsewhere = await countSensitive(db, notice);
  return sensitiveElsewhere > 0 ? { sensitiveElsewhere } : {};
}

function sizeOf(db: Kysely<Tables>, noticeId: string) {
  return db.selectFrom('notices').select(['size', 'state']).where('id', '=', noticeId).executeTakeFirst();
}

/** The contract is DeliverStore.noticePage's. */
export async function noticePage(
  db: Kysely<Tables>,
  noticeId: string,
  page: Readonly<{ offset: number; limit: number }>,
): Promise<NoticePage | undefined> {
  const notice = await sizeOf(db, noticeId);
  if (!notice) return undefined;
  const activities = await explain(db, (await membersOf(db, noticeId, page)).map(fromRow));
  return { activities, size: notice.size, open: notice.state === 'open' };
}

/** The contract is DeliverStore.firstOfNotice's. */
export async function firstOfNotice(db: Kysely<Tables>, noticeId: string, limit: number): Promise<NoticeFirst> {
  const notice = await sizeOf(db, noticeId);
  const { mended } = await db
    .selectFrom('notice_activities')
    .select((eb) => eb.fn.countAll<number>().as('mended'))
    .where('notice_id', '=', noticeId)
    .where('mended', '=', 1)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('notice_activities as member')
    .innerJoin('activities', 'activities.event_id', 'member.event_id')
    .select('body')
    .where('notice_id', '=', noticeId)
    .where('member.mended', '=', 0)
    .orderBy('member.version')
    .orderBy('member.at')
    .orderBy('member.event_id')
    .limit(limit)
    .execute();
  const activities = await explain(db, rows.map(fromRow));
  const size = (notice?.size ?? activities.length + mended) - mended;
  return { activities, size, open: notice?.state === 'open', mended };
}

/** The contract is DeliverStore.noticeEvents'. */
export async function noticeEvents(db: Kysely<Tables>, noticeId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('notice_activities')
    .select('event_id')
    .where('notice_id', '=', noticeId)
    .orderBy('version')
    .orderBy('event_id')
    .execute();
  return rows.map(({ event_id }) => event_id);
}

/**
 * Oldest first; within a second, which is as exact as CloudTrail is, a refusal before what mended it. The page is found
 * before its bodies are read: sorting those of ten thousand for each page would hold up everything else.
 */
async function membersOf(
  db: Kysely<Tables>,
  noticeId: string,
  { offset = 0, limit }: Readonly<{ offset?: number; limit: number }>,
): Promise<readonly Readonly<{ body: string; event_id: string; mended: number }>[]> {
  return db
    .selectFrom(
      db
        .selectFrom('notice_activities')
        .select(['event_id', 'at', 'refused', 'mended'])
        .where('notice_id', '=', noticeId)
        .orderBy('at')
        .orderBy('refused', 'desc')
        .orderBy('event_id')
        .limit(limit)
        .offset(offset)
        .as('page'),
    )
    .innerJoin('activities', 'activities.event_id', 'page.event_id')
    .select(['body', 'page.event_id', 'page.mended'])
    .orderBy('page.at')
    .orderBy('page.refused', 'desc')
    .orderBy('page.event_id')
    .execute();
}

function areFewOfOne(activities: readonly Explained[]): boolean {
  const actors = new Set(activities.map(({ activity }) => activity.actor.key));
  return actors.size === 1 && activities.length <= LATE_ONE_BY_ONE;
}
