import { Agent, request } from 'node:http';
import type { Clock } from '../src/clock.ts';
import { API_KEY } from './bot.ts';
import type { Change } from './changes.ts';

/** Brings changes as an API destination does: one each, on connections that are kept. Throws when one is refused. */
export function createInlet(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  return {
    /** Resolves to how long the answer took from the moment that a connection was free. */
    post: (change: Change): Promise<number> =>
      new Promise((resolve, reject) => {
        const body = JSON.stringify(change.envelope);
        const headers = {
          'x-api-key': API_KEY,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        };
        const asked = request({ host: '127.0.0.1', port, path: '/ingest', method: 'POST', headers, agent });
        let sent = performance.now();
        asked.once('socket', () => {
          sent = performance.now();
        });
        asked.once('error', reject).once('response', (answer) => {
          answer.resume().once('end', () => {
            if (answer.statusCode === 200) resolve(performance.now() - sent);
            else reject(new Error(`/ingest answered ${answer.statusCode}`));
          });
        });
        asked.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** A change, and when it comes: milliseconds of the clock's from the start. */
export type Arrival = Readonly<{ at: number; make(at: Date): Change }>;

/** What was answered with 200: when, by the clock, and after how many of the machine's milliseconds. */
export type Accepted = Readonly<{ eventID: string; at: number; tookMs: number }>;

/** Brings all of them at their times; resolves when the last is accepted, to them in the order of their acceptance. */
export async function bring(
  arrivals: readonly Arrival[],
  { port, clock, agoMs = 1000 }: Readonly<{ port: number; clock: Clock; agoMs?: number }>,
): Promise<readonly Accepted[]> {
  const inlet = createInlet(port);
  const accepted: Accepted[] = [];
  const begun = clock.elapsed();
  const posts: Promise<void>[] = [];
  const post = async (change: Change) => {
    const tookMs = await inlet.post(change);
    accepted.push({ eventID: change.eventID, at: clock.now().getTime(), tookMs });
  };
  for (const { at, make } of arrivals) {
    const wait = at - (clock.elapsed() - begun);
    if (wait > 0) await clock.sleep(wait);
    // CloudTrail's records come a while after what happened.
    posts.push(post(make(new Date(clock.now().getTime() - agoMs))));
  }
  await Promise.all(posts);
  inlet.close();
  return accepted;
}
