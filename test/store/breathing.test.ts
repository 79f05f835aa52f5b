import { setImmediate } from 'node:timers';
import type { PluginTransformResultArgs } from 'kysely';
import { expect, it } from 'vitest';
import { createBreathing } from '../../src/store/breathing.ts';

const READING: PluginTransformResultArgs = { queryId: { queryId: 'a' }, result: { rows: [{ one: 1 }] } };

it('gives others a turn once readings have followed one another for a while, and their rows as they are', async () => {
  let now = 0;
  let turns = 0;
  const breathing = createBreathing(() => now);
  const read = async (ms: number) => {
    setImmediate(() => {
      turns += 1;
    });
    now += ms;
    expect(await breathing.transformResult(READING)).toEqual({ rows: [{ one: 1 }] });
    return turns;
  };
  expect(await read(4)).toBe(0);
  expect(await read(6)).toBe(0);
  expect(await read(1)).toBe(3);
  expect(await read(10)).toBe(3);
});
