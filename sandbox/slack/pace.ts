import type { Limits } from './limits.ts';

type Bucket = { tokens: number; at: number };

/** Token buckets by key, in the sandbox's time. */
export type Pace = Readonly<{
  /** Milliseconds to wait, 0 when the call may go. */
  take(key: string, perSecond: number, burst: number, now: number): number;
}>;

export function createPace(): Pace {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, perSecond, burst, now) {
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
    },
  };
}

/** Milliseconds until one more call of a method of this tier is allowed. */
export function takeOfTier(pace: Pace, limits: Limits, method: string, tier: number, now: number): number {
  const perMinute = limits.tiers ? limits.tiers[tier - 1] : undefined;
  if (perMinute === undefined) return 0;
  return pace.take(`tier ${method}`, perMinute / 60, perMinute, now);
}
