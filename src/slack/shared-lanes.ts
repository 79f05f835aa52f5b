import type { Clock } from '../clock.ts';
import type { TurnStore } from '../turns.ts';
import type { SharedLanes } from './pacer.ts';

const ALONE = { taken: true, waitMs: 0 } as const;

/** Slack's limits are the app's, not a process's: workers over one store take turns in it. */
export function createSharedLanes({ store, clock }: Readonly<{ store: TurnStore; clock: Clock }>): SharedLanes {
  const name = (key: string) => `slack ${key}`;
  return {
    async take({ key, spacingMs }, priority) {
      const lane = priority === 'answer' ? 'people' : 'background';
      for (;;) {
        const turn = { name: name(key), spacingMs, lane, now: clock.now() } as const;
        // A full disk must not keep answers from people: this worker's own pace still holds.
        const { taken, waitMs } = await store.takeTurn(turn).catch(() => ALONE);
        if (waitMs > 0) await clock.sleep(waitMs);
        if (taken) return;
      }
    },
    pause: (key, ms) => store.pauseTurns(name(key), new Date(clock.now().getTime() + ms)),
  };
}
