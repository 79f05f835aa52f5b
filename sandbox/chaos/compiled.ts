import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Compiled = Readonly<{ env: Readonly<Record<string, string>>; close(): Promise<void> }>;

/** Workers are started dozens of times, and half of a start is compiling. Who is killed writes no cache: this does. */
export async function compileOnce(): Promise<Compiled> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-compiled-'));
  const env = { NODE_COMPILE_CACHE: folder };
  const program = new URL('../../src/app.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `import ${JSON.stringify(program)};`], {
    env,
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return { env, close: () => rm(folder, { recursive: true, force: true }) };
}
