import { once } from 'node:events';
import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../errors.ts';
import { toImported, toUnprepared } from './import-batch.ts';
import { type ReadRecord, readManyRecords } from './record-files.ts';

/** What the thread is given. */
export type ImportOrder = Readonly<{ files: readonly string[]; keepReads: boolean }>;

/** What it hands over: some records, the end, or why there is nothing to read. */
export type ImportPart =
  | Readonly<{ kind: 'part'; ready: Packed; unprepared: Packed; count: number; bytesRead: number }>
  | Readonly<{ kind: 'end' }>
  | Readonly<{ kind: 'refused'; message: string }>;

/** A list of `Imported` or of `Unprepared`: bytes change hands without being copied. */
export type Packed = Uint8Array<ArrayBufferLike>;

/** Where a thread of it is started from. */
export const WORKER = new URL(import.meta.url);

type Port = NonNullable<typeof parentPort>;

/** Records a part: enough to be handed over cheaply, few enough for the memory. */
const PART = 250;

/** Reads, unpacks, understands and masks. Each message of the other thread allows a part more. */
async function run({ files, keepReads }: ImportOrder, port: Port): Promise<void> {
  let allowed = 0;
  port.on('message', () => {
    allowed += 1;
  });
  let waiting: ReadRecord[] = [];
  const send = async () => {
    while (allowed === 0) await once(port, 'message');
    allowed -= 1;
    port.postMessage(...toPart(waiting, keepReads));
    waiting = [];
  };
  for await (const some of readManyRecords(files)) {
    for (const read of some) {
      waiting.push(read);
      if (waiting.length === PART) await send();
    }
  }
  if (waiting.length > 0) await send();
}

function toPart(some: readonly ReadRecord[], keepReads: boolean): [ImportPart, ArrayBuffer[]] {
  const imported = some.map((read) => toImported(read, keepReads));
  const ready = serialize(imported);
  const unprepared = serialize(
    some.flatMap((read, index) => imported.slice(index, index + 1).map((one) => toUnprepared(one, read))),
  );
  const part: ImportPart = {
    kind: 'part',
    ready,
    unprepared,
    count: some.length,
    bytesRead: some.at(-1)?.bytesRead ?? 0,
  };
  return [part, [ready.buffer, unprepared.buffer]];
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
