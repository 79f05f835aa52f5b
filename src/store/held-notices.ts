import { type Kysely, type SqlBool, sql } from 'kysely';
import type { HeldNotice, ShownIn } from '../deliver-held.ts';
import { fromRow } from './activity-row.ts';
import { IS_DUE } from './due-notices.ts';
import type { Tables } from './tables.ts';

/** What is held is due as well, and so found by the same index. */
export const IS_HELD = sql<SqlBool>`${IS_DUE} and state = 'held'`;

/** The contract is HeldStore.findHeld's. */
export async function findHeld(db: Kysely<Tables>, channel: string, limit: number): Promise<readonly HeldNotice[]> {
  const rows = await db
    .selectFrom('notices')
    .innerJoin('notice_activities as member', 'member.notice_id', 'notices.id')
    .innerJoin('activities', 'activities.event_id', 'member.event_id')
    .select(['notices.id', 'notices.posting', 'notices.opened_at', 'activities.body'])
    .where('notices.channel', '=', channel)
    .where(IS_HELD)
    .orderBy('activities.at')
    .orderBy('activities.event_id')
    .limit(limit)
    .execute();
  return rows.map(({ id, posting, opened_at, body }) => ({
    noticeId: id,
    activity: fromRow({ body }),
    arrivedAt: new Date(opened_at),
    isOfBackup: posting === 1,
  }));
}

export async function countHeld(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('notices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(IS_HELD)
    .executeTakeFirstOrThrow();
  return count;
}

/** Not told until somebody knows whether it was. */
export async function holdNotice(db: Kysely<Tables>, noticeId: string): Promise<void> {
  await db.updateTable('notices').set({ state: 'held', posting: 1 }).where('id', '=', noticeId).execute();
}

/** It can be looked for now, as any post whose answer was lost. */
export async function letGo(db: Kysely<Tables>, noticeId: string): Promise<void> {
  await db.updateTable('notices').set({ state: 'settled' }).where('id', '=', noticeId).execute();
}

/** As if its activity had never been planned. */
export async function forgetHeld(db: Kysely<Tables>, noticeId: string): Promise<void> {
  await db.deleteFrom('notice_activities').where('notice_id', '=', noticeId).execute();
  await db.deleteFrom('notice_parts').where('notice_id', '=', noticeId).execute();
  await db.deleteFrom('notices').where('id', '=', noticeId).execute();
}

/** Its activity is part of the notice that the channel shows, which this store may not know of. */
export async function adopt(db: Kysely<Tables>, held: HeldNotice, shown: ShownIn): Promise<void> {
  await db
    .updateTable('notices')
    .set({ id: shown.noticeId, state: 'settled', ts: shown.ts, posted: 1, wanted: 1, posting: 0 })
    .where('id', '=', held.noticeId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('notices as known').select('known.id').where('known.id', '=', shown.noticeId))),
    )
    .execute();
  await db
    .updateTable('notice_activities')
    .set({ notice_id: shown.noticeId, version: 1 })
    .where('notice_id', '=', held.noticeId)
    .execute();
  await db.deleteFrom('notice_parts').where('notice_id', '=', held.noticeId).execute();
  if (held.noticeId !== shown.noticeId) await db.deleteFrom('notices').where('id', '=', held.noticeId).execute();
  await db
    .updateTable('notices')
    .set({
      size: sql<number>`(select count(*) from notice_activities member where member.notice_id = notices.id)`,
      refused: sql<number>`(select count(*) from notice_activities member
        where member.notice_id = notices.id and member.refused = 1)`,
    })
    .where('id', '=', shown.noticeId)
    .execute();
}
