import type { Clock } from '../../src/clock.ts';
import type { Crew } from './crew.ts';
import type { Change } from './owed.ts';
import type { Letter } from './traffic.ts';

/** Brings letters to the workers' inlets as EventBridge does: again and again, until one answers 200. */
export type Postman = Readonly<{
  /** Resolves when it was accepted, with its copies and repeats, or when nobody wants to wait any longer. */
  deliver(letter: Letter): Promise<void>;
  /** What was answered with 200: what the channel is owed. */
  accepted(): readonly Change[];
  /** Parts put aside among them. */
  unreadable(): number;
  /** When a letter was last accepted for the first time. */
  lastAt(): Date;
  counts: Readonly<{ bodies: number; repeats: number; refused: number }>;
}>;

export type PostmanDeps = Readonly<{
  crew: Pick<Crew, 'portOf' | 'size'>;
  clock: Clock;
  apiKey: string;
  signal: AbortSignal;
  onAccepted(bodies: number): void;
}>;

/** An API destination itself gives up after 5 s, whatever the clock says. */
const PATIENCE_MS = 5_000;

export function createPostman({ crew, clock, apiKey, signal, onAccepted }: PostmanDeps): Postman {
  const accepted = new Map<string, Change>();
  const counts = { bodies: 0, repeats: 0, refused: 0 };
  let unreadable = 0;
  let lastAt = clock.now();

  async function post(body: string, worker: number): Promise<boolean> {
    const port = crew.portOf(worker);
    if (port === undefined) return false;
    const answer = await fetch(`http://127.0.0.1:${port}/ingest`, {
      method: 'POST',
      headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (answer?.status !== 200) counts.refused += 1;
    return answer?.status === 200;
  }

  async function untilAccepted(body: string, worker: number): Promise<boolean> {
    for (let tries = 0; !signal.aborted; tries += 1) {
      if (await post(body, worker + tries)) return true;
      await clock.sleep(Math.min(500 * 2 ** tries, 8_000), signal).catch(() => undefined);
    }
    return false;
  }

  return {
    async deliver(letter) {
      const body = JSON.stringify(letter.body);
      const copies = Array.from({ length: letter.copies }, (_, copy) => untilAccepted(body, letter.worker + copy));
      if (!(await Promise.race(copies))) return;
      counts.bodies += 1;
      counts.repeats += letter.copies - 1;
      unreadable += letter.unreadable;
      for (const change of letter.changes) accepted.set(change.eventID, change);
      lastAt = clock.now();
      onAccepted(counts.bodies);
      await Promise.all(copies);
      for (const [index, later] of letter.repeats.entries()) {
        await clock.sleep(later, signal).catch(() => undefined);
        if (await untilAccepted(body, letter.worker + index + 1)) counts.repeats += 1;
      }
    },
    accepted: () => [...accepted.values()],
    unreadable: () => unreadable,
    lastAt: () => lastAt,
    counts,
  };
}
