import type { DeliverDeps } from './deliver.ts';
import type { HeldLease } from './deliver-lease.ts';
import type { Waits } from './deliver-pace.ts';
import type { ChannelStates } from './deliver-state.ts';
import type { DueNotice } from './deliver-store.ts';
import { SlackRefusal } from './errors.ts';
import type { Message } from './notice/message.ts';
import { renderNotice } from './notice/notice.ts';
import { withEvents } from './notice/shown-events.ts';
import type { NoticeView } from './notice/views.ts';

type NoticeDeps = DeliverDeps & Readonly<{ state: ChannelStates; waits: Waits }>;

const SECOND = 1000;
/** An uncertain post is looked for only when Slack has had this long to show it. */
export const SETTLING = 10 * SECOND;
/** Whether a channel is shared is asked before a new notice; an edit shows a little more of what is there. */
export const KNOWN_FOR = { first: 60 * SECOND, more: 600 * SECOND } as const;
/** Event ids in one log line. */
const LOGGED = 10;

/** Posts or edits one notice. Throws SlackRefusal where its channel must wait, LostLease when it is another worker's. */
export function createNoticeDelivery(deps: NoticeDeps) {
  const { store, slack, clock, log, state, waits, zone } = deps;
  async function show(due: DueNotice, message: Message, lease: HeldLease): Promise<void> {
    const { noticeId, channel, wanted, ts } = due;
    if (ts !== undefined) await slack.edit({ channel, ts }, message, lease.check);
    const shown =
      ts ??
      (await slack.post({ channel }, message, () => lease.during((held) => store.markPosting(noticeId, held)))).ts;
    // The version is the one read before rendering, so a change that came since is due again.
    await store.markPosted(noticeId, wanted, shown, clock.now());
    waits.delete(noticeId);
    state.sent(channel);
    state.unpark(channel);
  }

  /** True when the notice is known not to be in the channel, so that it may be sent (P2). */
  async function settle({ noticeId, channel, since }: DueNotice): Promise<boolean> {
    if (!waits.has(noticeId)) {
      waits.put(noticeId, SETTLING);
      return false;
    }
    const found = await slack.findPosted(channel, noticeId, since);
    if (found === 'none') return true;
    if (found === 'unknown' && deps.restoredAt && since < deps.restoredAt) {
      await store.holdNotice(noticeId);
      return false;
    }
    if (found === 'unknown') {
      log.warn(
        { noticeId, channel },
        'An uncertain post is sent again: without the history scope it cannot be looked for.',
      );
      return true;
    }
    waits.delete(noticeId);
    await store.markPosted(noticeId, 0, found, clock.now());
    return false;
  }

  /** What Slack said no to; a refusal that its channel must wait for is thrown on. */
  async function refused(due: DueNotice, message: Message, error: unknown, lease: HeldLease): Promise<void> {
    if (!(error instanceof SlackRefusal)) throw error;
    const { noticeId } = due;
    if (error.kind === 'uncertain') waits.put(noticeId, SETTLING);
    else if (due.ts === undefined) await store.markNotPosted(noticeId);
    if (error.kind === 'gone') return store.closeNotice(noticeId, error.reason);
    if (error.kind === 'content') return fallBack(due, message, error.reason, lease);
    throw error;
  }

  /** Blocks that Slack refuses must not cost the notice: its sentence goes as plain text, the blocks to quarantine. */
  async function fallBack(due: DueNotice, message: Message, reason: string, lease: HeldLease): Promise<void> {
    const { noticeId, channel } = due;
    log.error({ noticeId, reason }, 'Slack refused a notice as it was; it goes as plain text.');
    await store.saveRefusedMessage({ noticeId, channel, message, reason, at: clock.now() });
    await show(due, toPlainText(message), lease).catch(async (error: unknown) => {
      if (!(error instanceof SlackRefusal) || error.kind !== 'content') return refused(due, message, error, lease);
      await store.closeNotice(noticeId, `Slack refused it, also as plain text: ${error.reason}`);
    });
  }

  async function messageOf(view: NoticeView): Promise<Message> {
    const message = renderNotice({ ...view, ...(zone && { zone }) });
    return withEvents(message, await store.noticeEvents(view.noticeId), view.summary);
  }

  return async (due: DueNotice, lease: HeldLease): Promise<void> => {
    const objection = await slack.objection(due.channel, due.ts === undefined ? KNOWN_FOR.first : KNOWN_FOR.more);
    if (objection) return state.park(due.channel, objection);
    if (due.uncertain && !(await settle(due))) return;
    const view = await store.noticeView(due.noticeId);
    if (!view || (view.activities.length === 0 && !view.summary)) {
      return store.closeNotice(due.noticeId, 'nothing to show');
    }
    const message = await messageOf(view);
    await show(due, message, lease).then(
      () => {
        const eventIDs = view.activities.slice(-LOGGED).map(({ activity }) => activity.eventID);
        log.debug({ noticeId: due.noticeId, version: due.wanted, eventIDs }, 'A notice was sent.');
      },
      (error: unknown) => refused(due, message, error, lease),
    );
  };
}

function toPlainText({ text, metadata }: Message): Message {
  return { text, blocks: [], ...(metadata ? { metadata } : {}) };
}
