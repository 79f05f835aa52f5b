import type { DeliverDeps } from './deliver.ts';
import { createDetailDelivery, detailKey } from './deliver-details.ts';
import { type HeldLease, holdLease, LostLease } from './deliver-lease.ts';
import { createNoticeDelivery } from './deliver-notice.ts';
import { createWaits } from './deliver-pace.ts';
import { type ChannelStates, filesOf } from './deliver-state.ts';
import type { DueDetail, DueNotice } from './deliver-store.ts';
import { SlackRefusal } from './errors.ts';

/** When to look at the channel again. */
export type Next = Readonly<{ waitMs: number }>;

type Job = Readonly<{ notice: DueNotice } | { detail: DueDetail } | Next>;

const SECOND = 1000;
const LOOKED_AT = 60;
const NOTHING: Next = { waitMs: 5 * SECOND };
/** A channel that another worker is posting to may be free at any moment. */
const HELD: Next = { waitMs: SECOND / 5 };

/** A channel is behind when what waits cannot be told within half a minute, at a call a second (design 5). */
const STORM = { calls: 28, oldestMs: 30 * SECOND, fewest: 5 } as const;

/** Brings one channel to its wanted state, as far as it can be now; the lease keeps other workers out meanwhile. */
export function createChannelDelivery(deps: DeliverDeps & Readonly<{ state: ChannelStates }>) {
  const { store, clock, log, state } = deps;
  const waits = createWaits(clock);
  const deliverNotice = createNoticeDelivery({ ...deps, waits });
  const deliverDetail = createDetailDelivery({ ...deps, waits });
  /** Until when edits rest, by channel: a 429 of theirs does not hold up what is new. */
  const editsFrom = new Map<string, number>();

  async function nextJob(channel: string): Promise<Job> {
    const due = await dueOf(channel);
    const editsRest = Math.max(0, (editsFrom.get(channel) ?? 0) - clock.elapsed());
    const waitOf = (notice: DueNotice) => Math.max(waits.of(notice), notice.ts === undefined ? 0 : editsRest);
    const notice = due.find((each) => waitOf(each) <= 0);
    if (notice) return { notice };
    const details = await store.dueDetails(channel, LOOKED_AT);
    const filesRest = state.waitOf(filesOf(channel));
    const restOf = (each: DueDetail) => Math.max(waits.left(detailKey(each)), each.part === 'file' ? filesRest : 0);
    const detail = details.find((each) => restOf(each) <= 0);
    if (detail) return { detail };
    const rests = [...due.map(waitOf), ...details.map(restOf)];
    return { waitMs: Math.min(NOTHING.waitMs, ...rests) };
  }

  /** What is due, after what the channel cannot keep up with has become a storm notice. */
  async function dueOf(channel: string): Promise<readonly DueNotice[]> {
    const due = await store.dueNotices(channel, LOOKED_AT);
    if (!isBehind(due, clock.now(), (notice) => waits.of(notice) <= 0)) return due;
    const folded = await store.foldStorm(channel, { now: clock.now(), dayOf: deps.dayOf });
    if (folded === 0) return due;
    log.warn({ channel, folded }, 'The channel fell behind: waiting notices are one storm notice now.');
    return store.dueNotices(channel, LOOKED_AT);
  }

  async function runJob(job: Exclude<Job, Next>, lease: HeldLease): Promise<void> {
    const { channel } = 'notice' in job ? job.notice : job.detail;
    try {
      if ('notice' in job) await deliverNotice(job.notice, lease);
      else await deliverDetail(job.detail, lease);
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      if (error.kind === 'channel' || error.kind === 'token') return state.park(channel, error.reason);
      const isEdit = 'notice' in job && job.notice.ts !== undefined;
      if (isEdit && error.retryAfterMs !== undefined) {
        editsFrom.set(channel, clock.elapsed() + error.retryAfterMs);
        log.warn({ channel, pause: error.retryAfterMs }, 'Slack takes no edits now; new notices go on.');
      } else state.backOff(heldUp(job), error);
    }
  }

  async function work(channel: string, lease: HeldLease, signal: AbortSignal): Promise<Next> {
    for (;;) {
      if (signal.aborted) return NOTHING;
      const rest = state.waitOf(channel);
      if (rest > 0) return { waitMs: rest };
      const job = await nextJob(channel);
      if ('waitMs' in job) return job;
      try {
        await runJob(job, lease);
      } catch (error) {
        if (error instanceof LostLease) return HELD;
        stumbled(job, error);
      }
    }
  }

  /** A fault of ours with one notice: its neighbours go on, it is tried again later. */
  function stumbled(job: Exclude<Job, Next>, err: unknown): void {
    const id = 'notice' in job ? job.notice.noticeId : detailKey(job.detail);
    waits.put(id, 30 * SECOND);
    log.error({ notice: id, err }, 'A notice could not be brought up to date; it is tried again.');
  }

  return async (channel: string, signal: AbortSignal): Promise<Next> => {
    const rest = state.waitOf(channel);
    if (rest > 0) return { waitMs: rest };
    const lease = await holdLease(deps, `channel ${channel}`);
    if (!lease) return HELD;
    try {
      return await work(channel, lease, signal);
    } finally {
      await lease.release();
    }
  };
}

function heldUp(job: Exclude<Job, Next>): string {
  if ('notice' in job) return job.notice.channel;
  return job.detail.part === 'file' ? filesOf(job.detail.channel) : job.detail.channel;
}

function isBehind(due: readonly DueNotice[], now: Date, isReady: (notice: DueNotice) => boolean): boolean {
  const firsts = due.filter(({ ts, sensitive, uncertain }) => ts === undefined && !sensitive && !uncertain);
  if (firsts.length < STORM.fewest) return false;
  const edits = due.filter((notice) => notice.ts !== undefined && isReady(notice));
  const oldest = Math.min(...firsts.map(({ since }) => since.getTime()));
  return firsts.length + edits.length > STORM.calls || now.getTime() - oldest > STORM.oldestMs;
}
