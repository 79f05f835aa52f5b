import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server.ts';

const servers: HttpServer[] = [];

async function serve(options: Partial<HttpServerOptions>) {
  const errors: unknown[] = [];
  const server = await createHttpServer({
    host: '127.0.0.1',
    port: 0,
    routes: new Map(),
    onError: (error) => errors.push(error),
    ...options,
  });
  servers.push(server);
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
    return { status: response.status, body: await response.text() };
  };
  return { server, ask, errors };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const NOTHING_HERE = { status: 404, body: '{"error":"Nothing here."}\n' };

describe('createHttpServer', () => {
  it('answers its own paths, with or without a query, and nothing else', async () => {
    const { ask } = await serve({
      routes: new Map([['/readyz', async () => ({ status: 200, body: { ready: true } })]]),
    });
    const answer = { status: 200, body: '{"ready":true}\n' };
    expect(await ask('/readyz?from=balancer')).toEqual(answer);
    for (const path of ['/', '/readyz/', '/READYZ', '/constructor', '/__proto__'])
      expect(await ask(path)).toEqual(NOTHING_HERE);
  });

  it('hands its paths to another listener, and no path that only begins alike', async () => {
    const { ask } = await serve({
      delegate: { prefix: '/slack/events', listener: (request, response) => response.end(`theirs ${request.url}`) },
    });
    expect(await ask('/slack/events')).toEqual({ status: 200, body: 'theirs /slack/events' });
    expect(await ask('/slack/events/more')).toEqual({ status: 200, body: 'theirs /slack/events/more' });
    expect(await ask('/slack/eventsome')).toEqual(NOTHING_HERE);
  });

  it('outlives a listener that throws at what it does not serve, as Bolt does at a GET', async () => {
    const { ask } = await serve({
      delegate: {
        prefix: '/slack/events',
        listener: () => {
          throw new Error('Unhandled HTTP request (GET) made to /slack/events');
        },
      },
    });
    expect(await ask('/slack/events')).toEqual(NOTHING_HERE);
    expect(await ask('/slack/events')).toEqual(NOTHING_HERE);
  });

  it('says that something broke where a route fails, and what it was to its operator alone', async () => {
    const fault = new Error('a secret detail');
    const { ask, errors } = await serve({ routes: new Map([['/healthz', () => Promise.reject(fault)]]) });
    expect(await ask('/healthz')).toEqual({ status: 500, body: '{"error":"Something broke here."}\n' });
    expect(errors).toEqual([fault]);
  });

  it('names the setting to change when its port is taken', async () => {
    const { server } = await serve({});
    await expect(serve({ port: server.port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${server.port}: it is in use. Set PORT to another.`,
    );
  });

  it('answers what is no HTTP with 400 and goes on', async () => {
    const { server, ask } = await serve({});
    const socket = connect(server.port, '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    expect(await text(socket)).toContain('400 Bad Request');
    expect(await ask('/')).toEqual(NOTHING_HERE);
  });
});
