import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Group } from '../activity/group.ts';
import { DETAILS_LIMITS } from '../deliver-details.ts';
import type { OpenGroups, OpenGroupsWish } from '../ingest-notices.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

/** As the index `notices_open` has it: a bound value would not be seen to be the same. */
export const IS_OPEN = sql<SqlBool>`state = 'open'`;

/** Whose the notices of many are, in the index of open ones. */
const NOBODY = '';

/** The contract is NoticeTx.openGroups'. */
export async function openGroups(
  db: Kysely<Tables>,
  { channel, actorKeys, parts, eventIDs }: OpenGroupsWish,
): Promise<OpenGroups> {
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'kind', 'day', 'actor_key', 'from_at', 'to_at', 'sensitive', 'session', 'ts', 'posting', 'size'])
    .where('channel', '=', channel)
    .where('actor_key', 'in', [NOBODY, ...actorKeys])
    .where(IS_OPEN)
    .orderBy('opened_at', 'desc')
    .orderBy('to_at', 'desc')
    .execute();
  const partsOf = await findParts(
    db,
    rows.filter(({ kind }) => kind === 'run').map(({ id }) => id),
    parts,
  );
  const storm = rows.find(({ kind }) => kind === 'storm')?.id;
  const catchup = rows.find(({ kind }) => kind === 'catchup')?.id;
  return {
    runs: rows
      .filter(({ kind }) => kind === 'run')
      .map((row): Group => {
        const { things = [], kinds = [] } = partsOf.get(row.id) ?? {};
        return {
          noticeId: row.id,
          actorKey: row.actor_key,
          from: new Date(row.from_at),
          to: new Date(row.to_at),
          resourceKeys: things,
          kinds,
          sensitive: row.sensitive === 1,
          session: row.session === 1,
          posted: row.ts !== null || row.posting === 1,
          ...(row.size > DETAILS_LIMITS.told && { many: true }),
        };
      }),
    ...(storm !== undefined && { storm }),
    ...(catchup !== undefined && { catchup }),
    rollups: new Map(rows.flatMap(({ kind, day, id }) => (kind === 'rollup' && day !== null ? [[day, id]] : []))),
    heard: await findHeard(db, channel, eventIDs),
  };
}

type Parts = { things: string[]; kinds: string[] };

async function findParts(
  db: Kysely<Tables>,
  noticeIds: readonly string[],
  values: readonly string[],
): Promise<ReadonlyMap<string, Parts>> {
  const found = new Map<string, Parts>(noticeIds.map((id) => [id, { things: [], kinds: [] }]));
  if (noticeIds.length === 0) return found;
  for (const some of inChunks(values)) {
    const rows = await db
      .selectFrom('notice_parts')
      .select(['notice_id', 'part', 'value'])
      .where('notice_id', 'in', noticeIds)
      .where('value', 'in', some)
      .orderBy('version', 'desc')
      .execute();
    for (const { notice_id, part, value } of rows)
      found.get(notice_id)?.[part === 'kind' ? 'kinds' : 'things'].push(value);
  }
  return found;
}

async function findHeard(
  db: Kysely<Tables>,
  channel: string,
  eventIDs: readonly string[],
): Promise<ReadonlySet<string>> {
  const heard = new Set<string>();
  for (const some of inChunks(eventIDs)) {
    const rows = await db
      .selectFrom('notice_activities')
      .select('event_id')
      .where('channel', '=', channel)
      .where('event_id', 'in', some)
      .execute();
    for (const { event_id } of rows) heard.add(event_id);
  }
  return heard;
}
