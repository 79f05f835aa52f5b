import { describe, expect, it } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { createPacer } from '../../src/slack/pacer.ts';
import { createThreadFiles } from '../../src/slack/thread-file.ts';
import { createWireClient, type WireAnswer } from './web-client.ts';

const URL_OF_BYTES = 'https://files.example.com/upload/1';
const RESERVED = { body: { ok: true, upload_url: URL_OF_BYTES, file_id: 'F1' } };

/** Time that hardly passes, so that the pace costs nothing. */
function threadFiles(answer: (method: string) => WireAnswer, taken = async () => new Response('OK')) {
  const { client, calls } = createWireClient(({ method }) => answer(method));
  const uploads: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    uploads.push(`${String(input)} ${new TextDecoder().decode(init?.body as Uint8Array)}`);
    return taken();
  };
  return {
    ...createThreadFiles({ client, fetch, pacer: createPacer(createClock({ factor: 10_000 })) }),
    calls,
    uploads,
  };
}

describe('upload', () => {
  it('reserves a place for as many bytes and sends them, and shares nothing', async () => {
    const { upload, calls, uploads } = threadFiles(() => RESERVED);
    expect(await upload({ name: 'changes.csv', text: 'é,b' })).toBe('F1');
    expect(calls).toEqual([{ method: 'files.getUploadURLExternal', args: { filename: 'changes.csv', length: '4' } }]);
    expect(uploads).toEqual([`${URL_OF_BYTES} é,b`]);
  });

  it.each<[string, WireAnswer, object]>([
    ['a lost answer may be asked for again: nobody sees the file', new TypeError('fetch failed'), { kind: 'passing' }],
    [
      'a missing scope is the token’s',
      { body: { ok: false, error: 'missing_scope' } },
      { kind: 'token', reason: 'missing_scope' },
    ],
    ['a 429 says how long', { status: 429, headers: { 'retry-after': '7' } }, { kind: 'passing', retryAfterMs: 7_000 }],
    ['a place without an address is no place', { body: { ok: true } }, { kind: 'passing' }],
  ])('%s', async (_, answer, refusal) => {
    await expect(threadFiles(() => answer).upload({ name: 'a', text: 'b' })).rejects.toMatchObject(refusal);
  });

  it('is tried again where the bytes are not taken', async () => {
    const { upload } = threadFiles(
      () => RESERVED,
      async () => new Response('no', { status: 503 }),
    );
    await expect(upload({ name: 'a', text: 'b' })).rejects.toMatchObject({ kind: 'passing', reason: 'HTTP 503' });
  });
});

describe('share', () => {
  const to = { channel: 'C1', threadTs: '7.0' };
  const file = { id: 'F1', title: 'changes.csv', comment: 'All 40 calls' };

  it('shows the file in the thread, after what is recorded before', async () => {
    const { share, calls } = threadFiles(() => ({}));
    const before: number[] = [];
    await share(to, file, async () => void before.push(calls.length));
    expect(before).toEqual([0]);
    expect(calls).toEqual([
      {
        method: 'files.completeUploadExternal',
        args: {
          files: '[{"id":"F1","title":"changes.csv"}]',
          channel_id: 'C1',
          thread_ts: '7.0',
          initial_comment: 'All 40 calls',
        },
      },
    ]);
  });

  it('is not begun where what goes before throws', async () => {
    const { share, calls } = threadFiles(() => ({}));
    const before = () => Promise.reject(new Error('another worker has it'));
    await expect(share(to, file, before)).rejects.toThrow('another worker has it');
    expect(calls).toEqual([]);
  });

  it('is uncertain where the answer was lost', async () => {
    const { share } = threadFiles(() => new TypeError('fetch failed'));
    await expect(share(to, file, async () => undefined)).rejects.toMatchObject({ kind: 'uncertain' });
  });
});
