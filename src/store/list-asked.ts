import { type Kysely, sql } from 'kysely';
import type { AuditStore } from '../lookup.ts';
import type { Tables } from './tables.ts';

/** Newest first: in the order they were first saved, which needs no index. */
export async function listAsked(
  db: Kysely<Tables>,
  { limit, offset }: Parameters<AuditStore['listAsked']>[0],
): ReturnType<AuditStore['listAsked']> {
  const rows = await db
    .selectFrom('asked')
    .select(['asked_id', 'at', 'slack_user_id', 'channel', 'text'])
    .orderBy(sql`rowid`, 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ asked_id, at, slack_user_id, channel, text }) => ({
    askedId: asked_id,
    at: new Date(at),
    slackUserId: slack_user_id,
    channel,
    text,
  }));
}
