import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder, openStore } from './open-store.ts';

const WRITER = join(import.meta.dirname, 'writer-process.ts');

describe('two processes on one file', () => {
  it('take each activity once, between them', async () => {
    const path = join(aFolder(), 'shared.db');
    const store = await openStore(path);
    const both = await Promise.all([told(start(path, 200)), told(start(path, 200))]);
    expect(both.flat()).toHaveLength(200);
    expect(new Set(both.flat()).size).toBe(200);
    expect(await store.searched({})).toBe(200);
  });
});

describe('a process killed while it writes', () => {
  it('has kept everything it said it kept', async () => {
    const path = join(aFolder(), 'killed.db');
    const writer = start(path, 1_000_000);
    const ids = await told(writer, 100);
    const store = await openStore(path);
    const found = await Promise.all(ids.map((id) => store.findActivity(id)));
    expect(found.map((activity) => activity?.eventID)).toEqual(ids);
    expect(writer.signalCode).toBe('SIGKILL');
    expect((await store.health()).activities).toBeGreaterThanOrEqual(ids.length);
  });
});

function start(path: string, count: number): ChildProcess {
  const writer = spawn(process.execPath, [WRITER, path, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
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
