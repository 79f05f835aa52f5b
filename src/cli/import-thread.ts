import { deserialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { BotError } from '../errors.ts';
import type { Imported } from './import-batch.ts';
import type { Part } from './import-keep.ts';
import type { ImportOrder, ImportPart } from './import-worker.ts';

/** Records a transaction, all ready before it begins: it waits for nobody, and nobody long for it. */
const BATCH = 10_000;

/** Records that the reading thread is ahead: it works while a batch is written. */
const AHEAD = BATCH;

export type ImportBatch = Readonly<{ parts: readonly Part[]; bytesRead: number }>;

/** What the files carry, a transaction at a time, read and understood in a thread of its own. */
export async function* importBatches(order: ImportOrder): AsyncGenerator<ImportBatch> {
  const thread = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  try {
    thread.postMessage(BATCH + AHEAD);
    let parts: Part[] = [];
    let count = 0;
    for await (const part of partsFrom(thread)) {
      parts.push(() => deserialize(part.packed) as readonly Imported[]);
      count += part.count;
      if (count < BATCH) continue;
      yield { parts, bytesRead: part.bytesRead };
      thread.postMessage(count);
      [parts, count] = [[], 0];
    }
    if (parts.length > 0) yield { parts, bytesRead: 0 };
  } finally {
    await thread.terminate();
  }
}

type Full = Extract<ImportPart, { kind: 'part' }>;

async function* partsFrom(thread: Worker): AsyncGenerator<Full> {
  const arrived: ImportPart[] = [];
  let failure: unknown;
  let wake: () => void = () => undefined;
  thread.on('message', (part: ImportPart) => {
    arrived.push(part);
    wake();
  });
  thread.on('error', (error) => {
    failure = error;
    wake();
  });
  while (true) {
    const part = arrived.shift();
    if (part?.kind === 'part') yield part;
    else if (part?.kind === 'end') return;
    else if (part) throw new BotError('usage', part.message);
    else if (failure) throw failure;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
