import type { DeliverDeps } from './deliver.ts';
import type { HeldLease } from './deliver-lease.ts';
import { KNOWN_FOR, SETTLING } from './deliver-notice.ts';
import type { Waits } from './deliver-pace.ts';
import { type ChannelStates, filesOf } from './deliver-state.ts';
import type { DueDetail } from './deliver-store.ts';
import { SlackRefusal } from './errors.ts';
import { CSV_HEAD, toCsv } from './notice/csv.ts';
import type { Message } from './notice/message.ts';
import { noticeCsvComment, noticeCsvName } from './notice/notice-csv.ts';
import { renderNoticeList } from './notice/notice-list.ts';
import type { NoticeKind } from './notice/views.ts';

type DetailDeps = DeliverDeps & Readonly<{ state: ChannelStates; waits: Waits }>;

/**
 * More activities than `told` owe their thread a list of the first `listed` and a file of all, when nothing came for
 * `quietMs` (design 5).
 */
export const DETAILS_LIMITS = { told: 12, listed: 50, quietMs: 120_000 } as const;

/** Whether a notice owes its thread a list and a file: a storm only counts, whatever its size. */
export function owesDetails({ kind, size }: Readonly<{ kind: NoticeKind; size: number }>): boolean {
  return size > DETAILS_LIMITS.told || kind === 'storm';
}

/** What the waits know it by, beside its notice. */
export function detailKey({ noticeId, part }: Pick<DueDetail, 'noticeId' | 'part'>): string {
  return `${noticeId} ${part}`;
}

/** Activities read at a time for a file, so that ten thousand neither fill the memory nor hold up the rest. */
const PAGE = 500;

/** Posts what a notice's thread owes. Throws as the delivery of notices does. */
export function createDetailDelivery({ store, slack, clock, log, state, waits }: DetailDeps) {
  async function postList(due: DueDetail, lease: HeldLease): Promise<string> {
    const { noticeId, channel, threadTs, part } = due;
    const message = await listOf(noticeId);
    const post = slack.post({ channel, threadTs }, message, async () => {
      await lease.check();
      await store.markDetail({ noticeId, part }, { state: 'posting' });
    });
    const { ts } = await post.catch(async (error: unknown) => {
      if (error instanceof SlackRefusal && error.kind === 'content') {
        await store.saveRefusedMessage({ noticeId, part, channel, message, reason: error.reason, at: clock.now() });
      }
      throw error;
    });
    return ts;
  }

  async function listOf(noticeId: string): Promise<Message> {
    const { activities: first, open = false, ...counts } = await store.firstOfNotice(noticeId, DETAILS_LIMITS.listed);
    const activities = first.toSorted((one, other) => one.activity.at.getTime() - other.activity.at.getTime());
    return renderNoticeList({ noticeId, activities, open, ...counts });
  }

  async function sendFile({ noticeId, channel, threadTs, part }: DueDetail, lease: HeldLease): Promise<string> {
    const { text, ...file } = await csvOf(noticeId);
    const name = noticeCsvName(file);
    const id = await slack.upload({ name, text });
    await slack.share({ channel, threadTs }, { id, title: name, comment: noticeCsvComment(file) }, async () => {
      await lease.check();
      await store.markDetail({ noticeId, part }, { state: 'posting', ref: id });
    });
    return id;
  }

  async function csvOf(noticeId: string): Promise<Readonly<{ text: string; from: Date; rows: number; size: number }>> {
    const lines = [CSV_HEAD];
    let from = clock.now();
    let rows = 0;
    for (;;) {
      const { activities = [], size = rows } = (await store.noticePage(noticeId, { offset: rows, limit: PAGE })) ?? {};
      const [first] = activities;
      if (first && rows === 0) from = first.activity.at;
      lines.push(toCsv(activities));
      rows += activities.length;
      if (activities.length < PAGE) return { text: lines.join(''), from, rows, size };
    }
  }

  /** True when it is known not to be in the thread. */
  async function settle(due: DueDetail): Promise<boolean> {
    const { noticeId, part, channel, threadTs, ref } = due;
    const key = detailKey(due);
    if (!waits.has(key)) {
      waits.put(key, SETTLING);
      return false;
    }
    const what = part === 'list' ? { listOf: noticeId } : { fileId: ref ?? '' };
    const found = await slack.findReply({ channel, threadTs }, what);
    if (found === 'none' || found === 'unknown') return true;
    waits.delete(key);
    await store.markDetail(due, { state: 'done', ref: found });
    return false;
  }

  async function refused(due: DueDetail, error: unknown): Promise<void> {
    if (!(error instanceof SlackRefusal)) throw error;
    const { kind, reason } = error;
    if (kind === 'uncertain') waits.put(detailKey(due), SETTLING);
    else if (kind === 'gone' || kind === 'content' || reason === 'missing_scope') return skip(due, reason);
    else await store.markDetail(due, { state: 'due' });
    throw error;
  }

  async function skip({ noticeId, part }: DueDetail, reason: string): Promise<void> {
    await store.markDetail({ noticeId, part }, { state: 'skipped' });
    log.warn(
      { noticeId, part, reason },
      reason === 'missing_scope' && part === 'file'
        ? 'Without the scope files:write a notice has no file; Show all still shows everything.'
        : 'Slack does not take what belongs in a thread; Show all still shows everything.',
    );
  }

  return async (due: DueDetail, lease: HeldLease): Promise<void> => {
    const objection = await slack.objection(due.channel, KNOWN_FOR.more);
    if (objection) return state.park(due.channel, objection);
    if (due.uncertain && !(await settle(due))) return;
    try {
      const ref = due.part === 'list' ? await postList(due, lease) : await sendFile(due, lease);
      await store.markDetail(due, { state: 'done', ref });
      waits.delete(detailKey(due));
      state.sent(due.part === 'file' ? filesOf(due.channel) : due.channel);
    } catch (error) {
      await refused(due, error);
    }
  };
}
