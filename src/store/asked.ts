import type { Kysely } from 'kysely';
import type { Asked, LookupStore } from '../lookup.ts';
import type { Tables } from './tables.ts';

type Answer = Parameters<LookupStore['saveAnswer']>[0];
type Where = Parameters<LookupStore['findAnswer']>[0];

/** Saved again under the same id, a question keeps who asked it and gets a new state. */
export async function saveAsked(db: Kysely<Tables>, asked: Asked): Promise<void> {
  const { askedId, at, slackUserId, channel, text } = asked;
  const state = JSON.stringify(asked.state ?? null);
  await db
    .insertInto('asked')
    .values({ asked_id: askedId, at: at.getTime(), slack_user_id: slackUserId, channel, text, state })
    .onConflict((conflict) => conflict.column('asked_id').doUpdateSet({ state }))
    .execute();
}

export async function findAsked(db: Kysely<Tables>, askedId: string): Promise<Asked | undefined> {
  const row = await db.selectFrom('asked').selectAll().where('asked_id', '=', askedId).executeTakeFirst();
  if (!row) return undefined;
  const { channel, text } = row;
  return { askedId, at: new Date(row.at), slackUserId: row.slack_user_id, channel, text, state: JSON.parse(row.state) };
}

export async function saveAnswer(db: Kysely<Tables>, { channel, threadTs, question, ts, at }: Answer): Promise<void> {
  await db
    .insertInto('answers')
    .values({ channel, thread_ts: threadTs, question, at: at.getTime(), ts })
    .onConflict((conflict) => conflict.columns(['channel', 'thread_ts', 'question', 'at']).doUpdateSet({ ts }))
    .execute();
}

/** The newest one that is not older than `since`. */
export async function findAnswer(db: Kysely<Tables>, where: Where): ReturnType<LookupStore['findAnswer']> {
  const row = await db
    .selectFrom('answers')
    .select(['ts', 'at'])
    .where('channel', '=', where.channel)
    .where('thread_ts', '=', where.threadTs)
    .where('question', '=', where.question)
    .where('at', '>=', where.since.getTime())
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row && { ts: row.ts, at: new Date(row.at) };
}
