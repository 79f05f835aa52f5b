import { type Overrides, treatmentOf } from '../activity/overrides.ts';
import type { Environment } from '../env-reader.ts';
import type { IngestDeps } from '../ingest.ts';

export type NoticesOf = Pick<IngestDeps, 'channel' | 'treatmentOf' | 'expectsEventBridge'>;

/** Where the bot over the same store tells what a command finds first: as if it had come to it. Undefined without a bot. */
export function noticesOf(
  { NOTICE_CHANNEL: channel, INGEST_API_KEY: key }: Environment,
  overrides: Overrides,
): NoticesOf | undefined {
  if (!channel) return undefined;
  return {
    channel,
    treatmentOf: (activity) => treatmentOf(activity, overrides),
    expectsEventBridge: Boolean(key),
  };
}

/** Of a store that no bot watches. */
export const NEVER_TOLD: NoticesOf = { channel: '', treatmentOf: () => 'keep', expectsEventBridge: false };
