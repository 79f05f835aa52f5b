import type { TrailClient } from '../aws/clients.ts';
import { createPastSources } from '../aws/past-sources.ts';
import { type Clock, createClock } from '../clock.ts';
import { createIngest } from '../ingest.ts';
import type { PlanDeps } from '../ingest-notices.ts';
import type { Outcome } from '../lookup.ts';
import { createPast } from '../past.ts';
import { createPastLookup } from '../past-lookup.ts';
import type { PastReading } from '../past-reading.ts';
import { createShownReads } from '../past-shown.ts';
import { createStore } from '../store/store.ts';
import { createTurns } from '../turns.ts';
import type { Console } from './console.ts';

type Store = Awaited<ReturnType<typeof createStore>>;

export type PastOptions = Readonly<{
  store: Store;
  clock: Pick<Clock, 'now'>;
  /** How this command is typed. */
  command: string;
  keepReads: boolean;
  /** What CloudTrail is asked by; none: the store alone answers. */
  clients: ReadonlyMap<string, TrailClient>;
  /** The Regions that an answer speaks for. */
  regions: readonly string[];
  /** Where the bot over this store tells what a look-up finds first. */
  notices: PlanDeps;
}>;

/** Look-ups for the terminal: answers tell what they are complete for, and `complete` reads what the store lacks. */
export function createTerminalLookup(options: PastOptions) {
  const { store, clock, command, keepReads, clients, regions, notices } = options;
  const own = createClock();
  const ingest = createIngest({
    ...notices,
    store,
    clock: own,
    keepReads,
    onNoticed: () => undefined,
    log: { info: () => undefined, warn: () => undefined },
  });
  const sources = createPastSources(clients, createTurns({ store, clock: own }));
  const createMemory = () => createStore({ path: ':memory:' });
  const shown = sources.length > 0 && !keepReads ? createShownReads({ store, createMemory, clock: own }) : undefined;
  const seen = shown?.store ?? store;
  const reading = { store: seen, coverage: store, ingest, sources, clock: own, keepReads, regions };
  const past = createPast({ ...reading, ...(shown && { shown }) });
  const answers = createPastLookup({ past, store: seen, clock, command });

  async function complete(outcome: Outcome, console: Console, again: () => Promise<Outcome>): Promise<Outcome> {
    if (outcome.kind !== 'answer') return outcome;
    const { askedId, read } = outcome.answer;
    const reading = await past.begin(askedId, read.query);
    if (!reading) return outcome;
    await watched(reading, console, own);
    const now = await again();
    return now.kind === 'answer' ? { kind: 'answer', answer: await answers.completed(now.answer, askedId) } : now;
  }

  return { answers, complete, close: async () => shown?.close() };
}

/** Reads to the end, saying how far it is; Ctrl-C ends it with what there is. */
async function watched(reading: PastReading, console: Console, clock: Clock): Promise<void> {
  const finished = new AbortController();
  const stop = () => reading.stop();
  process.once('SIGINT', stop);
  const running = reading.run(Number.POSITIVE_INFINITY).finally(() => finished.abort());
  while (console.terminal && !finished.signal.aborted) {
    const { pages, aboutPages } = reading.progress();
    console.err(`\rReading CloudTrail: ${pages} of about ${aboutPages} pages (Ctrl-C stops) `);
    await clock.sleep(500, finished.signal).catch(() => undefined);
  }
  await running;
  process.removeListener('SIGINT', stop);
  if (console.terminal) console.err('\n');
}
