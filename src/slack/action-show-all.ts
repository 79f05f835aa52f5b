import type { DeliverStore } from '../deliver-store.ts';
import type { Lookup } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import type { Message } from '../notice/message.ts';
import { NOTICE_PAGE, renderNoticePage } from '../notice/notice-page.ts';
import { NOTICE_NOT_STORED } from '../notice/short-replies.ts';
import { splitValue } from './action-value.ts';
import type { ActionCall, Listener } from './listener.ts';

type ShowAllDeps = Readonly<{ store: Pick<DeliverStore, 'noticePage'>; lookup: Pick<Lookup, 'saw'> }>;

/** Everything that a notice is about, to whoever asks and nobody else: ten at a time, turned over in place. */
export function createShowAll({ store, lookup }: ShowAllDeps): readonly Listener[] {
  async function page(noticeId: string, wanted: number): Promise<Message> {
    const found = await store.noticePage(noticeId, { offset: wanted, limit: NOTICE_PAGE });
    if (!found || found.size === 0) return NOTICE_NOT_STORED;
    if (found.activities.length > 0) return renderNoticePage({ noticeId, offset: wanted, ...found });
    // What is no longer kept has left fewer pages than there were: the last of them is shown.
    const offset = Math.floor((found.size - 1) / NOTICE_PAGE) * NOTICE_PAGE;
    const last = await store.noticePage(noticeId, { offset, limit: NOTICE_PAGE });
    return last && last.activities.length > 0 ? renderNoticePage({ noticeId, offset, ...last }) : NOTICE_NOT_STORED;
  }

  async function show(call: ActionCall, replace: boolean): Promise<void> {
    const { visitor, channel, value, respond } = call;
    const [noticeId, from] = splitValue(value);
    const offset = toOffset(from);
    const { slackUserId } = visitor;
    await lookup.saw({ slackUserId, channel, text: `all of notice ${noticeId}, from ${offset + 1}` });
    await respond(await page(noticeId, offset), { replace });
  }

  const turn = (call: ActionCall) => show(call, call.isEphemeral);
  return [
    { kind: 'action', id: ACTIONS.showAll, run: (call) => show(call, false) },
    { kind: 'action', id: ACTIONS.noticeOlder, run: turn },
    { kind: 'action', id: ACTIONS.noticeNewer, run: turn },
  ];
}

function toOffset(text: string): number {
  const offset = Number(text);
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}
