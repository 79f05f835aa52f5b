import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../bin/connect-trail.mjs');

it('ends when told, also while Slack does not answer', async () => {
  const asked = Promise.withResolvers<void>();
  const silent = createServer(() => asked.resolve());
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close().closeAllConnections());
  const { port } = silent.address() as AddressInfo;
  const bot = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: tmpdir(),
    stdio: 'ignore',
    env: {
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      NOTICE_CHANNEL: 'C0123456789',
      DATABASE_URL: 'sqlite::memory:',
      PORT: '0',
    },
  });
  await asked.promise;
  bot.kill('SIGTERM');
  expect(await once(bot, 'exit')).toEqual([0, null]);
});
