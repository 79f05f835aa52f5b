import type { PastSource } from '../past-source.ts';
import type { Turns } from '../turns.ts';
import type { TrailClient } from './clients.ts';
import { lookupPage } from './lookup-records.ts';
import { refusalKind, refusalWord } from './refusal.ts';
import { turnName } from './turn-name.ts';

/** Event history of each Region as people's questions read it: before work in the background. */
export function createPastSources(clients: ReadonlyMap<string, TrailClient>, turns: Turns): readonly PastSource[] {
  return [...clients].map(([region, client]) => ({
    region,
    async read(asked, signal) {
      await turns(turnName(region), 'people', signal);
      return lookupPage(client, asked, signal);
    },
    refusalOf: (error) => ({ kind: refusalKind(error), region, word: refusalWord(error) }),
  }));
}
