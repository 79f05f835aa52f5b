import type { Clock } from '../clock.ts';
import type { CoverageArea, CoverageStore } from '../coverage.ts';
import type { Log } from '../deliver.ts';
import type { Ingest } from '../ingest.ts';
import type { Turns } from '../turns.ts';
import type { TrailClient } from './clients.ts';
import { lookupRecords } from './lookup-records.ts';
import { refusalKind, refusalWord } from './refusal.ts';
import { turnName } from './turn-name.ts';

const MINUTE = 60_000;
const INTERVAL = MINUTE;
/** Records become visible minutes late and in no order: each round reads this much again. */
const OVERLAP = 15 * MINUTE;
/** LookupEvents knows no more. */
const HISTORY = 90 * 24 * 60 * MINUTE;

/** Until when each Region and source has been read: after a pause, reading goes on from there. */
export type Marks = Readonly<{
  findMark(name: string): Promise<Date | undefined>;
  saveMark(name: string, at: Date): Promise<void>;
}>;

export type PollerDeps = Readonly<{
  clients: ReadonlyMap<string, TrailClient>;
  eventSources: readonly string[];
  ingest: Pick<Ingest, 'accept'>;
  marks: Marks;
  coverage: Pick<CoverageStore, 'addCoverage'>;
  turns: Turns;
  /** Reads are kept as well, so that what was polled is complete for them. */
  keepReads: boolean;
  clock: Clock;
  log: Log;
}>;

/** Per Region: the last whole round, and AWS's refusal where the last one failed. */
export type PollState = Readonly<Record<string, Readonly<{ lastReadAt?: Date; refusal?: string }>>>;

export type Poller = Readonly<{ run(signal: AbortSignal): Promise<void>; state(): PollState }>;

/** Reads event history every minute in each Region. One Region's trouble does not hold up another. */
export function createPoller(deps: PollerDeps): Poller {
  const { clients, clock, log } = deps;
  const states: Record<string, { lastReadAt?: Date; refusal?: string }> = {};

  async function round(reading: Omit<Reading, 'eventSource'>): Promise<void> {
    const { region, signal } = reading;
    try {
      for (const eventSource of deps.eventSources) await readSource(deps, { ...reading, eventSource });
      if (states[region]?.refusal) log.info({ region }, 'Event history can be read again.');
      states[region] = { lastReadAt: clock.now() };
    } catch (error) {
      if (signal.aborted) return;
      const refusal = describeRefusal(error, region);
      if (states[region]?.refusal !== refusal) log.warn({ region, err: error }, refusal);
      states[region] = { ...states[region], refusal };
    }
  }

  async function rounds(region: string, client: TrailClient, signal: AbortSignal): Promise<void> {
    const turn = () => deps.turns(turnName(region), 'background', signal);
    while (!signal.aborted) {
      await round({ region, client, turn, signal });
      await clock.sleep(INTERVAL, signal).catch(() => undefined);
    }
  }

  return {
    state: () => states,
    async run(signal) {
      await Promise.all([...clients].map(([region, client]) => rounds(region, client, signal)));
    },
  };
}

type Reading = Readonly<{
  region: string;
  client: TrailClient;
  eventSource: string;
  turn: () => Promise<void>;
  signal: AbortSignal;
}>;

async function readSource({ marks, coverage, keepReads, clock, ingest }: PollerDeps, reading: Reading): Promise<void> {
  const { region, client, eventSource, turn, signal } = reading;
  const name = `poll ${region} ${eventSource}`;
  const start = clock.now();
  const mark = (await marks.findMark(name)) ?? start;
  const from = new Date(Math.max(mark.getTime() - OVERLAP, start.getTime() - HISTORY));
  const asked = { from, attribute: { key: 'EventSource', value: eventSource } } as const;
  for await (const carried of lookupRecords(client, asked, turn, signal)) {
    if (signal.aborted) return;
    if (carried.length > 0) await ingest.accept(carried, 'poll');
  }
  const classes = keepReads ? (['changes', 'runtime', 'reads'] as const) : (['changes', 'runtime'] as const);
  const areas = classes.map((each): CoverageArea => ({ account: '', region, eventSource, class: each }));
  await coverage.addCoverage(areas, { from, to: start }, start);
  await marks.saveMark(name, start);
}

/** One sentence for the log and for `/healthz`, with what to do where AWS's answer tells it. */
function describeRefusal(error: unknown, region: string): string {
  const word = refusalWord(error);
  switch (refusalKind(error)) {
    case 'no-credentials':
      return `No AWS credentials: event history in ${region} is not read.`;
    case 'bad-credentials':
      return `AWS does not accept the bot's credentials in ${region} (${word}): renew them, or check that the Region is enabled.`;
    case 'denied':
      return `AWS refuses event history in ${region}: allow cloudtrail:LookupEvents for the bot's credentials.`;
    case 'slow':
      return `AWS slows down reading of event history in ${region}; the next round reads again.`;
    case 'down':
      return `Event history in ${region} could not be read (${word}); the next round reads again.`;
  }
}
