/** The longest time for which nothing else got its turn on the event loop. */
export type Held = Readonly<{ stop(): number }>;

export function watchLoop(): Held {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop: () => {
      watching = false;
      return Math.max(longest, performance.now() - last);
    },
  };
}
