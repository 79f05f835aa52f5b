import type { Fault, Weather } from '../slack/faults.ts';
import type { Random } from '../story/random.ts';

type Kind = 'limited' | 'outage' | 'lossy' | 'slow';

/**
 * A stretch of bad weather at Slack, counted in calls and not in time: a slow machine meets the same, and whoever goes
 * on asking gets through.
 */
export type Episode = Readonly<{
  /** A method, whose own calls are counted, or `*`. */
  method: string;
  /** The first call that may meet it, from 0. */
  from: number;
  calls: number;
  kind: Kind;
  /** How likely a call of the stretch meets it. */
  probability: number;
}>;

/** How often a method is called in a run, roughly. */
const METHODS: readonly (readonly [method: string, calls: number])[] = [
  ['*', 80],
  ['*', 80],
  ['chat.postMessage', 40],
  ['chat.postMessage', 40],
  ['chat.update', 10],
  ['conversations.history', 1],
  ['conversations.history', 3],
  ['conversations.replies', 1],
  ['files.getUploadURLExternal', 2],
  ['files.completeUploadExternal', 2],
  ['upload', 2],
];

const FILE_STEPS = ['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'];

const KINDS: readonly Kind[] = ['limited', 'outage', 'lossy', 'lossy', 'lossy', 'slow'];

/** Without these a process does not start at all, and waits for half an hour of real time. */
const SPARED = new Set(['auth.test', 'apps.connections.open']);

/** A little of everything, over so many calls. */
const DRIZZLE = { calls: 120, probability: 0.08 };

/** In each run answers to posts are lost: no other fault is as hard to get right. And something befalls a file. */
export function planWeather(random: Random): readonly Episode[] {
  const lossy = {
    method: 'chat.postMessage',
    from: random.int(12),
    calls: 5,
    kind: 'lossy',
    probability: 0.8,
  } as const;
  const others = Array.from({ length: random.between(6, 10) }, () => {
    const [method, most] = random.pick(METHODS);
    return {
      method,
      from: random.int(most),
      calls: random.between(2, 12),
      kind: random.pick(KINDS),
      probability: random.between(4, 10) / 10,
    };
  });
  const file = {
    method: random.pick(FILE_STEPS),
    from: 0,
    calls: random.between(1, 4),
    kind: random.pick(KINDS),
    probability: 0.8,
  };
  return [lossy, file, ...others];
}

/** Tells `onFault` what it does. */
export function createWeather(
  episodes: readonly Episode[],
  random: Random,
  onFault: (kind: Fault['kind']) => void,
): Weather {
  const counted = new Map<string, number>();
  const nextOf = (method: string) => {
    const index = counted.get(method) ?? 0;
    counted.set(method, index + 1);
    return index;
  };
  return (method) => {
    if (SPARED.has(method)) return undefined;
    const index: Readonly<Record<string, number>> = { '*': nextOf('*'), [method]: nextOf(method) };
    const episode = episodes.find(({ method: of, from, calls }) => {
      const at = index[of] ?? -1;
      return from <= at && at < from + calls;
    });
    const drizzle = (index['*'] ?? 0) < DRIZZLE.calls ? DRIZZLE.probability : 0;
    if (!random.chance(episode?.probability ?? drizzle)) return undefined;
    const fault = faultOf(episode?.kind ?? random.pick(KINDS), method, random);
    onFault(fault.kind);
    return fault;
  };
}

function faultOf(kind: Kind, method: string, random: Random): Fault {
  if (kind === 'limited') return { method, kind: 'rate_limited', retryAfterSeconds: random.between(1, 12) };
  if (kind === 'outage') return { method, kind: 'error500' };
  if (kind === 'slow') return { method, kind: 'slow', delayMs: random.between(300, 6_000) };
  if (random.chance(0.6)) return { method, kind: 'lost_answer' };
  return { method, kind: 'late_effect', delayMs: random.between(500, 6_000) };
}
