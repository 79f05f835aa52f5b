import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/catalog.ts', import.meta.url));
const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args]);

describe('npm run catalog', () => {
  it('compares the catalog with the installed client', async () => {
    const { stdout } = await run('--json');
    expect(JSON.parse(stdout)).toEqual({
      client: expect.any(Number),
      catalog: expect.any(Number),
      new: expect.any(Array),
      gone: [],
    });
    expect(JSON.parse(stdout).client).toBeGreaterThan(390);
  });

  it('says so in words', async () => {
    const { stdout } = await run();
    expect(stdout).toMatch(
      /^The installed @aws-sdk\/client-connect has \d+ operations, the catalog knows \d+ names\. /,
    );
  });
});
