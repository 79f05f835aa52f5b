import { onTestFinished } from 'vitest';
import { dayIn } from '../../src/activity/day.ts';
import type { Query } from '../../src/activity/query.ts';
import { type Clock, createClock } from '../../src/clock.ts';
import type { CoverageClass } from '../../src/coverage.ts';
import { createIngest } from '../../src/ingest.ts';
import type { PastRefusalKind } from '../../src/notice/completeness.ts';
import { createPast, type Past } from '../../src/past.ts';
import { createShownReads } from '../../src/past-shown.ts';
import type { PastAsked, PastSource } from '../../src/past-source.ts';
import { createStore } from '../../src/store/store.ts';
import { memoryCoverage } from '../support/memory-coverage.ts';
import { recordFixture } from '../support/record-fixtures.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const CHANGES: Query['planes'] = ['config', 'tagging', 'auth', 'data'];

export type HistoryRecord = Readonly<Record<string, unknown>> & Readonly<{ eventTime: string; eventID: string }>;

/** A made-up event history of one Region: what AWS would answer, in small pages, and what goes wrong. */
export function fakeSource(records: readonly HistoryRecord[], { region = 'eu-central-1', page = 5 } = {}) {
  const asks: PastAsked[] = [];
  const faults: (PastRefusalKind | undefined)[] = [];
  const newest = records.toSorted((one, other) => other.eventTime.localeCompare(one.eventTime));
  const source: PastSource = {
    region,
    async read(asked) {
      asks.push(asked);
      const fault = faults.shift();
      if (fault) throw Object.assign(new Error(fault), { fault });
      const { attribute, from, to, token = '0' } = asked;
      const found = newest.filter((record) => {
        const at = new Date(record.eventTime);
        return at >= from && (!to || at <= to) && attributeOf(record, attribute.key) === attribute.value;
      });
      const start = Number(token);
      const some = found.slice(start, start + page);
      const last = some.at(-1);
      return {
        carried: some.map((detail) => ({ kind: 'record', detail })),
        ...(last && { oldest: new Date(last.eventTime) }),
        ...(found.length > start + page && { token: String(start + page) }),
      };
    },
    refusalOf: (error) => {
      const kind = error instanceof Error && 'fault' in error ? (error.fault as PastRefusalKind) : 'down';
      return { kind, region, word: 'Word' };
    },
  };
  return { source, asks, faults };
}

function attributeOf(record: HistoryRecord, key: PastAsked['attribute']['key']): unknown {
  if (key === 'EventSource') return record.eventSource;
  if (key === 'EventName') return record.eventName;
  if (key === 'EventId') return record.eventID;
  const identity = record.userIdentity as Readonly<Record<string, string>>;
  return identity.userName ?? identity.arn?.split('/')[2];
}

let made = 0;

/** A recorded shape, as if it happened so long before `now`. */
export function happened(
  now: Date,
  agoMs: number,
  name = 'UpdateQueueMaxContacts.cli',
  parts: object = {},
): HistoryRecord {
  made += 1;
  const eventTime = `${new Date(now.getTime() - agoMs).toISOString().slice(0, 19)}Z`;
  return { ...recordFixture(name), eventID: `past-${made}`, eventTime, awsRegion: 'eu-central-1', ...parts };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A store in memory, a ledger, and event history as told. */
export async function createWorld(
  sources: readonly PastSource[],
  {
    keepReads = false,
    shows = false,
    factor = 5_000,
    clock = createClock({ factor }),
  }: Readonly<{ keepReads?: boolean; shows?: boolean; factor?: number; clock?: Clock }> = {},
) {
  const store = await createStore({ path: ':memory:' });
  onTestFinished(() => store.close());
  const coverage = memoryCoverage();
  const ingest = createIngest({
    store,
    clock,
    channel: 'C1',
    treatmentOf: ({ treatment }) => treatment,
    dayOf: dayIn('UTC'),
    keepReads,
    expectsEventBridge: false,
    onNoticed: () => undefined,
    log: { info: () => undefined, warn: () => undefined },
  });
  const createMemory = () => createStore({ path: ':memory:' });
  const shown = shows ? createShownReads({ store, createMemory, clock }) : undefined;
  onTestFinished(() => shown?.close());
  const seen = shown?.store ?? store;
  const past: Past = createPast({ store: seen, coverage, ingest, sources, clock, keepReads, ...(shown && { shown }) });
  const count = async (query: Query) => (await seen.count(query)).found;
  return { store, seen, coverage, ingest, past, clock, count };
}

/** The parts of an answer's completeness, short: class, and what is missing in minutes before `now`. */
export async function partsOf({ past }: Pick<World, 'past'>, askedId: string, query: Query) {
  const { parts } = await past.completeness(askedId, query);
  return new Map<CoverageClass, boolean>(parts.map((part) => [part.class, part.missing.length === 0]));
}
