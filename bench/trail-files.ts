import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { JsonObject } from '../src/cloudtrail/record.ts';
import { trailRecords } from './trail-records.ts';

/** Changes whenever the records do: older files are made anew. */
const VERSION = 1;
/** Records of a log file. */
const A_FILE = 1000;
/** The trail is the beginning of a history of so many, which says how many come on one day. */
const HISTORY = 1_000_000;

/** A trail of packed log files, and the same records in one log file of one line; made once. */
export type Trail = Readonly<{ folder: string; line: string }>;

export async function madeTrail(count: number): Promise<Trail> {
  const folder = join(tmpdir(), `connect-trail-bench-trail-${VERSION}-${count}`);
  const trail = { folder: join(folder, 'packed'), line: join(folder, 'line.json') };
  if (!existsSync(folder)) await make(folder, count);
  return trail;
}

async function make(folder: string, count: number): Promise<void> {
  const half = `${folder}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(join(half, 'packed'), { recursive: true });
  const line = await open(join(half, 'line.json'), 'w');
  let written = 0;
  let some: JsonObject[] = [];
  for (const record of trailRecords(HISTORY)) {
    if (written + some.length === count) break;
    some.push(record);
    if (some.length < A_FILE) continue;
    const text = JSON.stringify({ Records: some });
    const name = `${String(written).padStart(9, '0')}.json.gz`;
    await writeFile(join(half, 'packed', name), gzipSync(text));
    await line.write(`${written === 0 ? '{"Records":[' : ','}${text.slice('{"Records":['.length, -2)}`);
    written += some.length;
    some = [];
  }
  await line.write(']}');
  await line.close();
  await rename(half, folder);
}
