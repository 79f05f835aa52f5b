import { type Kysely, sql } from 'kysely';
import { IS_DUE, IS_OWED } from './due-notices.ts';
import { IS_HELD } from './held-notices.ts';
import type { Tables } from './tables.ts';
import type { WriteFailure } from './write-failure.ts';

/** What the store holds and owes, for `/healthz`. */
export type StoreHealth = Readonly<{
  activities: number;
  quarantined: number;
  /** Of these: records that could not be read, messages that Slack refused. Absent where there are none. */
  quarantinedBy?: Readonly<{ record: number; message: number }>;
  /** Committed and not kept yet, and since when the oldest is; absent when there are none. */
  arrivals?: number;
  oldestArrival?: Date;
  noticesDue: number;
  /** From before a restore, and not known to be in the channel; absent when there are none. */
  noticesHeld?: number;
  /** Lists and files that threads are owed; absent when there are none. */
  detailsDue?: number;
  /** When the oldest change that a channel does not show yet arrived. */
  oldestDue?: Date;
  /** eventTime of the oldest and the newest activity. */
  oldest?: Date;
  newest?: Date;
  /** Why it takes nothing now. */
  failure?: WriteFailure;
}>;

type Row = Readonly<{
  activities: number;
  quarantined: number;
  refused: number;
  due: number;
  held: number;
  details: number;
  arrivals: number;
  oldest_arrival: number | null;
  oldest_due: number | null;
  oldest: number | null;
  newest: number | null;
}>;

export async function health(db: Kysely<Tables>): Promise<StoreHealth> {
  const { rows } = await sql<Row>`
    select (select coalesce(sum(size), 0) from blocks)
        - (select coalesce(sum(size), 0) from trimmed_blocks) as activities, (select count(*) from quarantine) as quarantined,
      (select count(*) from quarantine where kind = 'message') as refused,
      (select count(*) from notices where ${IS_DUE} and state <> 'held') as due,
      (select count(*) from notices where ${IS_HELD}) as held,
      (select count(*) from notice_details detail join notices on notices.id = detail.notice_id
        where ${IS_OWED} and notices.state <> 'closed') as details,
      (select count(*) from arrivals) as arrivals, (select min(arrived_at) from arrivals) as oldest_arrival,
      (select min(since) from notices where ${IS_DUE} and state <> 'held') as oldest_due,
      (select min(at) from activities) as oldest, (select max(at) from activities) as newest`.execute(db);
  const {
    activities = 0,
    quarantined = 0,
    refused = 0,
    due = 0,
    held = 0,
    details = 0,
    arrivals = 0,
    oldest_arrival,
    oldest_due,
    oldest,
    newest,
  } = rows[0] ?? {};
  const times = { oldestArrival: oldest_arrival, oldestDue: oldest_due, oldest, newest };
  const known = Object.entries(times).flatMap(([name, at]) => (typeof at === 'number' ? [[name, new Date(at)]] : []));
  const kinds = quarantined > 0 ? { quarantinedBy: { record: quarantined - refused, message: refused } } : {};
  const more = {
    ...(arrivals > 0 && { arrivals }),
    ...(held > 0 && { noticesHeld: held }),
    ...(details > 0 && { detailsDue: details }),
  };
  return { activities, quarantined, ...kinds, noticesDue: due, ...more, ...Object.fromEntries(known) };
}
