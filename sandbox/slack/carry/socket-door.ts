import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket, WebSocketServer } from 'ws';
import { changed, type World } from '../world.ts';

type Upgrade = Readonly<{ request: IncomingMessage; socket: Duplex; head: Buffer }>;

/** Opens a connection for a ticket of apps.connections.open, once. */
export function upgrade(world: World, wss: WebSocketServer, { request, socket, head }: Upgrade): void {
  const url = new URL(request.url ?? '/', world.origin);
  const ticket = `socket ${url.searchParams.get('ticket') ?? ''}`;
  // A browser's page elsewhere must not listen in: clients of the bot send no Origin.
  const allowed = url.pathname === '/link/' && request.headers.origin === undefined && world.uploads.delete(ticket);
  if (!allowed) {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return;
  }
  wss.handleUpgrade(request, socket, head, (opened) => wss.emit('connection', opened, request));
}

/** Counts a new connection among the open ones, for as long as it is, and says hello. */
export function welcome(world: World, socket: WebSocket, sockets: WebSocket[]): void {
  sockets.push(socket);
  // One listener for each envelope on its way.
  socket.setMaxListeners(0);
  socket.on('close', () => {
    sockets.splice(sockets.indexOf(socket), 1);
    changed(world, {});
  });
  socket.on('error', () => socket.terminate());
  socket.send(
    JSON.stringify({
      type: 'hello',
      num_connections: sockets.length,
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: world.workspace.appId },
    }),
  );
  changed(world, {});
}

/** What Slack does with each connection every few hours. */
export function refreshOne(socket: WebSocket): void {
  const debug = { host: 'sandbox' };
  socket.send(JSON.stringify({ type: 'disconnect', reason: 'warning', debug_info: debug }));
  socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: debug }), () =>
    socket.close(1000),
  );
}

// Time for the client's closing frame; then cut.
const PARTING_MS = 250;

/** Closes a connection as a server does that goes away. */
export function part(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), PARTING_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}

export function pingAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.ping();
}
