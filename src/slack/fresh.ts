import type { Clock } from '../clock.ts';

/** Keys kept at most: a visitor more costs one call more. */
const KEPT = 1_000;

/** Asks for a key's value once and remembers it for so long; a failure is not remembered. Callers at one time share one call. */
export function createFresh<T>(
  clock: Pick<Clock, 'now'>,
  freshMs: number,
  ask: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const known = new Map<string, Readonly<{ at: number; value: Promise<T> }>>();
  return (key) => {
    const now = clock.now().getTime();
    const last = known.get(key);
    if (last && now - last.at < freshMs) return last.value;
    const value = ask(key);
    known.delete(key);
    known.set(key, { at: now, value });
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    value.catch(() => {
      if (known.get(key)?.value === value) known.delete(key);
    });
    return value;
  };
}
