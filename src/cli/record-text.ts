import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { peek } from './record-peek.ts';

/** Bytes to text, unpacked once where they are gzip, decoded by their byte-order mark, which is dropped. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { taken, all } = await peek(bytes, holdsTwo);
  const [first, second] = Buffer.concat(taken);
  yield* decoded(first === 0x1f && second === 0x8b ? unpacked(all) : all);
}

function holdsTwo(parts: readonly Uint8Array[]): boolean {
  return Buffer.concat(parts).length >= 2;
}

/** A file that was cut off gives what it still holds: the JSON then says that it ends too early. */
function unpacked(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 64 * 1024 });
  // The reader of gunzip hears of every error.
  return pipeline(Readable.from(bytes), gunzip, () => undefined);
}

/** PowerShell writes what a command prints as UTF-16. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { taken, all } = await peek(bytes, holdsTwo);
  const decoder = new TextDecoder(encodingOf(Buffer.concat(taken)));
  for await (const chunk of all) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
