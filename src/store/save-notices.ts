import type { Kysely } from 'kysely';
import { callOf, groupKeysOf } from '../activity/group-joins.ts';
import { BotError } from '../errors.ts';
import type { NoticeChange, Opening, PlannedNotice } from '../ingest-notices.ts';
import { insertRows, listOf, runText, type Values } from './bulk.ts';
import { inChunks } from './in-chunks.ts';
import { mendElsewhere } from './mend-elsewhere.ts';
import { oweList } from './settle-groups.ts';
import type { Tables } from './tables.ts';

const NOTICE_COLUMNS = [
  ...['id', 'channel', 'actor_key', 'kind', 'day', 'state', 'from_at', 'to_at', 'opened_at', 'grown_at', 'since'],
  ...['sensitive', 'session', 'late_ms', 'size', 'refused', 'wanted', 'posted', 'posting'],
] as const;

const MEMBERS = {
  table: 'notice_activities',
  columns: ['channel', 'event_id', 'notice_id', 'version', 'arrived_at', 'at', 'call', 'refused', 'mended'],
} as const;

const PARTS = {
  table: 'notice_parts',
  columns: ['notice_id', 'part', 'value', 'version'],
  tail: 'on conflict (notice_id, part, value) do update set version = excluded.version',
} as const;

/** The version that shows what joined; of times that are null nothing is larger. */
const GROW = `update notices set wanted = wanted + 1, size = size + ?, refused = refused + ?,
  from_at = case when from_at < ? then from_at else ? end, to_at = case when to_at > ? then to_at else ? end,
  grown_at = case when grown_at > ? then grown_at else ? end, since = case when wanted > posted then since else ? end,
  late_ms = case when late_ms > ? then late_ms else coalesce(?, late_ms) end
  where id = ? returning wanted, size, refused`;

/** What a notice is from now on. */
type Shown = Readonly<{ wanted: number; size: number; refused: number }>;

/** The contract is NoticeTx.saveMembers'. The activities must be stored. */
export async function saveMembers(db: Kysely<Tables>, changes: readonly NoticeChange[]): Promise<void> {
  const opened = changes.flatMap(({ noticeId, opens, members }) => (opens ? [toNotice(noticeId, opens, members)] : []));
  await insertRows(db, { table: 'notices', columns: NOTICE_COLUMNS }, inOrder(opened, 0));
  const members: Values[] = [];
  const parts = new Map<string, Values>();
  const refused: string[] = [];
  for (const change of changes) {
    const shown = change.opens ? toShown(change.members) : await grow(db, change);
    if (shown.refused > 0) refused.push(change.noticeId);
    members.push(...change.members.map((planned) => toMember(change.noticeId, shown.wanted, planned)));
    for (const part of partsOf(change, shown.wanted)) parts.set(part.slice(0, 3).join(' '), part);
  }
  await insertRows(db, MEMBERS, inOrder(members, 1));
  await insertRows(db, PARTS, inOrder([...parts.values()], 0));
  const planned = changes.flatMap((change) => change.members);
  await mend(db, refused, [...new Set(planned.map(({ activity }) => callOf(activity)))]);
  await mendElsewhere(db, changes, Math.max(...planned.map(({ arrivedAt }) => arrivedAt.getTime())));
}

/** As the table has them: neighbours share a page. */
function inOrder(rows: readonly Values[], column: number): readonly Values[] {
  return rows.toSorted((one, other) => (String(one[column]) < String(other[column]) ? -1 : 1));
}

function toNotice(id: string, opens: Opening, members: readonly PlannedNotice[]): Values {
  const { channel, kind, actorKey, sensitive, session, held, day = null } = opens;
  const { from, to, arrived, lateMs, refused } = spanOf(members);
  return [
    ...[id, channel, actorKey, kind, day, held ? 'held' : 'open', from, to, arrived, arrived, arrived],
    ...[sensitive ? 1 : 0, session ? 1 : 0, lateMs, members.length, refused, 1, 0, 0],
  ];
}

function toShown(members: readonly PlannedNotice[]): Shown {
  return { wanted: 1, size: members.length, refused: spanOf(members).refused };
}

function spanOf(members: readonly PlannedNotice[]) {
  const times = members.map(({ activity }) => activity.at.getTime());
  const late = members.flatMap(({ lateMs }) => (lateMs === undefined ? [] : [lateMs]));
  return {
    from: Math.min(...times),
    to: Math.max(...times),
    arrived: Math.max(...members.map(({ arrivedAt }) => arrivedAt.getTime())),
    lateMs: late.length > 0 ? Math.max(...late) : null,
    refused: members.filter(({ activity }) => activity.failure).length,
  };
}

async function grow(db: Kysely<Tables>, { noticeId, members }: NoticeChange): Promise<Shown> {
  const { from, to, arrived, lateMs, refused } = spanOf(members);
  const times = [from, from, to, to, arrived, arrived, arrived, lateMs, lateMs];
  const [notice] = await runText<Shown>(db, GROW, [members.length, refused, ...times, noticeId]);
  if (!notice) throw new BotError('record', `There is no notice ${noticeId}.`);
  await oweList(db, noticeId, notice.size, arrived);
  return notice;
}

function toMember(noticeId: string, version: number, { channel, activity, arrivedAt }: PlannedNotice): Values {
  const { eventID, at, failure } = activity;
  const times = [arrivedAt.getTime(), at.getTime()];
  return [channel, eventID, noticeId, version, ...times, callOf(activity), failure ? 1 : 0, 0];
}

/** Only runs are joined by what is in them. */
function partsOf({ noticeId, opens, members }: NoticeChange, version: number): readonly Values[] {
  if (opens && opens.kind !== 'run') return [];
  return members.flatMap(({ activity }) => {
    const { resourceKeys, kind } = groupKeysOf(activity);
    return [...resourceKeys.map((value) => [noticeId, 'thing', value, version]), [noticeId, 'kind', kind, version]];
  });
}

/**
 * A refusal that a success of the same call follows, whichever of them came first, does not count. `calls` are those that
 * something was added to; all of them where it is not said: looking at each refusal of a storm for every change would be
 * too much.
 */
export async function mend(db: Kysely<Tables>, noticeIds: readonly string[], calls?: readonly string[]): Promise<void> {
  for (const some of inChunks(noticeIds)) {
    if (!calls) await mendThose(db, some);
    else for (const part of inChunks(calls)) await mendThose(db, some, part);
  }
}

/** Lists of few lengths: a statement of each length would be prepared anew. */
async function mendThose(db: Kysely<Tables>, ids: readonly string[], calls?: readonly string[]): Promise<void> {
  const notices = listOf(ids);
  const called = calls && listOf(calls);
  const text = `update notice_activities set mended = 1
    where notice_id in ${notices.marks} ${called ? `and call in ${called.marks}` : ''} and refused = 1 and mended = 0
      and exists (select 1 from notice_activities done where done.notice_id = notice_activities.notice_id
        and done.call = notice_activities.call and done.refused = 0 and done.at >= notice_activities.at)`;
  await runText(db, text, [...notices.list, ...(called?.list ?? [])]);
}
