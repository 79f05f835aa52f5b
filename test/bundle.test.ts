import { exec, execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PARTS = ['bin', 'scripts', 'src', 'package.json', 'package-lock.json'];

const execute = promisify(execFile);

/** A checkout of its own, with this one's libraries. */
async function createCheckout() {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const part of PARTS)
    await cp(join(ROOT, part), join(folder, part), { recursive: true, preserveTimestamps: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const env = { PATH: process.env.PATH };
  const run = async (file: string, ...words: string[]) =>
    execute(process.execPath, [join(folder, file), ...words], { cwd: folder, env });
  return {
    path: (file: string) => join(folder, file),
    bundle: () => run('scripts/bundle.mjs'),
    help: async () => (await run('bin/connect-trail.mjs', '--help')).stdout,
  };
}

it('is what runs as long as no source has changed since it was made', async () => {
  const { path, bundle, help } = await createCheckout();
  const fromSources = await help();
  expect(await bundle()).toEqual({ stdout: '', stderr: '' });
  expect(await help()).toBe(fromSources);

  // Nobody edits a bundle: only to see that it is what ran.
  const main = await readFile(path('build/main.js'), 'utf8');
  await writeFile(
    path('build/main.js'),
    main.replace('async function main(', 'async function main() {}\nasync function other('),
  );
  expect(await help()).toBe('');

  await appendFile(path('src/errors.ts'), '\n');
  expect(await help()).toBe(fromSources);
});

it('is left out, with a sentence, when it cannot be made', async () => {
  const { path, bundle, help } = await createCheckout();
  const program = path('src/cli/program.ts');
  const text = await readFile(program, 'utf8');
  await writeFile(program, `${text}\nimport './gone.ts';\n`);
  const { stderr } = await bundle();
  expect(stderr).toContain('The program was not bundled and runs from its sources, which start slower.');
  expect(stderr).toContain('./gone.ts');
  expect(await readdir(path('.'))).not.toContain('build');
  await writeFile(program, text);
  expect(await help()).toContain('start');
});

it('is not missed where libraries are installed before the sources are there, as in an image', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const { stderr } = await promisify(exec)(scripts.prepare, { cwd: folder });
  expect(stderr).toContain('scripts/bundle.mjs');
});
