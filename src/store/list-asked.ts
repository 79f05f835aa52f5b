import type { Kysely } from 'kysely';
import type { AuditStore } from '../lookup.ts';
import type { Tables } from './tables.ts';

/** Newest first. */
export async function listAsked(
  db: Kysely<Tables>,
  { limit, offset }: Parameters<AuditStore['listAsked']>[0],
): ReturnType<AuditStore['listAsked']> {
  const rows = await db
    .selectFrom('asked')
    .select(['asked_id', 'at', 'slack_user_id', 'channel', 'text'])
    .orderBy('at', 'desc')
    .orderBy('asked_id', 'desc')
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
