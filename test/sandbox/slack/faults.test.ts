import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../../src/clock.ts';
import { CHANGES, clientOf, errorOf, SILENT, startSandbox } from './support/sandbox.ts';

const post = { channel: CHANGES, text: 'x' };

describe('an ordered fault', () => {
  it.each([
    ['rate_limited', 'A rate-limit has been reached, you may retry this request in 7 seconds', 0],
    ['error500', 'An HTTP protocol error occurred: statusCode = 500', 0],
    ['error', 'edit_window_closed', 0],
    ['slow', 'ok', 1],
  ] as const)('%s happens once and is written down', async (kind, says, posted) => {
    const sandbox = await startSandbox();
    sandbox.faults.order({
      method: 'chat.postMessage',
      kind,
      error: 'edit_window_closed',
      retryAfterSeconds: 7,
      delayMs: 5,
    });
    expect(await errorOf(clientOf(sandbox).chat.postMessage(post))).toBe(says);
    expect(sandbox.messages(CHANGES)).toHaveLength(posted);
    expect(sandbox.log.calls('chat.postMessage')).toMatchObject([{ fault: kind, ok: posted === 1 }]);
    expect(await errorOf(clientOf(sandbox).chat.postMessage(post))).toBe('ok');
  });

  it('loses the answer after the post took effect', async () => {
    const sandbox = await startSandbox();
    sandbox.faults.order({ method: 'chat.postMessage', kind: 'lost_answer' });
    expect(await errorOf(clientOf(sandbox).chat.postMessage(post))).toMatch(/request error/);
    expect(sandbox.messages(CHANGES)).toHaveLength(1);
  });

  it('lets the post take effect after the client gave up', async () => {
    const sandbox = await startSandbox({ clock: createClock() });
    sandbox.faults.order({ method: 'chat.postMessage', kind: 'late_effect' });
    const impatient = new WebClient(sandbox.botToken, {
      slackApiUrl: sandbox.apiUrl,
      timeout: 30,
      logger: SILENT,
      retryConfig: { retries: 0 },
    });
    const gaveUp = errorOf(impatient.chat.postMessage(post));
    expect(sandbox.messages(CHANGES)).toEqual([]);
    expect(await gaveUp).toMatch(/request error|aborted|timeout/i);
    await sandbox.until(() => sandbox.messages(CHANGES).length === 1);
  });

  it('meets the calls it was meant for, as often as ordered', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    sandbox.faults.order({
      method: 'chat.postMessage',
      kind: 'error',
      error: 'fatal_error',
      times: 2,
      when: { text: 'bad' },
    });
    const say = (text: string) => errorOf(client.chat.postMessage({ channel: CHANGES, text }));
    expect([await say('good'), await say('bad'), await say('bad'), await say('bad')]).toEqual([
      'ok',
      'fatal_error',
      'fatal_error',
      'ok',
    ]);
    expect(sandbox.faults.open()).toBe(0);
  });
});
