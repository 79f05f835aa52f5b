import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const rewrite = new URL('../../../sandbox/chaos/preload/rewrite.ts', import.meta.url).href;
const errors = new URL('../../../src/errors.ts', import.meta.url).href;

/** Loads a module of the program with one of its texts changed; what it printed, or what went wrong. */
async function loaded(pattern: string): Promise<string> {
  const code = `
    import { rewrite } from ${JSON.stringify(rewrite)};
    rewrite('src/errors.ts', ${pattern}, 'export const planted = 1; export class BotError');
    const { planted } = await import(${JSON.stringify(errors)});
    process.stdout.write(String(planted));`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code]);
  return run.then(
    ({ stdout }) => stdout,
    (error: unknown) => String(error),
  );
}

it('plants a bug in a module as it is loaded', async () => {
  expect(await loaded('/export class BotError/')).toBe('1');
});

it('says when the place for it is gone, so that no test passes for nothing', async () => {
  expect(await loaded('/export class Nowhere/')).toContain('The planted bug has nothing to plant in src/errors.ts');
});
