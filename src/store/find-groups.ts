import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Group } from '../activity/group.ts';
import type { Tables } from './tables.ts';

/** A change joins by the things touched last; a run over more of them joins by its kind. */
const MOST_PARTS = 500;

/** As the index `notices_open` has it: a bound value would not be seen to be the same. */
export const IS_OPEN = sql<SqlBool>`state = 'open'`;

/** Groups that may grow, newest first; the contract is IngestTx.findOpenGroups'. */
export async function findOpenGroups(db: Kysely<Tables>, channel: string, actorKey: string): Promise<readonly Group[]> {
  const notices = await db
    .selectFrom('notices')
    .select(['id', 'from_at', 'to_at', 'sensitive'])
    .where('channel', '=', channel)
    .where('actor_key', '=', actorKey)
    .where(IS_OPEN)
    .orderBy('opened_at', 'desc')
    .orderBy('to_at', 'desc')
    .execute();
  const groups: Group[] = [];
  for (const { id, from_at, to_at, sensitive } of notices) {
    groups.push({
      noticeId: id,
      actorKey,
      from: new Date(from_at),
      to: new Date(to_at),
      resourceKeys: await findParts(db, id, 'thing'),
      kinds: await findParts(db, id, 'kind'),
      sensitive: sensitive === 1,
    });
  }
  return groups;
}

async function findParts(db: Kysely<Tables>, noticeId: string, part: 'thing' | 'kind'): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('notice_parts')
    .select('value')
    .where('notice_id', '=', noticeId)
    .where('part', '=', part)
    .orderBy('version', 'desc')
    .limit(MOST_PARTS)
    .execute();
  return rows.map(({ value }) => value);
}
