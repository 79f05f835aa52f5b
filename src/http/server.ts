import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotError } from '../errors.ts';
import { type HttpAnswer, sendAnswer } from './answer.ts';

const NOTHING_HERE: HttpAnswer = { status: 404, body: { error: 'Nothing here.' } };

/** A path of ours, or one that another listener answers (Slack's). */
export type Route = (request: IncomingMessage) => Promise<HttpAnswer>;

export type HttpServer = Readonly<{
  port: number;
  /** Takes no more requests; resolves when those under way are answered. */
  close(): Promise<void>;
}>;

export type HttpServerOptions = Readonly<{
  host: string;
  port: number;
  routes: ReadonlyMap<string, Route>;
  /** Answers the paths under the prefix: Bolt's receiver reads the body itself, and throws at what it does not serve. */
  delegate?: Readonly<{ prefix: string; listener: RequestListener }>;
  onError(error: unknown): void;
}>;

/** Throws BotError('config') with what to do when the port cannot be had. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    createListener(options),
  );
  await listen(server, options);
  server.on('error', options.onError);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function createListener({ routes, delegate, onError }: HttpServerOptions): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (delegate && isUnder(delegate.prefix, path)) return handOver(delegate.listener, request, response);
    const route = routes.get(path);
    if (!route) return sendAnswer(response, NOTHING_HERE);
    route(request).then(
      (answer) => sendAnswer(response, answer),
      (error: unknown) => {
        onError(error);
        sendAnswer(response, { status: 500, body: { error: 'Something broke here.' } });
      },
    );
  };
}

function isUnder(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** A browser's GET, or a path below Slack's, must not end the program. */
function handOver(listener: RequestListener, request: IncomingMessage, response: ServerResponse): void {
  try {
    listener(request, response);
  } catch {
    sendAnswer(response, NOTHING_HERE);
  }
}

async function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'it is in use' : `the system says ${cause.code}`;
      reject(new BotError('config', `Cannot listen on ${host}:${port}: ${why}. Set PORT to another.`, { cause }));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}
