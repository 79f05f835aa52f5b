import type { Kysely } from 'kysely';
import type { NoticeActivities, NoticePage } from '../deliver.ts';
import { fromRow } from './activity-row.ts';
import { explain } from './explain.ts';
import type { Tables } from './tables.ts';

/** Undefined for a notice that is not there. */
export async function noticePage(
  db: Kysely<Tables>,
  noticeId: string,
  { offset, limit }: NoticePage,
): Promise<NoticeActivities | undefined> {
  const notice = await db.selectFrom('notices').select('id').where('id', '=', noticeId).executeTakeFirst();
  if (!notice) return undefined;
  const members = db
    .selectFrom('notice_activities as member')
    .innerJoin('activities', 'activities.event_id', 'member.event_id')
    .where('notice_id', '=', noticeId);
  const { size } = await members.select(({ fn }) => fn.countAll<number>().as('size')).executeTakeFirstOrThrow();
  const rows = await members
    .select('body')
    .orderBy('activities.at')
    .orderBy('activities.event_id')
    .limit(limit)
    .offset(offset)
    .execute();
  // PostgreSQL counts in bigint, which its driver hands over as text.
  return { size: Number(size), activities: await explain(db, rows.map(fromRow)) };
}
