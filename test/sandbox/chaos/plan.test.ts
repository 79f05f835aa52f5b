import { describe, expect, it } from 'vitest';
import { planRun, planTraffic, SPAN } from '../../../sandbox/chaos/plan.ts';
import type { Letter } from '../../../sandbox/chaos/traffic.ts';
import { createCast } from '../../../sandbox/story/cast.ts';
import { createCallers } from '../../../sandbox/story/identity.ts';
import { createRandom } from '../../../sandbox/story/random.ts';
import { createRecorder } from '../../../sandbox/story/recorder.ts';
import { openBody } from '../../../src/cloudtrail/envelope.ts';

const ORIGIN = new Date('2026-11-25T10:00:00Z');
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

function trafficOf(seed: number): readonly Letter[] {
  const random = createRandom(seed);
  const desk = { random, cast: createCast(random), callers: createCallers(random), record: createRecorder(random) };
  const { before, letters } = planTraffic({ ...desk, origin: ORIGIN, run: seed, span: SPAN, serial: { last: 0 } });
  return [...before, ...letters];
}

describe('the traffic of a run', () => {
  it('is the same for a seed', () => {
    expect(trafficOf(7)).toEqual(trafficOf(7));
  });

  it.each(SEEDS)('of seed %i is a hundred records and more, each with an id and tokens of its own', (seed) => {
    const changes = trafficOf(seed).flatMap((letter) => letter.changes);
    const names = changes.flatMap(({ eventID, tokens }) => [eventID, ...tokens]);
    const begun = names.filter((name) => names.some((other) => other !== name && other.includes(name)));
    expect(changes.length).toBeGreaterThan(100);
    expect([names.length - new Set(names).size, begun]).toEqual([0, []]);
  });

  it('has every kind of trouble in it: copies, repeats, several in a body, what is not ours, what cannot be read', () => {
    const letters = SEEDS.flatMap(trafficOf);
    const kinds = letters.flatMap(({ body }) => openBody(body)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['record', 'native', 'unreadable']));
    expect(new Set(letters.flatMap(({ changes }) => changes.map(({ owed }) => owed)))).toEqual(
      new Set(['told', 'quiet', 'counted', 'kept']),
    );
    expect([
      letters.some(({ copies }) => copies > 1),
      letters.some(({ repeats }) => repeats.length > 0),
      letters.some(({ changes }) => changes.length > 1),
      letters.some(({ recorded }) => recorded.length > 0),
    ]).toEqual([true, true, true, true]);
  });
});

describe('the plan of a run', () => {
  it('is the same for a seed', () => {
    expect(planRun(createRandom(7), 'postgres')).toEqual(planRun(createRandom(7), 'postgres'));
  });

  it.each([
    ['sqlite', 1, 1],
    ['postgres', 2, 4],
  ] as const)('has, with %s, from %i to %i workers, and kills', (store, least, most) => {
    const plans = SEEDS.map((seed) => planRun(createRandom(seed), store));
    expect(plans.every(({ stops }) => stops.length > 0)).toBe(store === 'postgres');
    const workers = plans.map((plan) => plan.workers);
    expect([Math.min(...workers), Math.max(...workers)]).toEqual([least, most]);
    expect(plans.filter(({ kills }) => kills.length < 2)).toEqual([]);
  });
});
