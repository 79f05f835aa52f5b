import { createReadStream } from 'node:fs';
import { isTooDeep } from '../cloudtrail/depth.ts';
import { type Carried, openBody } from '../cloudtrail/envelope.ts';
import { expandPaths, STDIN } from './record-paths.ts';
import { textOf } from './record-text.ts';
import { type ReadValue, valuesOf } from './record-values.ts';

export { totalBytes } from './record-paths.ts';

export type ReadRecord = Readonly<{
  carried: Carried;
  /** The file's path; `-` for standard input. */
  file: string;
  /** As stored, packed or not, of all the files so far. */
  bytesRead: number;
}>;

export type ReadOptions = Readonly<{ stdin?: AsyncIterable<Uint8Array> }>;

/**
 * What FILE, DIR or `-` carry, as a stream: JSON in any layout, JSON lines, trail log files, LookupEvents answers, packed
 * with gzip or not. What is broken is an `unreadable` item and stops no other file. Throws BotError 'usage' before it
 * reads anything where there is no such file.
 */
export async function* readRecordFiles(
  paths: readonly string[],
  { stdin = process.stdin }: ReadOptions = {},
): AsyncGenerator<ReadRecord> {
  let bytesRead = 0;
  for (const file of await expandPaths(paths)) {
    const bytes: AsyncIterable<Uint8Array> = file === STDIN ? stdin : createReadStream(file);
    const counted = counting(bytes, (count) => {
      bytesRead += count;
    });
    for await (const carried of carriedBy(counted, file)) yield { carried, file, bytesRead };
  }
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

async function* carriedBy(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Carried> {
  try {
    for await (const value of valuesOf(textOf(bytes))) yield* openValue(value, file);
  } catch (error) {
    yield {
      kind: 'unreadable',
      body: file,
      reason: `cannot be read: ${error instanceof Error ? error.message : error}`,
    };
  }
}

function openValue(read: ReadValue, file: string): readonly Carried[] {
  if (read.kind === 'broken') return [{ kind: 'unreadable', body: read.text ?? file, reason: read.reason }];
  // Nothing that reads it later should have to fear its depth.
  if (isTooDeep(read.value)) return [{ kind: 'unreadable', body: file, reason: 'nested too deep' }];
  return openBody(read.value);
}
