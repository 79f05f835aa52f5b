import type { Kysely } from 'kysely';
import type { DetailOutcome, DueDetail } from '../deliver-store.ts';
import { IS_OWED } from './due-notices.ts';
import type { Tables } from './tables.ts';

/** The contract is DeliverStore.dueDetails'. */
export async function dueDetails(db: Kysely<Tables>, channel: string, limit: number): Promise<readonly DueDetail[]> {
  const rows = await db
    .selectFrom('notice_details as detail')
    // In this order: there are few details that are owed, and many notices in a channel.
    .crossJoin('notices')
    .whereRef('notices.id', '=', 'detail.notice_id')
    .select(['detail.notice_id', 'detail.part', 'detail.state', 'detail.ref', 'notices.ts'])
    .where(IS_OWED)
    .where('notices.channel', '=', channel)
    .where('notices.state', '!=', 'closed')
    .where('notices.ts', 'is not', null)
    .whereRef('notices.posted', '>=', 'notices.wanted')
    .orderBy('detail.part', 'desc')
    .orderBy('detail.since')
    .orderBy('detail.notice_id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ notice_id, part, state, ref, ts }) =>
    ts === null
      ? []
      : [{ noticeId: notice_id, channel, threadTs: ts, part, uncertain: state === 'posting', ...(ref && { ref }) }],
  );
}

export async function markDetail(
  db: Kysely<Tables>,
  { noticeId, part }: Pick<DueDetail, 'noticeId' | 'part'>,
  { state, ref }: DetailOutcome,
): Promise<void> {
  await db
    .updateTable('notice_details')
    .set({ state, ...(ref !== undefined && { ref }) })
    .where('notice_id', '=', noticeId)
    .where('part', '=', part)
    .execute();
}
