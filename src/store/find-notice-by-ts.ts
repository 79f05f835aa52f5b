import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The notice that is this message of a channel; the thread's root is what buttons and mentions speak of. */
export async function findNoticeByTs(db: Kysely<Tables>, channel: string, ts: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('notices')
    .select('id')
    .where('channel', '=', channel)
    .where('ts', '=', ts)
    .executeTakeFirst();
  return row?.id;
}
