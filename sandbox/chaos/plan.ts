import type { Random } from '../story/random.ts';
import type { Letter } from './traffic.ts';
import { type Desk, strangers } from './traffic.ts';
import {
  burst,
  deploy,
  loneChange,
  mended,
  routine,
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

/** What befalls one run, all of it from the seed. Times are in the clock's milliseconds from the start of traffic. */
export type Plan = Readonly<{
  workers: number;
  kills: readonly Kill[];
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

/** Over this long traffic is spread. */
export const SPAN = 100_000;

export function planRun(random: Random, store: 'sqlite' | 'postgres'): Plan {
  const workers = store === 'postgres' ? random.between(2, 4) : 1;
  const sometimes = (most: number) => Array.from({ length: random.int(most + 1) }, () => random.int(SPAN));
  return {
    workers,
    kills: Array.from({ length: random.between(2, 3 + workers) }, () => planKill(random)),
    weather: planWeather(random),
    questions: Array.from({ length: random.between(2, 4) }, () => random.int(SPAN)),
    socketCuts: sometimes(2),
    socketRefreshes: sometimes(1),
    polled: random.chance(0.3),
    storeErrors: random.chance(0.6) ? random.between(1, 4) : 0,
    storeCuts: sometimes(3),
  };
}

/** How often it happens in a run, roughly: which one may be the last. */
const CALLS: readonly (readonly [method: string, most: number])[] = [
  ['*', 60],
  ['chat.postMessage', 30],
  ['chat.postMessage', 10],
  ['chat.update', 6],
  ['conversations.history', 2],
  ['files.completeUploadExternal', 2],
];

function planKill(random: Random): Kill {
  const [method, most] = random.pick(CALLS);
  const atCall = { method, nth: random.between(1, most) };
  return {
    when: random.chance(0.35) ? { accepted: random.between(20, 110) } : atCall,
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
  const all = [
    ...several(15, 25, loneChange),
    ...several(2, 3, burst),
    ...several(3, 5, save),
    ...several(3, 6, sensitive),
    ...several(2, 4, mended),
    ...several(2, 6, routine),
    ...several(1, 3, unreadable),
    ...several(0, 1, deploy),
  ];
  const others = Array.from({ length: random.between(2, 4) }, () => strangers(desk, random.int(desk.span))).flat();
  const byTime = (one: Letter, other: Letter) => one.at - other.at;
  return {
    before: all.flatMap(({ before }) => before),
    letters: [...all.flatMap(({ letters }) => letters), ...others].sort(byTime),
  };
}
