import { setImmediate as nextTurn } from 'node:timers/promises';

export type Together<T, R> = Readonly<{
  /** Resolves with what became of it in the run that took it. */
  add(item: T): Promise<R>;
  /** How many no run has taken yet. */
  waiting(): number;
}>;

/** The first of them must not wait for what never ends. */
const MOST_TURNS = 32;

type Waiting<T, R> = Readonly<{ item: T; resolve: (result: R) => void; reject: (cause: unknown) => void }>;

/**
 * Hands on together what waits at the same time, one run after another, in the order in which it came. `run` answers for
 * each; when it throws, it throws for all. `sizeOf` and `most` bound a run; one item is taken whatever its size.
 */
export function createTogether<T, R>(
  run: (items: readonly T[]) => Promise<readonly PromiseSettledResult<R>[]>,
  { sizeOf, most }: Readonly<{ sizeOf: (item: T) => number; most: number }>,
): Together<T, R> {
  const waiting: Waiting<T, R>[] = [];
  let draining = false;

  function take(): readonly Waiting<T, R>[] {
    let size = 0;
    const end = waiting.findIndex(({ item }, index) => {
      size += sizeOf(item);
      return index > 0 && size > most;
    });
    return waiting.splice(0, end === -1 ? waiting.length : end);
  }

  /** Waits as long as each turn of the event loop brings more: they share what a run costs. */
  async function gather(): Promise<void> {
    let seen = 0;
    for (let turn = 0; turn < MOST_TURNS && waiting.length > seen; turn += 1) {
      seen = waiting.length;
      await nextTurn();
    }
  }

  async function drain(): Promise<void> {
    draining = true;
    while (waiting.length > 0) {
      await gather();
      await settle(take(), run);
    }
    draining = false;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!draining) void drain();
      }),
    waiting: () => waiting.length,
  };
}

async function settle<T, R>(
  some: readonly Waiting<T, R>[],
  run: (items: readonly T[]) => Promise<readonly PromiseSettledResult<R>[]>,
): Promise<void> {
  try {
    const results = await run(some.map(({ item }) => item));
    for (const [index, { resolve, reject }] of some.entries()) {
      const result = results[index];
      if (result?.status === 'fulfilled') resolve(result.value);
      else reject(result?.reason);
    }
  } catch (cause) {
    for (const { reject } of some) reject(cause);
  }
}
