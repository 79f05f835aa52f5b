import { flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { BotError } from '../errors.ts';
import type { Imported, Unprepared } from './import-batch.ts';
import { type Packed, unpackTexts } from './import-pack.ts';
import { fromRawTexts, fromTexts } from './import-texts.ts';
import { type ImportOrder, type ImportPart, WORKER } from './import-worker.ts';
import { STDIN } from './record-paths.ts';

/** Parts that the reading thread may be ahead: a commit lasts as long as some of them. */
const AHEAD = 32;

/** V8 would give it hundreds of megabytes before it collects. A record is a few kilobytes. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 48 };
/** Of the young generation in use: with the 1 MB that it begins with, and keeps (`settleHeap`), it is collected 400 times a second. */
const SEMI_SPACE_MB = 2;

/** Some records of the files, each list read once. */
export type Part = Readonly<{
  count: number;
  bytesRead: number;
  ready(): readonly Imported[];
  unprepared(): readonly Unprepared[];
}>;

export type ImportThread = Readonly<{
  /** The next part, or undefined at the end; `late` when there is none within so many milliseconds. */
  next(withinMs: number): Promise<Part | undefined | 'late'>;
  stop(): Promise<unknown>;
}>;

/** Reads and understands the files in a thread of its own. */
export function startImportThread(order: ImportOrder): ImportThread {
  // What this thread has compiled, the other one does not compile again.
  flushCompileCache();
  setFlagsFromString(`--min-semi-space-size=${SEMI_SPACE_MB}`);
  const thread = new Worker(WORKER, { workerData: order, resourceLimits: LIMITS, stdin: true });
  // A thread has no standard input but what it is handed.
  if (order.files.includes(STDIN) && thread.stdin) process.stdin.pipe(thread.stdin);
  else thread.stdin?.end();
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
  for (let part = 0; part < AHEAD; part += 1) thread.postMessage(undefined);

  async function waitFor(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(ms, LONGEST_WAIT));
    wake = resolve;
    await promise;
    clearTimeout(timer);
  }

  return {
    async next(withinMs) {
      if (arrived.length === 0 && failure === undefined) await waitFor(withinMs);
      if (failure !== undefined) throw failure;
      const part = arrived.shift();
      if (!part) return 'late';
      if (part.kind === 'refused') throw new BotError('usage', part.message);
      if (part.kind === 'end') {
        arrived.unshift(part);
        return undefined;
      }
      thread.postMessage(undefined);
      const { count, bytesRead, ready, unprepared } = part;
      return {
        count,
        bytesRead,
        ready: () => fromTexts(unpack(ready)),
        unprepared: () => fromRawTexts(unpack(unprepared)),
      };
    },
    stop: () => {
      // Else a terminal that nobody closes keeps the program.
      if (order.files.includes(STDIN)) process.stdin.unpipe().pause();
      return thread.terminate();
    },
  };
}

/** What a timer can wait at most. */
const LONGEST_WAIT = 2 ** 31 - 1;

function unpack(packed: Packed): readonly string[] {
  const texts = unpackTexts(packed);
  // Its memory goes at once, not when the collector comes by.
  packed.bytes.buffer.transfer(0);
  return texts;
}
