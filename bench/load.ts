import { connect, type Socket } from 'node:net';
import { trailRecords } from './trail-records.ts';

/*
 * Posts records to an inlet and prints what it saw as JSON: `node load.ts PORT API_KEY CONNECTIONS COUNT KEEP_ALIVE`. By
 * sockets of its own, so that it costs little of what it measures. The records are a minute old, of many kinds and by
 * some hundred people and scripts: a notice is planned for each.
 */

const [port, apiKey = '', connections, count, keepAlive] = process.argv.slice(2);
const isKept = keepAlive === 'true';
const END_OF_HEAD = '\r\n\r\n';
const AGE_MS = 60_000;
const eventTime = `${new Date(Date.now() - AGE_MS).toISOString().slice(0, 19)}Z`;
const requests = Array.from(trailRecords(Number(count)), (record) => toRequest({ ...record, eventTime }));
const times: number[] = [];
let refused = 0;
let next = 0;

const start = performance.now();
await Promise.all(Array.from({ length: Number(connections) }, isKept ? postAll : postEach));
const seconds = (performance.now() - start) / 1000;
process.stdout.write(`${JSON.stringify({ seconds, refused, times: times.map((ms) => Math.round(ms * 100) / 100) })}\n`);

function toRequest(detail: unknown): string {
  const envelope = { version: '0', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.connect', detail };
  const body = JSON.stringify(envelope);
  const kept = isKept ? 'keep-alive' : 'close';
  return `POST /ingest HTTP/1.1\r\nhost: 127.0.0.1\r\nx-api-key: ${apiKey}\r\nconnection: ${kept}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}${END_OF_HEAD}${body}`;
}

/** One connection, one request after another. */
async function postAll(): Promise<void> {
  const socket = await opened();
  for (let request = requests[next++]; request; request = requests[next++]) await post(socket, request);
  socket.destroy();
}

/** A connection for each request. */
async function postEach(): Promise<void> {
  for (let request = requests[next++]; request; request = requests[next++]) {
    const begun = performance.now();
    const socket = await opened();
    await post(socket, request, begun);
    socket.destroy();
  }
}

async function opened(): Promise<Socket> {
  const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

async function post(socket: Socket, request: string, begun = performance.now()): Promise<void> {
  socket.write(request);
  const answer = await answerOf(socket);
  times.push(performance.now() - begun);
  if (!answer.startsWith('HTTP/1.1 200')) refused += 1;
}

/** Head and body are small and end with a line break. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const head = text.indexOf(END_OF_HEAD);
      if (head < 0 || !text.endsWith('}\n')) return;
      socket.off('data', take).off('error', reject);
      resolve(text);
    };
    socket.on('data', take).once('error', reject);
  });
}
