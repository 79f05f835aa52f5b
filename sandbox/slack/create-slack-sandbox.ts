import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createActing } from './acting.ts';
import { type Carrier, deliver, deliverEvent } from './carry/carrier.ts';
import { createSignedHttp, verifyRequestUrl } from './carry/signed-http.ts';
import { createSocketMode } from './carry/socket.ts';
import { route, type Site } from './http/routes.ts';
import { allMethods } from './methods/all.ts';
import { newWorld } from './new-world.ts';
import { eventPayload } from './payloads/event.ts';
import type { Desk } from './people/desk.ts';
import { createReading } from './reading.ts';
import type { SlackSandbox, SlackSandboxOptions } from './slack-sandbox.ts';
import type { World } from './world.ts';

// Not secret: they open nothing but this sandbox.
const BOT_TOKEN = 'xoxb-sandbox';
const APP_TOKEN = 'xapp-sandbox';
const SIGNING_SECRET = 'sandbox-signing-secret';

/** Starts a local Slack on 127.0.0.1; rejects with EADDRINUSE when the port is taken. */
export async function createSlackSandbox(options: SlackSandboxOptions): Promise<SlackSandbox> {
  const closing = new AbortController();
  const world = newWorld(options, closing.signal);
  const server = createServer();
  const sockets = createSocketMode(world, server);
  const target = { url: options.requestUrl ?? '' };
  const http = createSignedHttp({ url: () => target.url, secret: SIGNING_SECRET });
  const desk = createDesk(world, () => (target.url === '' ? sockets : http));
  const site: Site = {
    world,
    desk,
    methods: allMethods(sockets.open),
    tokens: { bot: BOT_TOKEN, app: APP_TOKEN },
    page: options.page,
    port: () => portOf(server),
  };
  answer(site, server);
  await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  world.origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    ...identity(world, portOf(server)),
    ...createActing(desk),
    ...createReading(world),
    log: world.log,
    faults: world.faults,
    sockets: { open: sockets.open, refresh: sockets.refresh, cut: sockets.cut },
    useRequestUrl: (url) => {
      target.url = url;
    },
    verifyRequestUrl: () => verifyRequestUrl(world, http),
    close: async () => {
      closing.abort();
      await sockets.close();
      await closeServer(server);
    },
  };
}

function identity(world: World, port: number) {
  const { botUserId, teamId } = world.workspace;
  const tokens = { botToken: BOT_TOKEN, appToken: APP_TOKEN, signingSecret: SIGNING_SECRET };
  return {
    origin: world.origin,
    apiUrl: `${world.origin}/api/`,
    port,
    ...tokens,
    botUserId,
    teamId,
    workspace: world.workspace,
  };
}

function createDesk(world: World, carrier: () => Carrier): Desk {
  return {
    world,
    deliver: (envelope) => deliver(world, carrier(), envelope),
    event: (event, channel) => {
      void deliverEvent(world, carrier(), eventPayload(world, event, channel));
    },
  };
}

function answer(site: Site, server: Server): void {
  server.on('request', (request, response) => {
    route(site, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`sandbox error: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return isBound(address) ? address.port : 0;
}

function isBound(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
