import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** What the store holds and owes, for `/healthz`. */
export type StoreHealth = Readonly<{
  activities: number;
  quarantined: number;
  noticesDue: number;
  /** When the oldest change that a channel does not show yet arrived. */
  oldestDue?: Date;
  /** eventTime of the oldest and the newest activity. */
  oldest?: Date;
  newest?: Date;
}>;

type Row = Readonly<{
  activities: number;
  quarantined: number;
  due: number;
  oldest_due: number | null;
  oldest: number | null;
  newest: number | null;
}>;

export async function health(db: Kysely<Tables>): Promise<StoreHealth> {
  const { rows } = await sql<Row>`
    select (select coalesce(sum(size), 0) from blocks)
        - (select coalesce(sum(size), 0) from trimmed_blocks) as activities, (select count(*) from quarantine) as quarantined,
      (select count(*) from notices where wanted > posted and state <> 'closed') as due,
      (select min(since) from notices where wanted > posted and state <> 'closed') as oldest_due,
      (select min(at) from activities) as oldest, (select max(at) from activities) as newest`.execute(db);
  const { activities = 0, quarantined = 0, due = 0, oldest_due, oldest, newest } = rows[0] ?? {};
  const times = { oldestDue: oldest_due, oldest, newest };
  const known = Object.entries(times).flatMap(([name, at]) => (typeof at === 'number' ? [[name, new Date(at)]] : []));
  return { activities, quarantined, noticesDue: due, ...Object.fromEntries(known) };
}
