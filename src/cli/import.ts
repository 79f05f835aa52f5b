import type { Clock } from '../clock.ts';
import { addCounts, NO_COUNTS } from '../ingest.ts';
import type { Console } from './console.ts';
import { type Keeper, keepBatch } from './import-keep.ts';
import { type ImportThread, startImportThread } from './import-thread.ts';
import { createProgress } from './progress.ts';
import { totalBytes } from './record-paths.ts';
import { settleHeap } from './settle-heap.ts';

export type ImportDeps = Readonly<{
  store: Keeper['store'];
  clock: Pick<Clock, 'now'>;
  keepReads: boolean;
  console: Console;
  /** A sentence about what is in the store and will not stay. */
  expired(): Promise<string | undefined>;
}>;

/** Reads files into the store; nothing that is imported is ever noticed. Resolves to the exit code. */
export async function importFiles(files: readonly string[], deps: ImportDeps): Promise<number> {
  const { keepReads } = deps;
  const total = await totalBytes(files);
  const thread = startImportThread({ files, keepReads });
  try {
    await keepAll(thread, total, deps);
  } finally {
    await thread.stop();
  }
  return 0;
}

async function keepAll(thread: ImportThread, total: number | undefined, deps: ImportDeps): Promise<void> {
  const { store, clock, console } = deps;
  const keeper = { store, now: () => clock.now() };
  const progress = createProgress(total, console);
  settleHeap();
  let sum = NO_COUNTS;
  for (let part = await thread.next(FOREVER); part; part = await thread.next(FOREVER)) {
    if (part === 'late') continue;
    const { counts, bytesRead } = await keepBatch(part, thread, keeper);
    sum = addCounts(sum, counts);
    progress.show(bytesRead, sum.kept);
  }
  progress.stop();
  const read = sum.kept + sum.known + sum.notOurs + sum.quarantined;
  await console.out(
    `read ${read} · new ${sum.kept} · known ${sum.known} · not ours ${sum.notOurs} · quarantined ${sum.quarantined}\n`,
  );
  const sentence = sum.kept > 0 ? await deps.expired() : undefined;
  if (sentence) console.err(`${sentence}\n`);
}

/** Between transactions nobody waits for it. */
const FOREVER = Number.POSITIVE_INFINITY;
