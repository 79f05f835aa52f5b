import { type Kysely, type SqlBool, sql } from 'kysely';
import type { DueNotice, Lease } from '../deliver-store.ts';
import { keepLease } from './leases.ts';
import type { Tables } from './tables.ts';

// As the indexes have it, word for word: a bound value would not be seen to be the same.
export const IS_OWED = sql<SqlBool>`detail.state in ('due', 'posting')`;
export const IS_DUE = sql<SqlBool>`wanted > posted and state <> 'closed'`;

/** The contract is DeliverStore.dueChannels'. */
export async function dueChannels(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('notices')
    .select('channel')
    .where(IS_DUE)
    .where('state', '!=', 'held')
    .union(
      db
        .selectFrom('notice_details as detail')
        .innerJoin('notices', 'notices.id', 'detail.notice_id')
        .select('channel')
        .where(IS_OWED)
        .where('notices.state', '!=', 'closed'),
    )
    .execute();
  return rows.map(({ channel }) => channel).toSorted();
}

/** The contract is DeliverStore.dueNotices'. */
export async function dueNotices(db: Kysely<Tables>, channel: string, limit: number): Promise<readonly DueNotice[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'kind', 'sensitive', 'wanted', 'ts', 'posting', 'since', 'state', 'sent_at', 'edits'])
    .where(IS_DUE)
    .where('state', '!=', 'held')
    .where('channel', '=', channel)
    .orderBy(sql`case when ts is null then 0 else 1 end`)
    .orderBy('sensitive', 'desc')
    .orderBy('since')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, kind, sensitive, wanted, ts, posting, since, state, sent_at, edits }) => ({
    noticeId: id,
    channel,
    kind,
    sensitive: sensitive === 1,
    wanted,
    since: new Date(since),
    open: state === 'open',
    edits,
    ...(ts === null ? { uncertain: posting === 1 } : { uncertain: false, ts }),
    ...(sent_at !== null && { sentAt: new Date(sent_at) }),
  }));
}

/** The contract is DeliverStore.markPosting's. */
export async function markPosting(db: Kysely<Tables>, noticeId: string, lease: Lease): Promise<boolean> {
  if (!(await keepLease(db, lease))) return false;
  await setPosting(db, noticeId, 1);
  return true;
}

export async function markNotPosted(db: Kysely<Tables>, noticeId: string): Promise<void> {
  await setPosting(db, noticeId, 0);
}

async function setPosting(db: Kysely<Tables>, noticeId: string, posting: 0 | 1): Promise<void> {
  await db.updateTable('notices').set({ posting }).where('id', '=', noticeId).execute();
}

type Posted = Readonly<{ noticeId: string; version: number; ts: string; at: Date }>;

/** A version below one that is posted already (an answer that came late) takes nothing back. */
export async function markPosted(db: Kysely<Tables>, { noticeId, version, ts, at }: Posted): Promise<void> {
  await db
    .updateTable('notices')
    .set((eb) => ({
      ts,
      posting: 0,
      sent_at: at.getTime(),
      edits: sql<number>`edits + case when ts is null then 0 else 1 end`,
      posted: sql<number>`case when posted > ${version} then posted else ${version} end`,
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
