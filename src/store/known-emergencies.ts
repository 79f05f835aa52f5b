import { subHours } from 'date-fns/subHours';
import { type Kysely, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { Tables } from './tables.ts';

/** One opening may be behind what follows for so long: the federated session ends then. */
const HOURS = 12;

export type Emergency = Readonly<{ actor: string; at: Date }>;
type Row = Readonly<{ signature: string; at: number; instance_id: string | null; account: string | null }>;

/** For each activity, the openings of emergency access to its instance (else its account) shortly before, newest first. */
export async function findEmergencies(
  db: Kysely<Tables>,
  activities: readonly Activity[],
): Promise<readonly (readonly Emergency[])[]> {
  if (activities.length === 0) return [];
  const times = activities.map(({ at }) => at.getTime());
  const from = subHours(Math.min(...times), HOURS).getTime();
  const { rows } = await sql<Row>`
    select actors.signature, activities.at, activities.instance_id, activities.account
    from activities join actors on actors.key = activities.actor_key
    where event_name = 'AdminGetEmergencyAccessToken' and refused = 0 and at >= ${from} and at <= ${Math.max(...times)}
    order by at desc`.execute(db);
  return activities.map((activity) => rows.filter((row) => mayBeBehind(row, activity)).map(toEmergency));
}

function mayBeBehind({ at, instance_id, account }: Row, activity: Activity): boolean {
  if (at > activity.at.getTime() || at < subHours(activity.at, HOURS).getTime()) return false;
  if (instance_id !== null && activity.instanceId) return instance_id === activity.instanceId;
  return account !== null && account === activity.account;
}

function toEmergency({ signature, at }: Row): Emergency {
  return { actor: signature, at: new Date(at) };
}
