import type { Carried } from '../cloudtrail/envelope.ts';
import { addCounts, type Ingest, NO_COUNTS } from '../ingest.ts';
import type { Console } from './console.ts';
import { createProgress } from './progress.ts';
import { readRecordFiles, totalBytes } from './record-files.ts';

/** Records a transaction: larger ones are faster, and a crash costs no more than reading them again. */
const BATCH = 1_000;

/** Reads files into the store; nothing that is imported is ever noticed. Resolves to the exit code. */
export async function importFiles(
  files: readonly string[],
  ingest: Pick<Ingest, 'accept'>,
  console: Console,
  /** A sentence about what is in the store and will not stay. */
  expired: () => Promise<string | undefined>,
): Promise<number> {
  const progress = createProgress(await totalBytes(files), console);
  let sum = NO_COUNTS;
  let batch: Carried[] = [];
  const flush = async (): Promise<void> => {
    sum = addCounts(sum, await ingest.accept(batch, 'import'));
    batch = [];
  };
  for await (const { carried, bytesRead } of readRecordFiles(files)) {
    batch.push(carried);
    if (batch.length < BATCH) continue;
    await flush();
    progress.show(bytesRead, sum.kept);
  }
  if (batch.length > 0) await flush();
  progress.stop();
  const read = sum.kept + sum.known + sum.notOurs + sum.quarantined;
  await console.out(
    `read ${read} · new ${sum.kept} · known ${sum.known} · not ours ${sum.notOurs} · quarantined ${sum.quarantined}\n`,
  );
  const sentence = sum.kept > 0 ? await expired() : undefined;
  if (sentence) console.err(`${sentence}\n`);
  return 0;
}
