import type { Random } from '../story/random.ts';
import type { Letter } from './traffic.ts';
import { type Desk, strangers } from './traffic.ts';
import { flood, late, routine, storm } from './traffic-crowds.ts';
import {
  burst,
  deploy,
  largeBurst,
  loneChange,
  mended,
  save,
  sensitive,
  type Traffic,
  unreadable,
} from './traffic-kinds.ts';
import { type Episode, planWeather } from './weather.ts';

/** When a worker is ended: at the n-th of the calls that Slack gets of a method (`*`: of all), or of the bodies accepted. */
export type Kill = Readonly<{
  when: Readonly<{ method: string; nth: number }> | Readonly<{ accepted: number }>;
  /** Politely (SIGTERM) or not. */
  signal: 'SIGTERM' | 'SIGKILL';
  worker: number;
  /** Milliseconds of the machine's until it is started again. */
  downMs: number;
}>;

/** A worker that is stopped where it is, as a machine that swaps, and goes on as if nothing had been. */
export type Stop = Readonly<{ at: number; worker: number; forMs: number }>;

/** What befalls one run, all of it from the seed. Times are in the clock's milliseconds from the start of traffic. */
export type Plan = Readonly<{
  workers: number;
  kills: readonly Kill[];
  stops: readonly Stop[];
  weather: readonly Episode[];
  /** When a person asks something. */
  questions: readonly number[];
  socketCuts: readonly number[];
  socketRefreshes: readonly number[];
  /** Event history is read beside the inlet, and brings some of the records again or first. */
  polled: boolean;
  /** How many starts of a worker are followed by errors of the store. */
  storeErrors: number;
  /** When all connections to the store are cut. */
  storeCuts: readonly number[];
}>;

/** How many of the runs have it. */
const ROLLED_UP = 0.3;
const STORMS = 0.15;
const FLOODS = 0.3;

/** Over this long traffic is spread. */
export const SPAN = 100_000;

export function planRun(random: Random, store: 'sqlite' | 'postgres'): Plan {
  const workers = store === 'postgres' ? random.between(2, 4) : 1;
  const sometimes = (most: number) => Array.from({ length: random.int(most + 1) }, () => random.int(SPAN));
  return {
    workers,
    kills: [
      ...Array.from({ length: random.between(2, 3 + workers) }, () => planKill(random, random.pick(CALLS))),
      planKill(random, random.pick(FILE_CALLS)),
    ],
    // One worker alone has nobody who takes over.
    stops: workers === 1 ? [] : Array.from({ length: random.between(1, 2) }, () => planStop(random)),
    weather: planWeather(random),
    questions: Array.from({ length: random.between(2, 4) }, () => random.int(SPAN)),
    socketCuts: sometimes(2),
    socketRefreshes: sometimes(1),
    polled: random.chance(0.3),
    storeErrors: random.chance(0.6) ? random.between(1, 4) : 0,
    storeCuts: sometimes(3),
  };
}

type Often = readonly [method: string, most: number];

/** How often it happens in a run, roughly: which one may be the last. */
const CALLS: readonly Often[] = [
  ['*', 60],
  ['chat.postMessage', 30],
  ['chat.postMessage', 10],
  ['chat.update', 6],
  ['conversations.history', 2],
];

/** The steps of a file on its way into a thread. */
const FILE_CALLS: readonly Often[] = [
  ['files.getUploadURLExternal', 2],
  ['upload', 2],
  ['files.completeUploadExternal', 2],
];

/** A lease is over after 15 s. */
function planStop(random: Random): Stop {
  return { at: random.int(SPAN), worker: random.int(4), forMs: random.between(5_000, 60_000) };
}

function planKill(random: Random, [method, most]: Often): Kill {
  const atCall = { method, nth: random.between(1, most) };
  return {
    when: method !== 'upload' && random.chance(0.35) ? { accepted: random.between(20, 110) } : atCall,
    signal: random.chance(0.2) ? 'SIGTERM' : 'SIGKILL',
    worker: random.int(4),
    downMs: random.between(0, 400),
  };
}

/** At least a hundred changes of every kind, those that are known before first. */
export function planTraffic(desk: Desk): Traffic {
  const { random } = desk;
  const several = (from: number, to: number, make: (desk: Desk) => Traffic) =>
    Array.from({ length: random.between(from, to) }, () => make(desk));
  // A roll-up is edited each quarter of an hour: where there is one, a run waits for that.
  const isRolledUp = random.chance(ROLLED_UP);
  const all = [
    ...several(15, 25, loneChange),
    ...several(1, 2, burst),
    ...several(1, 1, largeBurst),
    ...several(3, 5, save),
    ...several(3, 6, sensitive),
    ...several(2, 4, mended),
    ...(isRolledUp ? several(3, 12, routine) : []),
    ...(random.chance(STORMS) ? [storm(desk)] : []),
    ...several(0, 2, late),
    ...several(1, 3, unreadable),
    ...several(0, 1, deploy),
  ];
  const others = Array.from({ length: random.between(2, 4) }, () => strangers(desk, random.int(desk.span))).flat();
  const floods = random.chance(FLOODS) ? [flood(desk)] : [];
  const byTime = (one: Letter, other: Letter) => one.at - other.at;
  return {
    before: all.flatMap(({ before }) => before),
    letters: [...[...all, ...floods].flatMap(({ letters }) => letters), ...others].sort(byTime),
  };
}
