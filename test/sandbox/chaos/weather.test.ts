import { expect, it } from 'vitest';
import { createWeather, planWeather } from '../../../sandbox/chaos/weather.ts';
import { createRandom } from '../../../sandbox/story/random.ts';

/** What so many calls of a method meet. */
function met(seed: number, method: string, calls: number) {
  const weather = createWeather(planWeather(createRandom(seed)), createRandom(seed), () => undefined);
  return Array.from({ length: calls }, () => weather(method, {})?.kind ?? 'well');
}

it('is the same for a seed, and another for another', () => {
  expect(met(1, 'chat.postMessage', 60)).toEqual(met(1, 'chat.postMessage', 60));
  expect(met(1, 'chat.postMessage', 60)).not.toEqual(met(2, 'chat.postMessage', 60));
});

it('loses answers to posts in every run, and clears for whoever goes on asking', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const all = met(seed, 'chat.postMessage', 400);
    expect(all.slice(0, 120)).toEqual(expect.arrayContaining(['lost_answer']));
    expect(new Set(all.slice(120))).toEqual(new Set(['well']));
  }
});

it('lets a process start', () => {
  expect(new Set(met(1, 'auth.test', 100))).toEqual(new Set(['well']));
});

it('befalls a method alone where the plan says so, and tells what it does', () => {
  const episode = { method: 'chat.update', from: 1, calls: 2, kind: 'outage', probability: 1 } as const;
  const told: string[] = [];
  const weather = createWeather([episode], createRandom(3), (kind) => told.push(kind));
  for (let call = 0; call < 120; call += 1) weather('other', {});
  const kinds = ['chat.update', 'chat.postMessage', 'chat.update', 'chat.update', 'chat.update'].map(
    (method) => weather(method, {})?.kind,
  );
  expect(kinds).toEqual([undefined, undefined, 'error500', 'error500', undefined]);
  expect(told.slice(-2)).toEqual(['error500', 'error500']);
});
