import { type Kysely, type SqlBool, sql } from 'kysely';
import { GROUP_LIMITS } from '../activity/group-joins.ts';
import type { DueNotice } from '../deliver.ts';
import type { NoticeView } from '../notice/views.ts';
import { fromRow } from './activity-row.ts';
import { larger } from './dialect.ts';
import { explain } from './explain.ts';
import { IS_OPEN } from './find-groups.ts';
import { findLater } from './known-later.ts';
import type { Tables } from './tables.ts';

/** What one message can speak of; the rest is found by asking. */
const MOST_ACTIVITIES = 2000;

/** As the index `notices_due` has it, word for word. */
const IS_DUE = sql<SqlBool>`wanted > posted and state <> 'closed'`;

export async function dueNotices(
  db: Kysely<Tables>,
  limit: number,
  parked: readonly string[],
): Promise<readonly DueNotice[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'channel', 'wanted', 'ts', 'posting', 'since'])
    .where(IS_DUE)
    .$if(parked.length > 0, (due) => due.where('channel', 'not in', parked))
    .orderBy(sql`ts is not null`)
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, channel, wanted, ts, posting, since }) => {
    const first = ts === null ? { uncertain: posting === 1 } : { uncertain: false, ts };
    return { noticeId: id, channel, wanted, since: new Date(since), ...first };
  });
}

export async function noticeView(db: Kysely<Tables>, noticeId: string): Promise<NoticeView | undefined> {
  const notice = await db
    .selectFrom('notices')
    .select(['state', 'late_ms'])
    .where('id', '=', noticeId)
    .executeTakeFirst();
  if (!notice) return undefined;
  const rows = await db
    .selectFrom('notice_activities as member')
    .innerJoin('activities', 'activities.event_id', 'member.event_id')
    .select('body')
    .where('notice_id', '=', noticeId)
    .orderBy('activities.at')
    .orderBy('activities.event_id')
    .limit(MOST_ACTIVITIES)
    .execute();
  const found = rows.map(fromRow);
  const activities = await explain(db, found);
  const view = { noticeId, activities, open: notice.state === 'open' };
  if (notice.late_ms === null) return view;
  // A late alarm about something already undone is worse than none: it says what is true now.
  return { ...view, lateMs: notice.late_ms, later: await explain(db, await findLater(db, found)) };
}

export async function markPosting(db: Kysely<Tables>, noticeId: string): Promise<void> {
  await db.updateTable('notices').set({ posting: 1 }).where('id', '=', noticeId).execute();
}

/** A version below one that is posted already (an answer that came late) takes nothing back. */
export async function markPosted(
  db: Kysely<Tables>,
  { noticeId, version, ts }: Readonly<{ noticeId: string; version: number; ts: string }>,
): Promise<void> {
  await db
    .updateTable('notices')
    .set((eb) => ({
      ts,
      posting: 0,
      posted: larger(db, sql.ref('posted'), sql`${version}`),
      since: eb.fn.coalesce(
        eb
          .selectFrom('notice_activities as unseen')
          .select(({ fn }) => fn.min('unseen.arrived_at').as('since'))
          .whereRef('unseen.notice_id', '=', 'notices.id')
          .where('unseen.version', '>', version),
        'since',
      ),
    }))
    .where('id', '=', noticeId)
    .execute();
}

export async function closeNotice(db: Kysely<Tables>, noticeId: string, reason: string): Promise<void> {
  await db.updateTable('notices').set({ state: 'closed', reason }).where('id', '=', noticeId).execute();
}

/** By arrival: a record that comes late is still the newest thing its channel hears of. */
export async function settleGroups(db: Kysely<Tables>, now: Date): Promise<void> {
  await db
    .updateTable('notices')
    .set({ state: 'settled' })
    .where(IS_OPEN)
    .where(({ eb, or }) =>
      or([
        eb('grown_at', '<=', now.getTime() - GROUP_LIMITS.quietMs),
        eb('opened_at', '<=', now.getTime() - GROUP_LIMITS.openMs),
      ]),
    )
    .execute();
}
