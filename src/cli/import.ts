import type { Clock } from '../clock.ts';
import { addCounts, NO_COUNTS } from '../ingest.ts';
import type { Store } from '../store/store.ts';
import type { Console } from './console.ts';
import { keepImported } from './import-keep.ts';
import { importBatches } from './import-thread.ts';
import { createProgress } from './progress.ts';
import { totalBytes } from './record-paths.ts';

export type ImportDeps = Readonly<{
  store: Pick<Store, 'write'>;
  clock: Pick<Clock, 'now'>;
  keepReads: boolean;
  console: Console;
}>;

/** Reads files into the store; nothing that is imported is ever noticed. Resolves to the exit code. */
export async function importFiles(files: readonly string[], deps: ImportDeps): Promise<number> {
  const { store, clock, keepReads, console } = deps;
  const progress = createProgress(await totalBytes(files), console);
  let sum = NO_COUNTS;
  for await (const { parts, bytesRead } of importBatches({ files, keepReads })) {
    sum = addCounts(sum, await keepImported(parts, { store, now: () => clock.now() }));
    progress.show(bytesRead, sum.kept);
  }
  progress.stop();
  const read = sum.kept + sum.known + sum.notOurs + sum.quarantined;
  await console.out(
    `read ${read} · new ${sum.kept} · known ${sum.known} · not ours ${sum.notOurs} · quarantined ${sum.quarantined}\n`,
  );
  return 0;
}
