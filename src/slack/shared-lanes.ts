import type { Clock } from '../clock.ts';
import { type TurnStore, waitForTurn } from '../turns.ts';
import type { SharedLanes } from './pacer.ts';

const ALONE = { taken: true, waitMs: 0 } as const;

/** Slack's limits are the app's, not a process's: workers over one store take turns in it. */
export function createSharedLanes({ store, clock }: Readonly<{ store: TurnStore; clock: Clock }>): SharedLanes {
  const name = (key: string) => `slack ${key}`;
  // A full disk must not keep answers from people: this worker's own pace still holds.
  const takeTurn: TurnStore['takeTurn'] = (turn) => store.takeTurn(turn).catch(() => ALONE);
  return {
    take({ key, spacingMs }, priority) {
      const lane = priority === 'answer' ? 'people' : 'background';
      return waitForTurn({ store: { takeTurn }, clock }, { name: name(key), spacingMs, lane });
    },
    pause: (key, ms) => store.pauseTurns(name(key), new Date(clock.now().getTime() + ms)),
  };
}
