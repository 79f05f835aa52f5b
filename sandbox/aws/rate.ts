/** LookupEvents answers two calls a second per account and Region (domain.md 4). */
const PER_SECOND = 2;

/** A bucket that refills steadily; `take` is false when it is empty. */
export function createRate(): (key: string, now: Date) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, now) => {
    const { tokens, at } = buckets.get(key) ?? { tokens: PER_SECOND, at: now.getTime() };
    const refilled = Math.min(PER_SECOND, tokens + ((now.getTime() - at) / 1000) * PER_SECOND);
    const granted = refilled >= 1;
    buckets.set(key, { tokens: granted ? refilled - 1 : refilled, at: now.getTime() });
    return granted;
  };
}
