import type { Activity } from './activity/activity.ts';
import { joins } from './activity/group-joins.ts';
import type { Carrier, IngestDeps, IngestTx, PlannedNotice } from './ingest.ts';

const HOUR = 3_600_000;

/** By the record's age, not its carrier: under an hour told, under a day told as late, older only kept (design 5). */
export function planNotice(
  activity: Activity,
  carrier: Carrier,
  now: Date,
  deps: Pick<IngestDeps, 'channel' | 'treatmentOf' | 'expectsEventBridge'>,
): PlannedNotice | undefined {
  if (carrier === 'import' || deps.treatmentOf(activity) !== 'tell') return undefined;
  const age = now.getTime() - activity.at.getTime();
  if (age >= 24 * HOUR) return undefined;
  const late = age >= HOUR && deps.expectsEventBridge;
  return { channel: deps.channel, activity, ...(late ? { lateMs: age } : {}) };
}

/** Puts what is to be told into the notices of its channel, in the order given; the activities are stored already. */
export async function saveNotices(all: readonly PlannedNotice[], tx: IngestTx): Promise<void> {
  for (const planned of all) await join(planned, tx);
}

async function join(planned: PlannedNotice, tx: IngestTx): Promise<void> {
  const groups = await tx.findOpenGroups(planned.channel, planned.activity.actor.key);
  const group = groups.find((open) => joins(open, planned.activity));
  await (group ? tx.addToNotice(group.noticeId, planned) : tx.openNotice(planned));
}
