import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Carried } from '../../src/cloudtrail/envelope.ts';
import { BotError } from '../../src/errors.ts';
import { answerIngest } from '../../src/http/ingest-route.ts';
import { createHttpServer, type HttpServer } from '../../src/http/server.ts';
import type { Counts } from '../../src/ingest.ts';

const COUNTS: Counts = { kept: 1, known: 0, notOurs: 0, quarantined: 0 };
const ENVELOPE = {
  version: '0',
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.connect',
  detail: { eventName: 'CreateQueue' },
};
const servers: HttpServer[] = [];

async function createInlet({
  apiKeys = ['key-one', 'key-two'],
  fails = undefined as unknown,
  bodyTimeoutMs = 4_000,
} = {}) {
  const accepted: Carried[] = [];
  const errors: unknown[] = [];
  const ingest = {
    accept: async (carried: readonly Carried[]) => {
      if (fails) throw fails;
      accepted.push(...carried);
      return COUNTS;
    },
  };
  const server = await createHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: new Map([
      [
        '/ingest',
        (request) =>
          answerIngest(request, {
            ingest,
            apiKeys,
            bodyTimeoutMs,
            onCounts: () => undefined,
            onError: (error) => errors.push(error),
          }),
      ],
    ]),
    onError: (error) => errors.push(error),
  });
  servers.push(server);
  const url = `http://127.0.0.1:${server.port}/ingest`;
  const post = (body: string, headers: Record<string, string> = { 'x-api-key': 'key-one' }) =>
    fetch(url, { method: 'POST', body, headers });
  return { url, port: server.port, post, accepted, errors };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('POST /ingest', () => {
  it('answers 200 with the counts after the records were accepted', async () => {
    const { post, accepted } = await createInlet();
    const response = await post(JSON.stringify(ENVELOPE));
    expect([response.status, await response.json()]).toEqual([200, COUNTS]);
    expect(accepted).toEqual([{ kind: 'record', detail: { eventName: 'CreateQueue' } }]);
  });

  it.each([
    ['an array of envelopes', [ENVELOPE, ENVELOPE], 2],
    ['a bare record', { eventVersion: '1.11', eventName: 'CreateQueue', eventTime: '2026-11-22T10:00:00Z' }, 1],
    ['a log file', { Records: [{ eventName: 'A' }, { eventName: 'B' }, { eventName: 'C' }] }, 3],
  ])('takes %s', async (_, body, count) => {
    const { post, accepted } = await createInlet();
    expect((await post(JSON.stringify(body))).status).toBe(200);
    expect(accepted).toHaveLength(count);
  });

  it('takes either of two keys while they are rotated', async () => {
    const { post } = await createInlet();
    expect((await post('{}', { 'x-api-key': 'key-two' })).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['no key', {}],
    ['a wrong key', { 'x-api-key': 'key-three' }],
    ['an empty key', { 'x-api-key': '' }],
  ])('answers 401 to %s', async (_, headers) => {
    const { post, accepted } = await createInlet();
    expect((await post(JSON.stringify(ENVELOPE), headers)).status).toBe(401);
    expect(accepted).toEqual([]);
  });

  it('is closed when no key is set', async () => {
    const { post } = await createInlet({ apiKeys: [] });
    expect((await post('{}', { 'x-api-key': '' })).status).toBe(401);
  });

  it.each(['', 'not json', '{"a":', '\u0000'])('answers 400 to %j', async (body) => {
    const { post } = await createInlet();
    expect((await post(body)).status).toBe(400);
  });

  it('answers 400 to nesting that is too deep to be a record', async () => {
    const { post } = await createInlet();
    expect((await post(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).status).toBe(400);
  });

  it('takes 1 MB and answers 413 to one byte more', async () => {
    const { post } = await createInlet();
    const exactly = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
    expect((await post(exactly(1024 * 1024))).status).toBe(200);
    expect((await post(exactly(1024 * 1024 + 1))).status).toBe(413);
  });

  it('answers 405 to anything but POST', async () => {
    const { url } = await createInlet();
    expect((await fetch(url)).status).toBe(405);
  });

  it.each([
    ['the store', new BotError('store', 'The disk is full.')],
    ['a fault of ours', new TypeError('undefined is not a function')],
  ])('answers 503 when %s stopped the commit, and logs it', async (_, fails) => {
    const { post, errors } = await createInlet({ fails });
    const response = await post(JSON.stringify(ENVELOPE));
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Nothing was kept, try again.');
    expect(errors).toEqual([fails]);
  });

  it('gives up on a body that never ends', async () => {
    const { port } = await createInlet({ bodyTimeoutMs: 50 });
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /ingest HTTP/1.1\r\nHost: x\r\nx-api-key: key-one\r\nContent-Length: 100\r\n\r\n{"a"');
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
  });
});

describe('createHttpServer', () => {
  it('says in one sentence that a port is taken', async () => {
    const { port } = await createInlet();
    const second = createHttpServer({ host: '127.0.0.1', port, routes: new Map(), onError: () => undefined });
    await expect(second).rejects.toThrow(`Cannot listen on 127.0.0.1:${port}: it is in use. Set PORT to another.`);
  });

  it('answers 500 and goes on when a route throws', async () => {
    const errors: unknown[] = [];
    const server = await createHttpServer({
      host: '127.0.0.1',
      port: 0,
      routes: new Map([['/broken', () => Promise.reject(new Error('broken'))]]),
      onError: (error) => errors.push(error),
    });
    servers.push(server);
    const url = `http://127.0.0.1:${server.port}`;
    expect((await fetch(`${url}/broken`)).status).toBe(500);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    expect(errors).toEqual([new Error('broken')]);
  });
});
