import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotError } from '../errors.ts';
import { type HttpAnswer, sendAnswer } from './answer.ts';

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
  /** Answers every path that begins with the prefix: Bolt's receiver reads the body itself. */
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
    if (delegate && path.startsWith(delegate.prefix)) return delegate.listener(request, response);
    const route = routes.get(path);
    if (!route) return sendAnswer(response, { status: 404, body: { error: 'Nothing here.' } });
    route(request).then(
      (answer) => sendAnswer(response, answer),
      (error: unknown) => {
        onError(error);
        sendAnswer(response, { status: 500, body: { error: 'Something broke here.' } });
      },
    );
  };
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
