import { type Kysely, sql } from 'kysely';
import { IS_DUE } from './due-notices.ts';
import { IS_OPEN } from './find-groups.ts';
import type { Tables } from './tables.ts';

/** Activities from before then that some channel has yet to show: they stay until it does. */
export async function findOwed(db: Kysely<Tables>, before: Date): Promise<ReadonlySet<string>> {
  const owed = new Set<string>();
  for (const isUnfinished of [IS_OPEN, IS_DUE]) {
    const rows = await db
      .selectFrom('notices')
      .innerJoin('notice_activities', 'notice_activities.notice_id', 'notices.id')
      .select('notice_activities.event_id')
      .where(isUnfinished)
      .where('notices.from_at', '<', before.getTime())
      .execute();
    for (const { event_id } of rows) owed.add(event_id);
  }
  return owed;
}

/** Takes activities out of their notices; a notice without any goes with all that is its own. */
export async function removeMembers(db: Kysely<Tables>, eventIds: readonly string[]): Promise<void> {
  const left = new Set<string>();
  for (const channel of await channels(db)) {
    const rows = await db
      .deleteFrom('notice_activities')
      .where('channel', '=', channel)
      .where('event_id', 'in', eventIds)
      .returning('notice_id')
      .execute();
    for (const { notice_id } of rows) left.add(notice_id);
  }
  if (left.size === 0) return;
  await countAgain(db, [...left]);
  await removeEmpty(db, [...left]);
}

/** Channels that ever heard of anything, one step of the primary key each. */
export async function channels(db: Kysely<Tables>): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const next = await db
      .selectFrom('notice_activities')
      .select('channel')
      .where('channel', '>', found.at(-1) ?? '')
      .orderBy('channel')
      .limit(1)
      .executeTakeFirst();
    if (!next) return found;
    found.push(next.channel);
  }
}

async function countAgain(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  const members = sql`from notice_activities where notice_activities.notice_id = notices.id`;
  await db
    .updateTable('notices')
    .set({
      size: sql<number>`(select count(*) ${members})`,
      refused: sql<number>`(select count(*) ${members} and notice_activities.refused = 1)`,
    })
    .where('id', 'in', ids)
    .execute();
}

async function removeEmpty(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  const rows = await db
    .selectFrom('notices')
    .select('id')
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notice_activities').select('event_id').whereRef('notice_activities.notice_id', '=', 'notices.id'),
        ),
      ),
    )
    .execute();
  const empty = rows.map(({ id }) => id);
  if (empty.length === 0) return;
  await db.deleteFrom('notice_parts').where('notice_id', 'in', empty).execute();
  await db.deleteFrom('notice_details').where('notice_id', 'in', empty).execute();
  await db.deleteFrom('notices').where('id', 'in', empty).execute();
}
