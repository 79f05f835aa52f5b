import type { FollowUpVerb, LookupStore } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import { renderDetails } from '../notice/details.ts';
import { NOTICE_NOT_STORED, OTHER_VERSION } from '../notice/short-replies.ts';
import { type NoticeView, noticeSize } from '../notice/views.ts';
import { createFollowUp, createPrivateFollowUp, type FollowUpDeps } from './action-follow-up.ts';
import { splitValue } from './action-value.ts';
import type { ActionCall, Listener } from './listener.ts';
import { giveRaw } from './notice-raw.ts';
import { findNotice, type NoticeViewStore } from './notice-view.ts';

type NoticeDeps = FollowUpDeps &
  Readonly<{
    store: NoticeViewStore & Pick<LookupStore, 'findRecord'>;
  }>;

/**
 * A notice's buttons: answered in its thread, where they say who asked; the raw record, and what is asked of a private
 * copy of the notice, to the asker alone.
 */
export function createNoticeActions(deps: NoticeDeps): readonly Listener[] {
  const { lookup, store, people, threads } = deps;
  const followUp = createFollowUp(deps);
  const askInPrivate = createPrivateFollowUp(deps);

  async function viewOf(call: ActionCall, noticeId: string): Promise<NoticeView | undefined> {
    const view = await findNotice(store, noticeId);
    if (view) return view;
    await call.respond(NOTICE_NOT_STORED);
    return undefined;
  }

  async function sawOf(
    { visitor: { slackUserId }, channel }: ActionCall,
    what: string,
    noticeId: string,
  ): Promise<void> {
    await lookup.saw({ slackUserId, channel, text: `${what} of notice ${noticeId}` });
  }

  async function details(call: ActionCall): Promise<void> {
    const view = await viewOf(call, call.value);
    if (!view) return;
    await sawOf(call, 'details', call.value);
    const size = noticeSize(view);
    if (call.isEphemeral) return call.respond(renderDetails(view.activities, { size }));
    await threads.give(inThread(call, 'details', view), async () => {
      const askedBy = await people.nameOf(call.visitor.slackUserId);
      return renderDetails(view.activities, { askedBy: askedBy ?? 'Someone', size });
    });
  }

  async function ask(call: ActionCall, verb: FollowUpVerb, noticeId: string): Promise<void> {
    const view = await viewOf(call, noticeId);
    if (!view) return;
    const activities = view.activities.map(({ activity }) => activity);
    if (call.isEphemeral) return askInPrivate(call, verb, activities);
    await followUp(verb, activities, call, inThread(call, verb, view));
  }

  async function raw(call: ActionCall, noticeId: string): Promise<void> {
    const view = await viewOf(call, noticeId);
    if (!view) return;
    await sawOf(call, 'raw record', noticeId);
    await giveRaw(store, view, call.respond);
  }

  async function menu(call: ActionCall): Promise<void> {
    const [verb, noticeId] = splitValue(call.value);
    if (verb === 'around') await ask(call, 'around', noticeId);
    else if (verb === 'raw') await raw(call, noticeId);
    // A link opens by itself: Slack only tells us.
    else if (verb !== 'link') await call.respond(OTHER_VERSION);
  }

  return [
    { kind: 'action', id: ACTIONS.details, run: details },
    { kind: 'action', id: ACTIONS.moreBy, run: (call) => ask(call, 'more_by', call.value) },
    { kind: 'action', id: ACTIONS.history, run: (call) => ask(call, 'history', call.value) },
    { kind: 'action', id: ACTIONS.noticeMenu, run: menu },
    { kind: 'action', id: ACTIONS.link, run: async () => undefined },
  ];
}

/** The same question until the notice has grown. */
function inThread({ channel, ts, threadTs, respond }: ActionCall, verb: string, view: NoticeView) {
  const question = `${verb}:${view.noticeId}:${noticeSize(view)}`;
  return { channel, threadTs: threadTs ?? ts, question, respond };
}
