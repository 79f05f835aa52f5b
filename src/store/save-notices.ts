import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { groupKeysOf } from '../activity/group-joins.ts';
import { BotError } from '../errors.ts';
import type { PlannedNotice } from '../ingest.ts';
import { larger, smaller } from './dialect.ts';
import { findStoredId } from './same-actions.ts';
import type { Tables } from './tables.ts';

type Notice = Readonly<{ id: string; wanted: number }>;

/** Ignored when the channel has heard of the activity already. The activity must be stored. */
export async function openNotice(db: Kysely<Tables>, planned: PlannedNotice): Promise<void> {
  const stored = await findUnheard(db, planned);
  if (!stored) return;
  const { channel, activity, lateMs } = planned;
  const id = noticeId(channel, stored.eventId);
  const at = activity.at.getTime();
  await db
    .insertInto('notices')
    .values({
      id,
      channel,
      actor_key: activity.actor.key,
      wanted: 1,
      posted: 0,
      ts: null,
      posting: 0,
      state: 'open',
      from_at: at,
      to_at: at,
      opened_at: stored.arrivedAt,
      grown_at: stored.arrivedAt,
      since: stored.arrivedAt,
      sensitive: activity.severity === 'sensitive' ? 1 : 0,
      late_ms: lateMs ?? null,
      reason: null,
    })
    .execute();
  await saveMember(db, { id, wanted: 1 }, planned, stored);
}

/** Ignored when the channel has heard of the activity already. */
export async function addToNotice(db: Kysely<Tables>, id: string, planned: PlannedNotice): Promise<void> {
  const stored = await findUnheard(db, planned);
  if (!stored) return;
  const { activity, lateMs } = planned;
  const at = activity.at.getTime();
  const notice = await db
    .updateTable('notices')
    .set((eb) => ({
      wanted: eb('wanted', '+', 1),
      from_at: smaller(db, sql.ref('from_at'), sql`${at}`),
      to_at: larger(db, sql.ref('to_at'), sql`${at}`),
      grown_at: larger(db, sql.ref('grown_at'), sql`${stored.arrivedAt}`),
      since: eb.case().when('wanted', '>', eb.ref('posted')).then(eb.ref('since')).else(stored.arrivedAt).end(),
      ...(activity.severity === 'sensitive' && { sensitive: 1 }),
      ...(lateMs !== undefined && {
        late_ms: larger(db, sql`coalesce(late_ms, 0)`, sql`${lateMs}`),
      }),
    }))
    .where('id', '=', id)
    .returning(['id', 'wanted'])
    .executeTakeFirst();
  if (!notice) throw new BotError('record', `There is no notice ${id}.`);
  await saveMember(db, notice, planned, stored);
}

type Stored = Readonly<{ eventId: string; arrivedAt: number }>;

async function findUnheard(db: Kysely<Tables>, planned: PlannedNotice): Promise<Stored | undefined> {
  const { channel, activity } = planned;
  const eventId = (await findStoredId(db, [activity.eventID])) ?? activity.eventID;
  const row = await db
    .selectFrom('activities')
    .leftJoin('notice_activities as heard', (join) =>
      join.onRef('heard.event_id', '=', 'activities.event_id').on('heard.channel', '=', channel),
    )
    .select(['activities.arrived_at', 'heard.notice_id'])
    .where('activities.event_id', '=', eventId)
    .executeTakeFirst();
  if (!row) throw new BotError('record', `Activity ${eventId} is noticed before it is saved.`);
  return row.notice_id === null ? { eventId, arrivedAt: row.arrived_at } : undefined;
}

async function saveMember(
  db: Kysely<Tables>,
  { id, wanted }: Notice,
  { channel, activity }: PlannedNotice,
  { eventId, arrivedAt }: Stored,
): Promise<void> {
  const member = { channel, event_id: eventId, notice_id: id, version: wanted, arrived_at: arrivedAt };
  await db.insertInto('notice_activities').values(member).execute();
  const { resourceKeys, kind } = groupKeysOf(activity);
  const parts = [
    ...resourceKeys.map((key) => ({ part: 'thing' as const, value: key })),
    { part: 'kind' as const, value: kind },
  ];
  await db
    .insertInto('notice_parts')
    .values(parts.map((part) => ({ ...part, notice_id: id, version: wanted })))
    .onConflict((conflict) =>
      conflict.columns(['notice_id', 'part', 'value']).doUpdateSet(({ ref }) => ({ version: ref('excluded.version') })),
    )
    .execute();
}

/** The same after a lost store: a post that is looked for in the channel by its notice is found again. */
function noticeId(channel: string, eventId: string): string {
  return createHash('sha256').update(`${channel}\n${eventId}`).digest('hex').slice(0, 24);
}
