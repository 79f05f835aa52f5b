import { serialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { BotError } from '../errors.ts';
import { toImported } from './import-batch.ts';
import { type ReadRecord, readManyRecords } from './record-files.ts';

/** What the thread is given. */
export type ImportOrder = Readonly<{ files: readonly string[]; keepReads: boolean }>;

/** What it hands over: some records ready to be written (`packed`), the end, or why there is nothing to read. */
export type ImportPart =
  | Readonly<{ kind: 'part'; packed: Uint8Array<ArrayBuffer>; count: number; bytesRead: number }>
  | Readonly<{ kind: 'end' }>
  | Readonly<{ kind: 'refused'; message: string }>;

/** Records a part: enough to be handed over cheaply. */
const PART = 500;

/** Reads, unpacks, understands and masks, as far ahead as the other thread allows (each of its messages allows a record). */
async function run({ files, keepReads }: ImportOrder, port: NonNullable<typeof parentPort>): Promise<void> {
  let allowed = 0;
  let wake: () => void = () => undefined;
  port.on('message', (more: number) => {
    allowed += more;
    wake();
  });
  let waiting: ReadRecord[] = [];
  const send = async () => {
    while (allowed < waiting.length)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    allowed -= waiting.length;
    const packed = pack(waiting.map((read) => toImported(read, keepReads)));
    const part: ImportPart = { kind: 'part', packed, count: waiting.length, bytesRead: waiting.at(-1)?.bytesRead ?? 0 };
    waiting = [];
    port.postMessage(part, [packed.buffer]);
  };
  for await (const some of readManyRecords(files)) {
    for (const read of some) {
      waiting.push(read);
      if (waiting.length === PART) await send();
    }
  }
  if (waiting.length > 0) await send();
}

function pack(value: unknown): Uint8Array<ArrayBuffer> {
  // A copy of its own length: what it was written into is larger.
  return new Uint8Array(serialize(value));
}

async function main(port: NonNullable<typeof parentPort>): Promise<void> {
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
