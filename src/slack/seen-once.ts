/** Remembered at most; Slack sends an event again within minutes. */
const KEPT = 2_000;

/** True for a key the first time it comes: Slack sends an event again whose acknowledgement it missed. '' is always new. */
export function createSeenOnce(): (key: string) => boolean {
  const seen = new Set<string>();
  return (key) => {
    if (key === '') return true;
    if (seen.has(key)) return false;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > KEPT && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
