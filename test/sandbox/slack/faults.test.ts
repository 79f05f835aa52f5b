import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createFaults } from '../../../sandbox/slack/faults.ts';
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

describe('the weather', () => {
  it('befalls what no order was waiting for, until it clears', async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const say = () => errorOf(client.chat.postMessage(post));
    sandbox.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'fatal_error' });
    sandbox.faults.weather((method) => ({ method, kind: 'error500' }));
    const stormy = [await say(), await say(), await errorOf(client.conversations.history({ channel: CHANGES }))];
    sandbox.faults.weather(undefined);
    expect([...stormy, await say()]).toEqual([
      'fatal_error',
      'An HTTP protocol error occurred: statusCode = 500',
      'An HTTP protocol error occurred: statusCode = 500',
      'ok',
    ]);
  });

  it('leaves sockets to those who cut them', () => {
    const faults = createFaults();
    faults.weather((method) => ({ method, kind: 'cut_socket' }));
    expect([faults.take('socket', {}), faults.take('chat.update', {})]).toEqual([
      undefined,
      { method: 'chat.update', kind: 'cut_socket' },
    ]);
  });
});

describe('a fault of an upload', () => {
  const reserve = async () => {
    const sandbox = await startSandbox();
    const client = clientOf(sandbox);
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    const send = () =>
      fetch(url, { method: 'POST', body: 'one' }).then(
        ({ status }) => status,
        () => 'no answer',
      );
    return { sandbox, client, id, send };
  };

  it.each([
    ['rate_limited', 429, 200],
    ['error500', 500, 200],
    ['slow', 200, 400],
    ['lost_answer', 'no answer', 400],
  ] as const)('%s is met by the bytes, and takes effect or not', async (kind, first, second) => {
    const { sandbox, send } = await reserve();
    sandbox.faults.order({ method: 'upload', kind, delayMs: 5 });
    expect([await send(), await send()]).toEqual([first, second]);
  });

  it('that loses the answer to its completion leaves the file in the thread, where replies show it', async () => {
    const { sandbox, client, id, send } = await reserve();
    const { ts = '' } = await client.chat.postMessage(post);
    await send();
    sandbox.faults.order({ method: 'files.completeUploadExternal', kind: 'lost_answer' });
    const complete = client.files.completeUploadExternal({ files: [{ id }], channel_id: CHANGES, thread_ts: ts });
    expect(await errorOf(complete)).toMatch(/request error/);
    const { messages = [] } = await client.conversations.replies({ channel: CHANGES, ts });
    expect(messages.map(({ files }) => files?.map((file) => file.id))).toEqual([undefined, [id]]);
  });
});
