import { dayIn } from '../activity/day.ts';
import { type Overrides, treatmentOf } from '../activity/overrides.ts';
import type { Environment } from '../env-reader.ts';
import type { PlanDeps } from '../ingest-notices.ts';

/** Where the bot over the same store tells what a command finds first: as if it had come to it. Undefined without a bot. */
export function noticesOf(
  { NOTICE_CHANNEL: channel, INGEST_API_KEY: key }: Environment,
  { overrides, timeZone }: Readonly<{ overrides: Overrides; timeZone: string }>,
): PlanDeps | undefined {
  if (!channel) return undefined;
  return {
    channel,
    treatmentOf: (activity) => treatmentOf(activity, overrides),
    expectsEventBridge: Boolean(key),
    dayOf: dayIn(timeZone),
  };
}
