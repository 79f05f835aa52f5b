/** What this Slack allows in time; every duration is in the sandbox clock's milliseconds. */
export type Limits = Readonly<{
  /** Acknowledge commands, actions, views and options within. */
  ackMs: number;
  /** A trigger id lives so long, and opens one view. */
  triggerMs: number;
  responseUrlMs: number;
  responseUrlUses: number;
  /** chat.postMessage in one channel: so many a second, with so many saved up. */
  messagesPerSecond: number;
  messageBurst: number;
  /** chat.postMessage over all channels: Slack says several hundred a minute. */
  messagesPerMinute: number;
  /** Calls a minute of one method, by tier 1 to 4; false: no tiers at all. */
  tiers: readonly [number, number, number, number] | false;
  /** Slack retries an event so long after the first try. */
  eventRetryMs: readonly number[];
}>;

const REAL: Limits = {
  ackMs: 3000,
  triggerMs: 3000,
  responseUrlMs: 30 * 60_000,
  responseUrlUses: 5,
  messagesPerSecond: 1,
  messageBurst: 3,
  messagesPerMinute: 300,
  tiers: [1, 20, 50, 100],
  eventRetryMs: [0, 60_000, 300_000],
};

// When time runs 50 times as fast, 3 s are 60 ms of the machine: a busy machine would fail for no fault of the bot's.
const LEAST_REAL_MS = 400;

/** Slack's own limits at the machine's pace; in scaled time an answer still gets 400 ms of the machine's. */
export function limitsFor(factor: number, own: Partial<Limits> = {}): Limits {
  const least = factor > 1 ? LEAST_REAL_MS * factor : 0;
  return { ...REAL, ackMs: Math.max(REAL.ackMs, least), triggerMs: Math.max(REAL.triggerMs, least), ...own };
}
