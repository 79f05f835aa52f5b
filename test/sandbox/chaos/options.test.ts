import { describe, expect, it } from 'vitest';
import { CHAOS_HELP, readChaosOptions } from '../../../sandbox/chaos/options.ts';

const read = (...words: string[]) => readChaosOptions(words, () => 42);

describe('the options of chaos', () => {
  it('are three runs of any seed with SQLite', () => {
    expect(read()).toEqual({ runs: 3, seed: 42, store: 'sqlite', json: false, jobs: 1, plants: [] });
  });

  it('are read', () => {
    const words = '--runs 100 --seed 0 --store postgres --json --jobs 2 --plant early-ack --plant no-history-check';
    expect(read(...words.split(' '))).toEqual({
      runs: 100,
      seed: 0,
      store: 'postgres',
      json: true,
      jobs: 2,
      plants: ['early-ack', 'no-history-check'],
    });
  });

  it.each([
    [['--runs', '0'], '--runs is a whole number from 1, not 0.\n'],
    [['--runs', 'many'], '--runs is a whole number from 1, not many.\n'],
    [['--jobs', '1.5'], '--jobs is a whole number from 1, not 1.5.\n'],
    [['--seed', 'x'], '--seed is a whole number, not x.\n'],
    [['--store', 'mysql'], '--store is sqlite or postgres, not mysql.\n'],
    [['--plant', 'weeds'], '--plant is early-ack or no-history-check, not weeds.\n'],
    [['--help'], CHAOS_HELP],
  ])('%j gets a sentence', (words, problem) => {
    expect(read(...words)).toEqual({ problem });
  });

  it('that are not known get the help', () => {
    expect(read('--rusn', '3')).toEqual({ problem: expect.stringContaining(CHAOS_HELP) });
  });
});
