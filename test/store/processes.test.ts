import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StoreTarget } from '../../src/store/target.ts';
import { aPlace, openAt } from './open-store.ts';

const WRITER = join(import.meta.dirname, 'writer-process.ts');

describe('two processes on one store', () => {
  it('take each activity once, between them', async () => {
    const place = await aPlace();
    const store = await openAt(place);
    const both = await Promise.all([told(start(place, 200)), told(start(place, 200))]);
    expect(both.flat()).toHaveLength(200);
    expect(new Set(both.flat()).size).toBe(200);
    expect(await store.searched({})).toBe(200);
  });
});

describe('a process killed while it writes', () => {
  it('has kept everything it said it kept', async () => {
    const place = await aPlace();
    const writer = start(place, 1_000_000);
    const ids = await told(writer, 100);
    const store = await openAt(place);
    const found = await Promise.all(ids.map((id) => store.findActivity(id)));
    expect(found.map((activity) => activity?.eventID)).toEqual(ids);
    expect(writer.signalCode).toBe('SIGKILL');
    expect((await store.health()).activities).toBeGreaterThanOrEqual(ids.length);
  });
});

function start(place: StoreTarget, count: number): ChildProcess {
  const writer = spawn(process.execPath, [WRITER, JSON.stringify(place), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void writer.kill('SIGKILL'));
  return writer;
}

/** The ids that a writer printed until it ended; it is killed after so many. */
async function told(writer: ChildProcess, killAfter = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
  const ended = once(writer, 'close');
  const ids: string[] = [];
  if (!writer.stdout) throw new Error('The writer has no output.');
  for await (const line of createInterface({ input: writer.stdout })) {
    ids.push(line);
    if (ids.length === killAfter) writer.kill('SIGKILL');
  }
  await ended;
  return ids;
}
