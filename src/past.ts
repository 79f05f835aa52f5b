import { difference, type Interval, intersection, union } from './activity/interval.ts';
import type { Query } from './activity/query.ts';
import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import { type AreaCoverage, type CoverageArea, type CoverageStore, SETTLING_MS } from './coverage.ts';
import type { Ingest } from './ingest.ts';
import type { LookupStore } from './lookup.ts';
import type { Completeness, CompletePart } from './notice/completeness.ts';
import { type PlannedRead, planReads } from './past-plan.ts';
import { beginRead, type PastRead } from './past-read.ts';
import { createReading, type PastReading } from './past-reading.ts';
import { seek } from './past-seek.ts';
import { asksReads, type ShownReads } from './past-shown.ts';
import type { PastSource } from './past-source.ts';
import { usernamesOf } from './past-usernames.ts';
import { enoughFrom, type PastWindow, pastWindow } from './past-window.ts';

export type PastDeps = Readonly<{
  store: Pick<LookupStore, 'find' | 'findActivity'>;
  coverage: CoverageStore;
  ingest: Pick<Ingest, 'accept'>;
  sources: readonly PastSource[];
  clock: Clock;
  keepReads: boolean;
  /** The Regions that an answer speaks for where nothing is asked; else those of the sources. */
  regions?: readonly string[];
  /** Takes what is shown and not kept: reads, where they are not. */
  shown?: Pick<ShownReads<LookupStore>, 'show' | 'renew'>;
}>;

export type Past = Readonly<{
  /** What CloudTrail must be asked for a question; undefined where the store covers it, or nothing can be asked. */
  begin(askedId: string, query: Query): Promise<PastReading | undefined>;
  /** The reading of a question asked before, under way or not. */
  find(askedId: string): PastReading | undefined;
  /** What an answer is complete for. */
  completeness(askedId: string, query: Query): Promise<Completeness>;
  /** Looks for a name or an id that the store does not know; true when there is more to answer from now. */
  seek(text: string): Promise<boolean>;
  /** No reading goes on. */
  stopAll(): void;
}>;

/** Readings that are remembered, so that they go on where they stopped. */
const REMEMBERED = 200;
/** Polling reads every minute: what is missing at the very end is not worth a call. */
const FRESH_MS = 3 * 60_000;

/** What the store does not hold of a question's window, read from event history. */
export function createPast(deps: PastDeps): Past {
  const { store, coverage, clock } = deps;
  const sources = new Map(deps.sources.map((source) => [source.region, source]));
  const regions = deps.regions ?? [...sources.keys()];
  const readings = new Map<string, PastReading>();
  /** The account of the credentials, as its records tell it. */
  const own = new Set<string>();

  const isKept = ({ class: each }: CoverageArea) => each !== 'reads' || deps.keepReads;

  async function planned(query: Query): Promise<Readonly<{ reads: readonly PlannedRead[]; window: PastWindow }>> {
    const usernames = await usernamesOf(store, query);
    const reads = planReads(query, { regions, ...(usernames && { usernames }) });
    return { reads, window: pastWindow(query, clock.now()) };
  }

  async function readsNeeded(query: Query): Promise<readonly PastRead[]> {
    if (sources.size === 0) return [];
    if (query.eventID !== undefined && (await store.findActivity(query.eventID))) return [];
    const { reads, window } = await planned(query);
    const from = (await enoughFrom(store, query, window)) ?? window.from;
    const wanted = { from: from > window.from ? from : window.from, to: window.to };
    const needed = await Promise.all(reads.map((read) => gapsOf(read, wanted)));
    return needed.flat();
  }

  async function gapsOf(read: PlannedRead, wanted: Interval): Promise<readonly PastRead[]> {
    if (wanted.from >= wanted.to) return [];
    if (read.areas.length === 0) return [beginRead(read, wanted)];
    const known = await coverage.coverage(read.areas, wanted);
    return union(known.flatMap((area) => unread(area, clock.now()))).map((gap) => beginRead(read, gap));
  }

  function remember(askedId: string, reading: PastReading): void {
    readings.set(askedId, reading);
    const [oldest] = readings.keys();
    if (readings.size > REMEMBERED && oldest !== undefined) readings.delete(oldest);
  }

  /** A reading whose reads are shown where they are not kept; of more than can be shown nothing is claimed. */
  function readingOf(reads: readonly PastRead[], query: Query): PastReading {
    const { shown } = deps;
    let isShown = shown !== undefined;
    const reading = createReading(reads, {
      sources,
      coverage,
      clock,
      isKept,
      isEnough: (reached) => isEnough(query, reached),
      async keep(carried) {
        if (carried.length === 0) return;
        await deps.ingest.accept(carried, 'lookup');
        for (const account of carried.flatMap(accountOf)) own.add(account);
        if (shown && asksReads(query)) isShown = (await shown.show(carried)) && isShown;
      },
    });
    return { ...reading, readHere: () => (isShown ? reading.readHere() : []) };
  }

  async function isEnough(query: Query, reached: Date): Promise<boolean> {
    if (query.eventID !== undefined) return (await store.findActivity(query.eventID)) !== undefined;
    const { enough } = pastWindow(query, clock.now());
    if (enough === undefined) return false;
    const recent = { ...query, window: { ...query.window, from: reached } };
    return (await store.find(recent, { limit: 1, offset: enough - 1 })).length > 0;
  }

  /** An event asked for by its id is there, or all of event history was asked for it. */
  async function eventPart(id: string, reading: PastReading | undefined, window: Interval): Promise<CompletePart> {
    const isKnown = (reading && isFinished(reading)) || (await store.findActivity(id)) !== undefined;
    return { class: 'changes', missing: isKnown ? [] : [window], ...(isKnown && { whole: window }) };
  }

  return {
    find: (askedId) => readings.get(askedId),
    seek: (text) => seek(text, deps),
    stopAll() {
      for (const reading of readings.values()) reading.stop();
    },
    async begin(askedId, query) {
      const before = readings.get(askedId);
      if (before) return isFinished(before) ? undefined : before;
      const reads = await readsNeeded(query);
      if (reads.length === 0) return undefined;
      if (asksReads(query) && (await deps.shown?.renew())) readings.clear();
      const reading = readingOf(reads, query);
      remember(askedId, reading);
      return reading;
    },
    async completeness(askedId, query) {
      const { reads, window } = await planned(query);
      const from = await enoughFrom(store, query, window);
      const wanted = { from: from && from > window.from ? from : window.from, to: window.to };
      const areas = reads.flatMap((read) => read.areas);
      const known = wanted.from < wanted.to && areas.length > 0 ? await coverage.coverage(areas, wanted) : [];
      const reading = readings.get(askedId);
      const here = reading?.readHere() ?? [];
      const progress = reading?.progress();
      return {
        parts:
          query.eventID === undefined
            ? partsOf(known, here, wanted, clock.now())
            : [await eventPart(query.eventID, reading, wanted)],
        asked: sources.size > 0,
        arriving: known.some(({ provisional }) => provisional.length > 0),
        window: wanted,
        beyond: window.beyond,
        ...(query.accounts?.some((account) => !own.has(account)) && { otherAccount: true }),
        ...(window.enough !== undefined && { enough: window.enough, found: from !== undefined }),
        ...(progress && { progress }),
      };
    },
  };
}

