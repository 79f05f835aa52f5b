import type { Connection } from './connect.ts';
import { foldSome } from './unindexed.ts';

/** As many together share most of their terms; a question looks through no more of them than a few thousand. */
const MANY = 4_000;
/** After so long without more of them, few are folded too. */
const QUIET_MS = 2_000;

export type IndexLater = Readonly<{
  /** So many activities were committed without their postings. */
  note(count: number): void;
  /** Folds what is left of them. */
  end(): Promise<void>;
}>;

/** Folds into `postings`, in transactions of its own, what bursts of activities left aside. */
export function createIndexLater({ write }: Pick<Connection, 'write'>): IndexLater {
  let waiting = 0;
  let folding: Promise<void> | undefined;
  let quiet: NodeJS.Timeout | undefined;

  async function foldAll(): Promise<void> {
    waiting = 0;
    let left = true;
    while (left) left = await write(foldSome);
  }

  /** What fails stays where it is: the next burst tries again. */
  async function fold(): Promise<void> {
    clearTimeout(quiet);
    folding ??= foldAll().catch(() => undefined);
    await folding;
    folding = undefined;
  }

  return {
    note(count) {
      waiting += count;
      clearTimeout(quiet);
      if (waiting >= MANY) void fold();
      else quiet = setTimeout(fold, QUIET_MS).unref();
    },
    async end() {
      await folding;
      if (waiting > 0) await fold();
    },
  };
}
