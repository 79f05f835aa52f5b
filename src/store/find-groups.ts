import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { Group } from '../activity/group.ts';
import { DETAILS_LIMITS } from '../deliver-details.ts';
import type { OpenGroups, OpenGroupsWish } from '../ingest-notices.ts';
import { listOf, selectIn } from './bulk.ts';
import type { Tables } from './tables.ts';

/** As the index `notices_open` has it: a bound value would not be seen to be the same. */
export const IS_OPEN = sql<SqlBool>`state = 'open'`;

/** Whose the notices of many are, in the index of open ones. */
const NOBODY = '';

const OPEN = [
  `select id, kind, day, actor_key, opened_at, from_at, to_at, sensitive, session, ts, posting, size from notices
    where state = 'open' and actor_key in`,
  'and channel = ?',
] as const;

type Row = Selectable<Tables['notices']>;

/** The contract is NoticeTx.openGroups'. */
export async function openGroups(
  db: Kysely<Tables>,
  { channel, actorKeys, parts, eventIDs }: OpenGroupsWish,
): Promise<OpenGroups> {
  const found = await selectIn<Row>(db, OPEN, [NOBODY, ...actorKeys], [channel]);
  const rows = found.toSorted((one, other) => other.opened_at - one.opened_at || other.to_at - one.to_at);
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
  const { marks, list } = listOf(values);
  const rows = await selectIn<Selectable<Tables['notice_parts']>>(
    db,
    [
      'select notice_id, part, value, version from notice_parts where notice_id in',
      `and value in ${marks} order by version desc`,
    ],
    noticeIds,
    list,
  );
  for (const { notice_id, part, value } of rows)
    found.get(notice_id)?.[part === 'kind' ? 'kinds' : 'things'].push(value);
  return found;
}

async function findHeard(
  db: Kysely<Tables>,
  channel: string,
  eventIDs: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await selectIn<Readonly<{ event_id: string }>>(
    db,
    ['select event_id from notice_activities where event_id in', 'and channel = ?'],
    eventIDs,
    [channel],
  );
  return new Set(rows.map(({ event_id }) => event_id));
}
