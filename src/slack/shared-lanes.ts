import type { Clock } from '../clock.ts';
import type { TurnStore } from '../turns.ts';
import type { SharedLanes } from './pacer.ts';

/** Slack's limits are the app's, not a process's: workers over one store take turns in it. */
export function createSharedLanes({ store, clock }: Readonly<{ store: TurnStore; clock: Clock }>): SharedLanes {
  const name = (key: string) => `slack ${key}`;
  return {
    async take({ key, spacingMs }, priority) {
      const lane = priority === 'answer' ? 'people' : 'background';
      for (;;) {
        const { taken, waitMs } = await store.takeTurn({ name: name(key), spacingMs, lane, now: clock.now() });
        if (waitMs > 0) await clock.sleep(waitMs);
        if (taken) return;
      }
    },
    pause: (key, ms) => store.pauseTurns(name(key), new Date(clock.now().getTime() + ms)),
  };
}
