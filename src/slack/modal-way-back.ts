import type { Respond } from './listener.ts';

const KEPT = 500;

/**
 * The ways back of the clicks that opened modals: a click's own reaches channels that the bot is not in, a modal's does
 * not. They are kept in memory alone: whoever has one may speak (P9).
 */
export function createWaysBack() {
  const kept = new Map<string, Respond>();
  return {
    keep(viewId: string | undefined, respond: Respond): void {
      if (viewId === undefined) return;
      kept.set(viewId, respond);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    },
    /** The click's way, or the modal's own where that is not known or used up. */
    of(viewId: string | undefined, otherwise: Respond): Respond {
      const first = viewId === undefined ? undefined : kept.get(viewId);
      if (!first) return otherwise;
      return (message, how) => first(message, how).catch(() => otherwise(message, how));
    },
  };
}
