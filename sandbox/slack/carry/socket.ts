import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { parseJson, recordOf, textField } from '../fields.ts';
import { changed, nextId, type World } from '../world.ts';
import type { Ack, Carrier, Envelope } from './carrier.ts';

export type SocketMode = Carrier &
  Readonly<{
    open(): number;
    /** As Slack does every few hours: a warning, then the connections are closed. */
    refresh(): void;
    /** Cuts every connection without a word. */
    cut(): void;
    close(): Promise<void>;
  }>;

type Waiting = Map<string, (body: unknown) => void>;

// Slack pings well within the 30 s after which a client gives up; the machine's time, as the client's.
const PING_MS = 10_000;

/** Socket Mode: each envelope goes to one of the connections, in turn. */
export function createSocketMode(world: World, server: Server): SocketMode {
  const sockets: WebSocket[] = [];
  const waiting: Waiting = new Map();
  const wss = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => upgrade(world, wss, { request, socket, head }));
  wss.on('connection', (socket: WebSocket) => greet(world, socket, sockets, waiting));
  const pings = setInterval(() => pingAll(sockets), PING_MS).unref();
  let turn = 0;
  const next = (): WebSocket | undefined => {
    turn += 1;
    return sockets[turn % Math.max(1, sockets.length)];
  };
  return {
    via: 'socket',
    open: () => sockets.length,
    send: (envelope, signal) => sendTo({ world, waiting, next }, envelope, signal),
    refresh: () => {
      for (const socket of [...sockets]) refreshOne(socket);
    },
    cut: () => {
      for (const socket of [...sockets]) socket.terminate();
    },
    close: async () => {
      clearInterval(pings);
      await Promise.all(sockets.map(part));
      wss.close();
    },
  };
}

// Time for the client's closing frame; then cut.
const PARTING_MS = 250;

function part(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), PARTING_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1001);
  });
}

function pingAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.ping();
}

type Upgrade = Readonly<{ request: IncomingMessage; socket: Duplex; head: Buffer }>;

function upgrade(world: World, wss: WebSocketServer, { request, socket, head }: Upgrade): void {
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

function greet(world: World, socket: WebSocket, sockets: WebSocket[], waiting: Waiting): void {
  sockets.push(socket);
  socket.on('message', (data) => readAck(data, waiting));
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

function refreshOne(socket: WebSocket): void {
  const debug = { host: 'sandbox' };
  socket.send(JSON.stringify({ type: 'disconnect', reason: 'warning', debug_info: debug }));
  socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: debug }), () =>
    socket.close(1000),
  );
}

function readAck(data: RawData, waiting: Waiting): void {
  const message = parseJson(String(data));
  const id = textField(message, 'envelope_id');
  if (id === undefined) return;
  waiting.get(id)?.(recordOf(message)?.payload);
  waiting.delete(id);
}

type Sending = Readonly<{ world: World; waiting: Waiting; next: () => WebSocket | undefined }>;

function sendTo({ world, waiting, next }: Sending, envelope: Envelope, signal: AbortSignal): Promise<Ack> {
  const socket = next();
  if (!socket) return Promise.resolve({ ok: false, why: 'no connection' });
  if (world.faults.take('socket', {})) {
    socket.terminate();
    return Promise.resolve({ ok: false, why: 'connection cut' });
  }
  const id = nextId(world, 'envelope-').toLowerCase();
  return new Promise((resolve) => {
    const give = (ack: Ack): void => {
      waiting.delete(id);
      resolve(ack);
    };
    waiting.set(id, (body) => give({ ok: true, body }));
    signal.addEventListener('abort', () => give({ ok: false, why: 'no answer in time' }));
    socket.once('close', () => give({ ok: false, why: 'connection closed' }));
    socket.send(JSON.stringify(toFrame(id, envelope)));
  });
}

function toFrame(id: string, { type, payload, accepts, retry }: Envelope) {
  return {
    envelope_id: id,
    type,
    accepts_response_payload: accepts,
    payload,
    ...(type === 'events_api' ? { retry_attempt: retry?.count ?? 0, retry_reason: retry ? 'timeout' : '' } : {}),
  };
}
