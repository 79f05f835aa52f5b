import type { Cast } from './cast.ts';
import { tellHistory } from './chronicle.ts';
import { everyday } from './everyday.ts';
import { KINDS, type KindName } from './kinds.ts';
import { traffic } from './noise.ts';
import { stage, stageAll } from './plot.ts';
import type { RecordJson } from './record-json.ts';
import type { Scene } from './scene.ts';
import { shiftChange } from './shift.ts';
import { createTeller, type Teller } from './teller.ts';
import { firstTurns } from './turns.ts';

export type Story = Readonly<{
  cast: Cast;
  /** Ninety days, oldest first, up to a few minutes before `now`. */
  history: readonly RecordJson[];
  /** The last minutes before `now`: event history has them, the trail's files not yet. */
  recent: readonly RecordJson[];
  /** The first minutes after `now`: every kind of notice once. */
  scenes: readonly Scene[];
  /** Ordinary life without end, from so long after `now` on. */
  more(afterMs: number): Iterable<Scene>;
  /** What the contact centres hold when the first minutes are over. */
  things: readonly Readonly<{ instance: string; kind: KindName; name: string; id: string; arn: string }>[];
}>;

/** An invented company whose people keep changing things: the same every time for a seed and a present. */
export function createStory({ seed, now }: Readonly<{ seed: number; now: Date }>): Story {
  const teller = createTeller(seed);
  const history = tellHistory(teller, now);
  const recent = shiftChange(teller, now);
  const scenes = stageAll(teller, now, firstTurns(teller, now));
  return {
    cast: teller.cast,
    history,
    recent,
    scenes,
    more: (afterMs) => ordinaryLife(teller, now, afterMs),
    things: thingsOf(teller),
  };
}

function* ordinaryLife(teller: Teller, now: Date, from: number): Generator<Scene> {
  const { random, europe, america } = teller;
  for (let afterMs = from + 5000; ; afterMs += random.between(4000, 8000)) {
    const site = random.chance(0.6) ? europe : america;
    const busy = random.chance(0.8);
    const deeds = () => [busy ? everyday(teller, site, new Date(now.getTime() + afterMs)) : traffic(teller, site)];
    yield stage(teller, now, afterMs, { title: 'Ordinary life', site, deeds, native: random.int(2) });
  }
}

function thingsOf({ europe, america }: Teller): Story['things'] {
  const kinds = Object.keys(KINDS).filter((kind): kind is KindName => kind in KINDS);
  return [europe, america].flatMap((site) =>
    kinds.flatMap((kind) =>
      site.things(kind).map(({ name, id, arn }) => ({ instance: site.instance.name, kind, name, id, arn })),
    ),
  );
}
