import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { API_KEY, startBenchBot } from './bot.ts';
import { runNode } from './child.ts';
import { type Bench, type Figure, figure, percentile } from './figures.ts';

const LOAD = join(import.meta.dirname, 'load.ts');
const CONNECTIONS = 50;
const LOOK_MS = 100;
const KEPT = { name: 'ingest keep-alive', count: 50_000, keepAlive: true };
const CLOSED = { name: 'ingest Connection: close', count: 20_000, keepAlive: false };

type Load = typeof KEPT;
type Seen = Readonly<{ seconds: number; refused: number; times: readonly number[] }>;
/** How long it took until all of it was kept: activities and notices, and no longer as it came. */
type Kept = Seen & Readonly<{ untilKept: number }>;

/** `POST /ingest` of the whole program, one envelope each, beside a server that answers 200 and does nothing. */
export const measureIngest: Bench = async (onProgress) => {
  const figures: Figure[] = [];
  for (const load of [KEPT, CLOSED]) {
    onProgress(`${load.count} envelopes by ${CONNECTIONS} connections, keep-alive ${load.keepAlive}`);
    const floor = await ofNothing(load);
    const seen = await ofTheBot(load);
    if (seen.refused > 0) throw new Error(`${seen.refused} envelopes were refused`);
    figures.push(
      figure(load.name, load.count / seen.seconds, load.count / floor.seconds, 'envelopes/s'),
      figure(`${load.name} p99`, percentile(seen.times, 0.99), percentile(floor.times, 0.99)),
      figure(`${load.name}, until kept`, load.count / seen.untilKept, load.count / floor.seconds, 'envelopes/s'),
    );
  }
  return figures;
};

async function ofTheBot(load: Load): Promise<Kept> {
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bench-ingest-'));
  const { bot, stop } = await startBenchBot(join(folder, 'store.db'));
  try {
    const seen = await loaded(bot.port, load);
    const answered = performance.now();
    await untilKept(bot.port, load.count);
    return { ...seen, untilKept: seen.seconds + (performance.now() - answered) / 1000 };
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function untilKept(port: number, count: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    const { store } = (await answer.json()) as Readonly<{ store: Readonly<{ activities: number }> }>;
    if (store.activities === count) return;
    await setTimeout(LOOK_MS);
  }
}

/** In this process, as the bot is in its own: the load comes from a third. */
async function ofNothing(load: Load): Promise<Seen> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end('{}\n'));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const seen = await loaded(port, load);
  server.close();
  return seen;
}

async function loaded(port: number, { count, keepAlive }: Load): Promise<Seen> {
  const words = [LOAD, String(port), API_KEY, String(CONNECTIONS), String(count), String(keepAlive)];
  return JSON.parse((await runNode(words)).out);
}
