import { Agent, request } from 'node:http';
import type { Clock } from '../src/clock.ts';
import { API_KEY } from './bot.ts';
import type { Change } from './changes.ts';

/** Brings changes as an API destination does: one each, on connections that are kept. Throws when one is refused. */
export function createInlet(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });

  function send(body: string): Promise<number> {
    return new Promise((resolve, reject) => {
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
      asked.once('error', (error) => {
        // The server closed a connection that it had kept for long enough, as this was sent.
        if (asked.reusedSocket) send(body).then(resolve, reject);
        else reject(error);
      });
      asked.once('response', (answer) => {
        answer.resume().once('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - sent);
          else reject(new Error(`/ingest answered ${answer.statusCode}`));
        });
      });
      asked.end(body);
    });
  }

  return {
    /** Resolves to how long the answer took from the moment that a connection was free. */
    post: (change: Change): Promise<number> => send(JSON.stringify(change.envelope)),
    close: () => agent.destroy(),
  };
}

/** A change, and when it comes: milliseconds of the clock's from the start. */
export type Arrival = Readonly<{ at: number; make(at: Date): Change }>;

/** What was answered with 200: when, by the clock, and after how many of the machine's milliseconds. */
export type Accepted = Pick<Change, 'eventID' | 'refused'> & Readonly<{ at: number; tookMs: number }>;

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
    accepted.push({ eventID: change.eventID, refused: change.refused, at: clock.now().getTime(), tookMs });
  };
  for (const { at, make } of arrivals) {
    const wait = at - (clock.elapsed() - begun);
    if (wait > 0) await clock.sleep(wait);
    // CloudTrail's records come a while after what happened.
    const posted = post(make(new Date(clock.now().getTime() - agoMs)));
    // Whoever waits for all of them sees it.
    posted.catch(() => undefined);
    posts.push(posted);
  }
  await Promise.all(posts);
  inlet.close();
  return accepted;
}
