import { addHours } from 'date-fns/addHours';
import type { Kysely } from 'kysely';
import { askAgain } from './ask-again.ts';
import { channels } from './remove-members.ts';
import type { NoticeState, Tables } from './tables.ts';

/** As long as one opening may be behind what follows. */
const EMERGENCY_HOURS = 12;
/** More notices than these say of no one thing what was done to it later. */
const MOST_LATE = 1000;

type Row = Readonly<{ event_id: string; at: number; is_change: number; resource_key: string | null }>;

/** Notices that hold one of these events, or say something of the row's own. */
export async function noticesShowing(
  db: Kysely<Tables>,
  row: Row,
  events: readonly string[],
): Promise<readonly string[]> {
  const told = await db
    .selectFrom('activities')
    .select('event_name')
    .where('event_id', '=', row.event_id)
    .executeTakeFirst();
  const behind = told?.event_name === 'AdminGetEmergencyAccessToken' ? await eventsAfter(db, row.at) : [];
  const shown: string[] = [];
  for (const channel of await channels(db)) {
    const rows = await db
      .selectFrom('notice_activities')
      .select('notice_id')
      .where('channel', '=', channel)
      .where('event_id', 'in', [...events, ...behind])
      .execute();
    shown.push(...rows.map(({ notice_id }) => notice_id));
    if (row.resource_key !== null) shown.push(...(await lateNotices(db, row, row.resource_key, channel)));
  }
  return shown;
}

async function eventsAfter(db: Kysely<Tables>, at: number): Promise<readonly string[]> {
  const until = addHours(at, EMERGENCY_HOURS).getTime();
  const rows = await db
    .selectFrom('activities')
    .select('event_id')
    .where('at', '>=', at)
    .where('at', '<=', until)
    .limit(MOST_LATE)
    .execute();
  return rows.map(({ event_id }) => event_id);
}

/** A late notice says what was done to its thing since. */
async function lateNotices(db: Kysely<Tables>, row: Row, key: string, channel: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('notices')
    .innerJoin('notice_activities', 'notice_activities.notice_id', 'notices.id')
    .innerJoin('activities', 'activities.event_id', 'notice_activities.event_id')
    .select('notices.id')
    .where('notices.channel', '=', channel)
    .where('notices.late_ms', 'is not', null)
    .where('activities.resource_key', '=', key)
    .where('activities.is_change', '=', 1)
    .where('activities.at', '<', row.at)
    .orderBy('activities.at', 'desc')
    .limit(MOST_LATE)
    .execute();
  return rows.map(({ id }) => id);
}

/** What Slack shows is edited once more, though nothing of it was to be: a notice that is closed is only settled again. */
export async function renewNotices(db: Kysely<Tables>, ids: readonly string[], now: Date): Promise<number> {
  if (ids.length === 0) return 0;
  const renewed = await db
    .updateTable('notices')
    .set((eb) => ({
      ...askAgain({ eb, at: now.getTime() }),
      state: eb.case().when('state', '=', 'closed').then<NoticeState>('settled').else(eb.ref('state')).end(),
    }))
    .where('id', 'in', ids)
    .where(({ eb, or }) => or([eb('ts', 'is not', null), eb('state', '<>', 'closed')]))
    .returning('id')
    .execute();
  return renewed.length;
}
