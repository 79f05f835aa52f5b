import type { Interval } from './activity/interval.ts';
import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import type { CoverageArea, CoverageStore } from './coverage.ts';
import type { PastEnd, PastProgress, PastRefusal } from './notice/completeness.ts';
import { type PastRead, pagesExpected, readPage, resumeRead } from './past-read.ts';
import type { PastSource } from './past-source.ts';

export type PastReading = Readonly<{
  /** Reads on until nothing is left, enough is found, it is stopped, or so much time is used. One run at a time. */
  run(budgetMs: number): Promise<PastProgress>;
  /** Ends the run under way; a later one goes on from there. */
  stop(): void;
  progress(): PastProgress;
  /** What was read of areas that the ledger does not keep: shown, and forgotten. */
  readHere(): readonly Readonly<{ area: CoverageArea; interval: Interval }>[];
}>;

export type ReadingDeps = Readonly<{
  sources: ReadonlyMap<string, PastSource>;
  coverage: Pick<CoverageStore, 'addCoverage'>;
  clock: Clock;
  keep(carried: readonly Carried[]): Promise<void>;
  /** Whether what is stored answers the question already, given that everything from `reached` on is read. */
  isEnough(reached: Date): Promise<boolean>;
  /** Areas that what is read leaves in the store. */
  isKept(area: CoverageArea): boolean;
}>;

/** A turn, and the time of the call itself. */
const PAGE_MS = 700;
/** The ledger is written after so many pages, and at every end. */
const NOTED_EVERY = 10;

/** Several reads as one: in each Region the one that is least far goes on, so that all are whole from one moment on. */
export function createReading(reads: readonly PastRead[], deps: ReadingDeps): PastReading {
  const refusals = new Map<string, PastRefusal>();
  let stopping = new AbortController();
  let end: PastEnd | undefined;
  let underWay: Promise<PastProgress> | undefined;

  const open = () => reads.filter(({ isDone }) => !isDone);
  const reached = () => new Date(Math.max(...reads.map((read) => read.reached.getTime())));

  async function readRegion(region: string, until: () => boolean, signal: AbortSignal): Promise<void> {
    const source = deps.sources.get(region);
    if (!source) return;
    while (!until()) {
      const [next] = open()
        .filter(({ planned }) => planned.region === region)
        .toSorted((one, other) => other.reached.getTime() - one.reached.getTime());
      if (!next) return;
      const refusal = await readPage(next, { source, clock: deps.clock, signal, keep: deps.keep });
      if (refusal) return void refusals.set(region, refusal);
      if (next.isDone || next.pages % NOTED_EVERY === 0) await note(next, deps);
      if (await deps.isEnough(reached())) end = 'enough';
    }
  }

  async function run(budgetMs: number): Promise<PastProgress> {
    const { signal } = stopping;
    const deadline = deps.clock.now().getTime() + budgetMs;
    const isOver = () => end !== undefined || signal.aborted || deps.clock.now().getTime() >= deadline;
    refusals.clear();
    end = undefined;
    for (const read of open()) resumeRead(read);
    const regions = new Set(open().map(({ planned }) => planned.region));
    try {
      await Promise.all([...regions].map((region) => readRegion(region, isOver, signal)));
    } catch (error) {
      if (!signal.aborted) {
        stopping.abort();
        throw error;
      }
    } finally {
      for (const read of reads) await note(read, deps);
    }
    end ??= endOf(signal);
    return progress();
  }

  function endOf({ aborted }: AbortSignal): PastEnd {
    if (open().length === 0) return 'done';
    if (aborted) return 'stopped';
    return open().every(({ planned }) => refusals.has(planned.region)) ? 'refused' : 'budget';
  }

  function progress(): PastProgress {
    const pages = sum(reads.map((read) => read.pages));
    const expected = sum(reads.map(pagesExpected));
    const slowest = Math.max(0, ...[...deps.sources.keys()].map((region) => leftIn(region)));
    return {
      ...(end && { end }),
      pages,
      aboutPages: expected,
      aboutMs: slowest * PAGE_MS,
      reached: reached(),
      refusals: [...refusals.values()],
    };
  }

  function leftIn(region: string): number {
    return sum(
      open()
        .filter(({ planned }) => planned.region === region)
        .map((read) => pagesExpected(read) - (read.pages === 0 ? 0 : read.pages)),
    );
  }

  return {
    progress,
    run(budgetMs) {
      if (underWay) return underWay;
      stopping = new AbortController();
      underWay = run(budgetMs).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    stop: () => stopping.abort(),
    readHere: () =>
      reads.flatMap(({ planned, interval, reached: from }) =>
        planned.areas
          .filter((area) => !deps.isKept(area))
          .map((area) => ({ area, interval: { from, to: interval.to } })),
      ),
  };
}

/** Tells the ledger what was read whole since it was told last. */
async function note(read: PastRead, { coverage, isKept }: ReadingDeps): Promise<void> {
  const { planned, interval, reached, begunAt, noted } = read;
  const areas = planned.areas.filter(isKept);
  if (!begunAt || areas.length === 0 || reached >= interval.to || reached.getTime() === noted?.getTime()) return;
  await coverage.addCoverage(areas, { from: reached, to: interval.to }, begunAt);
  read.noted = reached;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
