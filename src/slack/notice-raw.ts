import type { LookupStore } from '../lookup.ts';
import { renderRaw } from '../notice/raw.ts';
import { renderMoreRecords } from '../notice/short-replies.ts';
import { type NoticeView, noticeSize } from '../notice/views.ts';
import type { Respond } from './listener.ts';

/** A response_url can be used five times. */
const SHOWN = 3;

/** The first records behind a notice, to the asker alone. */
export async function giveRaw(
  store: Pick<LookupStore, 'findRecord'>,
  view: NoticeView,
  respond: Respond,
): Promise<void> {
  for (const { activity } of view.activities.slice(0, SHOWN)) {
    await respond(renderRaw(await store.findRecord(activity.eventID), activity.eventID));
  }
  const hidden = noticeSize(view) - SHOWN;
  if (hidden > 0) await respond(renderMoreRecords(SHOWN, hidden));
}
