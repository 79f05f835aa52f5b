import { spawnSync } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isOpenToOthers } from '../../sandbox/postgres/embedded.ts';
import { aFolder } from '../store/open-store.ts';

it('knows a folder that other users may not go into, by any folder above it', async () => {
  const above = aFolder();
  const folder = join(above, 'clone');
  await mkdir(folder);
  await chmod(folder, 0o755);
  await chmod(above, 0o700);
  expect(await isOpenToOthers(folder)).toBe(false);
  await chmod(above, 0o711);
  expect(await isOpenToOthers(folder)).toBe(true);
});

it('leaves the exit code to the program that loads it', () => {
  const embedded = new URL('../../sandbox/postgres/embedded.ts', import.meta.url).href;
  const program = `
    const { loadEmbedded } = await import(${JSON.stringify(embedded)});
    await loadEmbedded(process.argv[1]);
    process.exitCode = 3;`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program, aFolder()], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(3);
});
