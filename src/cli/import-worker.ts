import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../errors.ts';
import { toImported, toUnprepared } from './import-batch.ts';
import { createPacker, type Packed } from './import-pack.ts';
import { toRawTexts, toTexts } from './import-texts.ts';
import { type ReadRecord, readManyRecords } from './record-files.ts';

/** What the thread is given. */
export type ImportOrder = Readonly<{ files: readonly string[]; keepReads: boolean }>;

/** What it hands over: some records, the end, or why there is nothing to read. */
export type ImportPart =
  | Readonly<{ kind: 'part'; ready: Packed; unprepared: Packed; count: number; bytesRead: number }>
  | Readonly<{ kind: 'end' }>
  | Readonly<{ kind: 'refused'; message: string }>;

/** Where a thread of it is started from. */
export const WORKER = new URL(import.meta.url);

type Port = NonNullable<typeof parentPort>;

/** Records a part: enough to be handed over cheaply, few enough for the memory. */
const PART = 100;
/** What most parts take, and their records as they came. */
const PART_BYTES = 512 * 1024;
const RAW_BYTES = 256 * 1024;

/** Reads, unpacks, understands and masks. Each message of the other thread allows a part more. */
async function run({ files, keepReads }: ImportOrder, port: Port): Promise<void> {
  let allowed = 0;
  port.on('message', () => {
    allowed += 1;
  });
  const parts = createParts(keepReads);
  const send = async () => {
    while (allowed === 0) await once(port, 'message');
    allowed -= 1;
    const part = parts.take();
    port.postMessage(part, [part.ready.bytes.buffer, part.unprepared.bytes.buffer]);
  };
  for await (const some of readManyRecords(files)) {
    for (const read of some) {
      parts.add(read);
      if (parts.count() === PART) await send();
    }
  }
  if (parts.count() > 0) await send();
}

/** Understands one record after another and keeps no more of each than bytes: what lives long costs the collector dear. */
function createParts(keepReads: boolean) {
  const ready = createPacker(PART_BYTES);
  const raw = createPacker(RAW_BYTES);
  let count = 0;
  let bytesRead = 0;
  return {
    count: () => count,
    add(read: ReadRecord): void {
      const imported = toImported(read, keepReads);
      for (const text of toTexts(imported)) ready.add(text);
      for (const text of toRawTexts(toUnprepared(imported, read))) raw.add(text);
      count += 1;
      bytesRead = read.bytesRead;
    },
    take() {
      const part = { kind: 'part' as const, ready: ready.take(), unprepared: raw.take(), count, bytesRead };
      count = 0;
      return part;
    },
  };
}

async function main(port: Port): Promise<void> {
  const order: ImportOrder = workerData;
  let last: ImportPart = { kind: 'end' };
  try {
    await run(order, port);
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    last = { kind: 'refused', message: error.message };
  }
  port.postMessage(last);
  port.close();
}

if (parentPort) await main(parentPort);
