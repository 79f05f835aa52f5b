import type { SuggestedKind } from '../src/lookup.ts';
import type { Store } from '../src/store/store.ts';
import { type Figure, figure, percentile } from './figures.ts';
import { NOW } from './history.ts';
import { timed } from './timed.ts';

const ROUNDS = 10;
const KINDS: readonly SuggestedKind[] = ['actor', 'thing', 'event'];
const TYPED = ['', 'b', 'vr', 'dana', 'tier 2', 'update', 'no such name'];

/** Type-ahead of each kind, beside one small read of the store. */
export async function measureSuggestions(store: Store): Promise<readonly Figure[]> {
  const floors: number[] = [];
  const samples = new Map<SuggestedKind, number[]>(KINDS.map((kind) => [kind, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of TYPED) {
      for (const [kind, own] of samples) own.push((await timed(() => store.suggest(text, kind, 25))).ms);
      floors.push((await timed(() => store.count({ window: { to: NOW }, eventID: text }))).ms);
    }
  }
  const floor = percentile(floors, 0.99);
  return [...samples].map(([kind, own]) => figure(`type-ahead ${kind} p99`, percentile(own, 0.99), floor));
}
