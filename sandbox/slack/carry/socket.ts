import type { Server } from 'node:http';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { parseJson, recordOf, textField } from '../fields.ts';
import { nextId, type World } from '../world.ts';
import type { Ack, Carrier, Envelope } from './carrier.ts';
import { part, pingAll, refreshOne, upgrade, welcome } from './socket-door.ts';

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
  wss.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => readAck(data, waiting));
    welcome(world, socket, sockets);
  });
  const pings = setInterval(() => pingAll(sockets), PING_MS).unref();
  let turn = 0;
  const next = (): WebSocket | undefined => {
    turn += 1;
    const open = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN);
    return open[turn % Math.max(1, open.length)];
  };
  return {
    via: 'socket',
    open: () => sockets.length,
    send: (envelope, sending) => sendTo({ world, waiting, next }, envelope, sending),
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

function readAck(data: RawData, waiting: Waiting): void {
  const message = parseJson(String(data));
  const id = textField(message, 'envelope_id');
  if (id === undefined) return;
  waiting.get(id)?.(recordOf(message)?.payload);
}

type Line = Readonly<{ world: World; waiting: Waiting; next: () => WebSocket | undefined }>;
type Sending = Parameters<Carrier['send']>[1];

function sendTo({ world, waiting, next }: Line, envelope: Envelope, { heard, signal }: Sending): Promise<Ack> {
  const socket = next();
  if (!socket) return Promise.resolve({ ok: false, why: 'no connection' });
  if (world.faults.take('socket', {})) {
    socket.terminate();
    return Promise.resolve({ ok: false, why: 'connection cut' });
  }
  const id = nextId(world, 'envelope-').toLowerCase();
  return new Promise((resolve) => {
    const give = (ack: Ack): void => {
      socket.off('close', onClose);
      resolve(ack);
    };
    const onClose = (): void => give({ ok: false, why: 'connection closed' });
    remember(waiting, id, (body) => {
      heard();
      give({ ok: true, body });
    });
    signal.addEventListener('abort', () => give({ ok: false, why: 'no answer in time' }));
    socket.once('close', onClose);
    socket.send(JSON.stringify(toFrame(id, envelope)));
  });
}

// Late and second acknowledgements are heard as well, for as long as anybody could send them.
const REMEMBERED = 1000;

function remember(waiting: Waiting, id: string, onAck: (body: unknown) => void): void {
  waiting.set(id, onAck);
  const [oldest] = waiting.keys();
  if (waiting.size > REMEMBERED && oldest !== undefined) waiting.delete(oldest);
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
