import { describe, expect, it } from 'vitest';
import { createTogether } from '../src/ingest-together.ts';

/** Runs that write down what they were given. */
function createNoted(run: (items: readonly string[]) => void = () => undefined, most = 100) {
  const runs: (readonly string[])[] = [];
  const together = createTogether<string, string>(
    async (items) => {
      runs.push(items);
      run(items);
      return items.map((item) => ({ status: 'fulfilled', value: item.toUpperCase() }));
    },
    { sizeOf: ({ length }) => length, most },
  );
  return { runs, together };
}

describe('createTogether', () => {
  it('hands on together what waits at the same time, in its order, and answers each', async () => {
    const { runs, together } = createNoted();
    expect(await Promise.all(['a', 'b', 'c'].map(together.add))).toEqual(['A', 'B', 'C']);
    expect(await together.add('d')).toBe('D');
    expect(runs).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('takes no more than fits a run, and what is too large by itself', async () => {
    const { runs, together } = createNoted(undefined, 4);
    await Promise.all(['aaa', 'b', 'c', 'dddddd', 'e'].map(together.add));
    expect(runs).toEqual([['aaa', 'b'], ['c'], ['dddddd'], ['e']]);
  });

  it('rejects all of a run that throws, and goes on with the next', async () => {
    const { together } = createNoted((items) => {
      if (items.includes('a')) throw new Error('the disk is full');
    });
    const settled = await Promise.allSettled(['a', 'b'].map(together.add));
    expect(settled).toEqual([
      { status: 'rejected', reason: new Error('the disk is full') },
      { status: 'rejected', reason: new Error('the disk is full') },
    ]);
    expect(await together.add('c')).toBe('C');
  });
});