function accountOf(item: Carried): readonly string[] {
  const { detail } = item.kind === 'record' ? item : { detail: undefined };
  if (typeof detail !== 'object' || detail === null || !('recipientAccountId' in detail)) return [];
  return typeof detail.recipientAccountId === 'string' ? [detail.recipientAccountId] : [];
}

function isFinished(reading: PastReading): boolean {
  const { end } = reading.progress();
  return end === 'done' || end === 'enough';
}

/** What is to be asked: what was not read, and what was read too soon and can be read for good now. */
function unread({ gaps, provisional }: AreaCoverage, now: Date): readonly Interval[] {
  // Where everything up to the last minutes is known, these are not worth a call.
  const isFresh = (gap: Interval) => gap.from >= freshSince(now) && provisional.some(({ to }) => to >= gap.from);
  const missing = gaps.filter((gap) => !isFresh(gap));
  const settled = { from: new Date(0), to: new Date(freshSince(now).getTime() - SETTLING_MS) };
  // What is asked anyway brings what arrived late at the same price.
  return union([...missing, ...(missing.length > 0 ? provisional : intersection(provisional, [settled]))]);
}

function freshSince(now: Date): Date {
  return new Date(now.getTime() - FRESH_MS);
}

type Here = ReturnType<PastReading['readHere']>;

/** Per class what every area of it has in common: the stretch that is whole up to the window's end, and what is missing. */
function partsOf(known: readonly AreaCoverage[], here: Here, window: Interval, now: Date): readonly CompletePart[] {
  const classes = [...new Set(known.map(({ area }) => area.class))];
  return classes.map((each) => {
    const areas = known.filter(({ area }) => area.class === each);
    const whole = areas
      .map(({ area, covered, provisional }) => union([...covered, ...provisional, ...readOf(area, here)]))
      .reduce<readonly Interval[]>((common, some) => intersection(common, some), [window]);
    const last = whole.at(-1);
    // Nobody can have read the last minutes.
    const missing = difference([window], whole).filter((gap) => !(gap.from >= freshSince(now) && last));
    return { class: each, missing, ...(last && { whole: last }) };
  });
}

function readOf(area: CoverageArea, here: Here): readonly Interval[] {
  return here.filter((each) => sameArea(each.area, area)).map(({ interval }) => interval);
}

function sameArea(one: CoverageArea, other: CoverageArea): boolean {
  return (
    one.region === other.region &&
    one.eventSource === other.eventSource &&
    one.class === other.class &&
    one.scope === other.scope
  );
}
