import type { Interval } from './activity/interval.ts';
import type { Clock } from './clock.ts';
import type { Carried } from './cloudtrail/envelope.ts';
import type { PastRefusal } from './notice/completeness.ts';
import type { PlannedRead } from './past-plan.ts';
import type { PastPage, PastSource } from './past-source.ts';

/** Event times are whole seconds: of the second at which a page ends, some may be on the next. */
const SECOND = 1000;
/** CloudTrail slows everybody down now and then: that passes. */
const PAUSES_MS = [1, 2, 4, 8].map((seconds) => seconds * SECOND);

/** One question to one Region's event history over one stretch, newest first, page by page. */
export type PastRead = {
  readonly planned: PlannedRead;
  readonly interval: Interval;
  /** Everything from here to the end of the stretch has been read. */
  reached: Date;
  pages: number;
  /** When the first page was asked for: what became visible later may be missing. */
  begunAt?: Date;
  /** The end of the stretch that `token` is of. */
  askedTo: Date;
  token?: string;
  isDone: boolean;
  /** Up to here the ledger knows. */
  noted?: Date;
};

export function beginRead(planned: PlannedRead, interval: Interval): PastRead {
  return { planned, interval, reached: interval.to, askedTo: interval.to, pages: 0, isDone: false };
}

/** Goes on by time: AWS's token for the next page may be too old by now. */
export function resumeRead(read: PastRead): void {
  delete read.token;
  read.askedTo = read.reached;
}

/** Reads the next page and moves the reading on; what it carried is the caller's to keep before it counts. */
export async function readPage(
  read: PastRead,
  { source, clock, signal, keep }: ReadDeps,
): Promise<PastRefusal | undefined> {
  const { planned, interval, askedTo, token } = read;
  const begunAt = read.begunAt ?? clock.now();
  const stretch = { from: interval.from, to: askedTo };
  const asked = { attribute: planned.attribute, ...stretch, ...(token !== undefined && { token }) };
  const page = await patiently(() => source.read(asked, signal), { source, clock, signal });
  if ('refusal' in page) return page.refusal;
  await keep(page.carried);
  read.begunAt = begunAt;
  move(read, page);
  return undefined;
}

type ReadDeps = Readonly<{
  source: PastSource;
  clock: Clock;
  signal: AbortSignal;
  keep(carried: readonly Carried[]): Promise<void>;
}>;

function move(read: PastRead, { oldest, token }: PastPage): void {
  read.pages += 1;
  if (token === undefined) {
    delete read.token;
    read.isDone = true;
    read.reached = read.interval.from;
    return;
  }
  read.token = token;
  if (!oldest) return;
  const whole = Math.max(oldest.getTime() + SECOND, read.interval.from.getTime());
  if (whole < read.reached.getTime()) read.reached = new Date(whole);
}

/** Asks again where AWS slows down; a refusal that stays is an answer, an abort is thrown. */
async function patiently(
  ask: () => Promise<PastPage>,
  { source, clock, signal }: Omit<ReadDeps, 'keep'>,
): Promise<PastPage | Readonly<{ refusal: PastRefusal }>> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      const refusal = source.refusalOf(error);
      const pause = PAUSES_MS[attempt];
      if ((refusal.kind !== 'slow' && refusal.kind !== 'down') || pause === undefined) return { refusal };
      await clock.sleep(pause, signal);
    }
  }
}

/** Pages that a stretch will have come to, by how far those read so far reach; one page where none was read yet. */
export function pagesExpected({ pages, isDone, interval, reached }: PastRead): number {
  if (isDone || pages === 0) return Math.max(1, pages);
  const length = interval.to.getTime() - interval.from.getTime();
  const read = interval.to.getTime() - reached.getTime();
  return Math.max(pages + 1, Math.ceil((pages * length) / Math.max(read, SECOND)));
}
