import { createReadStream } from 'node:fs';
import { isTooDeep } from '../cloudtrail/depth.ts';
import { type Carried, openBody } from '../cloudtrail/envelope.ts';
import { expandPaths, STDIN } from './record-paths.ts';
import { textOf } from './record-text.ts';
import { type ReadValue, valuesOf } from './record-values.ts';

export { totalBytes } from './record-paths.ts';

export type ReadRecord = Readonly<{
  carried: Carried;
  /** The record as it was written, where it stood by itself. */
  text?: string;
  /** The file's path; `-` for standard input. */
  file: string;
  /** As stored, packed or not, of all the files so far. */
  bytesRead: number;
}>;

export type ReadOptions = Readonly<{ stdin?: AsyncIterable<Uint8Array> }>;

type Opened = Pick<ReadRecord, 'carried' | 'text'>;

/** Bytes a read: records are a kilobyte or two, and what is read waits in memory as text. */
const CHUNK = 64 * 1024;

/**
 * What FILE, DIR or `-` carry, as a stream: JSON in any layout, JSON lines, trail log files, LookupEvents answers, packed
 * with gzip or not. What is broken is an `unreadable` item and stops no other file. Throws BotError 'usage' before it
 * reads anything where there is no such file.
 */
export async function* readRecordFiles(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<ReadRecord> {
  for await (const some of readManyRecords(paths, options)) yield* some;
}

/**
 * The same, as many at a time as one read of a file completes. They are parsed as they are asked for, so that none waits
 * in memory for the others: all of them, before the next read.
 */
export async function* readManyRecords(
  paths: readonly string[],
  { stdin = process.stdin }: ReadOptions = {},
): AsyncGenerator<Iterable<ReadRecord>> {
  let bytesRead = 0;
  for (const file of await expandPaths(paths)) {
    const bytes = file === STDIN ? stdin : createReadStream(file, { highWaterMark: CHUNK });
    const counted = counting(bytes, (count) => {
      bytesRead += count;
    });
    for await (const some of carriedBy(counted, file)) yield placed(some, file, bytesRead);
  }
}

function* placed(some: Iterable<Opened>, file: string, bytesRead: number): Generator<ReadRecord, undefined> {
  for (const { carried, text } of some) yield { carried, ...(text !== undefined && { text }), file, bytesRead };
  return undefined;
}

async function* counting(
  bytes: AsyncIterable<Uint8Array>,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* carriedBy(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Iterable<Opened>> {
  try {
    for await (const values of valuesOf(textOf(bytes))) yield openAll(values, file);
  } catch (error) {
    const reason = `cannot be read: ${error instanceof Error ? error.message : error}`;
    yield [{ carried: { kind: 'unreadable', body: file, reason } }];
  }
}

function* openAll(values: Iterable<ReadValue>, file: string): Generator<Opened, undefined> {
  for (const value of values) yield* openValue(value, file);
  return undefined;
}

function openValue(read: ReadValue, file: string): readonly Opened[] {
  if (read.kind === 'broken')
    return [{ carried: { kind: 'unreadable', body: read.text ?? file, reason: read.reason } }];
  const { value, text } = read;
  // Nothing that reads it later should have to fear its depth.
  if (isTooDeep(value)) return [{ carried: { kind: 'unreadable', body: file, reason: 'nested too deep' } }];
  return openBody(value).map((carried) =>
    carried.kind === 'record' && carried.detail === value ? { carried, text } : { carried },
  );
}
