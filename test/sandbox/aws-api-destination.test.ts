import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postAsApiDestination } from '../../sandbox/aws/api-destination.ts';
import type { Clock } from '../../src/clock.ts';

type Answer = Readonly<{ status: number; headers?: Record<string, string>; silent?: boolean }>;

let answers: Answer[] = [];
let asked: { headers: IncomingHttpHeaders; body: string }[] = [];
let slept: number[] = [];
let server: Server;
let url: string;

let time = 0;
const clock: Clock = {
  now: () => new Date(time),
  elapsed: () => 0,
  sleep: async (ms) => {
    slept.push(ms);
    time += ms;
  },
};

beforeEach(async () => {
  [answers, asked, slept, time] = [[], [], [], 0];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    const { status, headers = {}, silent } = answers.shift() ?? { status: 200 };
    if (silent) return;
    response.writeHead(status, headers).end('{"kept":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ingest`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const post = (more: object = {}) => postAsApiDestination({ url, apiKey: 'key', clock, ...more })({ id: 'e1' });

describe('an API destination', () => {
  it('posts the event with the headers of EventBridge', async () => {
    expect(await post()).toEqual({ delivered: true, attempts: 1, status: 200, body: '{"kept":1}' });
    expect(asked).toEqual([
      {
        headers: {
          host: new URL(url).host,
          'x-api-key': 'key',
          'user-agent': 'Amazon/EventBridge/ApiDestinations',
          'content-type': 'application/json; charset=utf-8',
          range: 'bytes=0-1048575',
          connection: 'close',
          'content-length': '11',
        },
        body: '{"id":"e1"}',
      },
    ]);
  });

  it.each([401, 407, 409, 429, 500, 503])('tries again after %i', async (status) => {
    answers = [{ status }, { status }];
    expect(await post()).toMatchObject({ delivered: true, attempts: 3, status: 200 });
    expect(slept).toEqual([1000, 2000]);
  });

  it.each([400, 403, 404, 413])('gives up after %i', async (status) => {
    answers = [{ status }];
    expect(await post()).toMatchObject({ delivered: false, attempts: 1, status });
  });

  it('waits as long as Retry-After says', async () => {
    answers = [{ status: 429, headers: { 'retry-after': '30' } }];
    await post();
    expect(slept).toEqual([30_000]);
  });

  it('tries again when no answer comes in time or nobody is there', async () => {
    answers = [{ status: 200, silent: true }];
    expect(await post({ timeoutMs: 50 })).toMatchObject({ delivered: true, attempts: 2 });
    const nobody = await post({ url: 'http://127.0.0.1:9/ingest' });
    expect(nobody).toEqual({ delivered: false, attempts: expect.any(Number) });
    expect(nobody.attempts).toBeGreaterThan(90);
  });

  it('gives up when told to stop', async () => {
    answers = [{ status: 503 }];
    expect(await post({ signal: AbortSignal.abort() })).toMatchObject({ delivered: false, attempts: 1 });
  });
});
