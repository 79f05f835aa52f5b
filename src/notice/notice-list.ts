import type { Explained } from '../activity/known.ts';
import { lineWords } from './answer-line.ts';
import { bullets, richText } from './blocks.ts';
import { fits } from './fits.ts';
import type { Message } from './message.ts';

/** The thread's list. */
export function renderNoticeList({
  noticeId,
  activities,
  size,
}: Readonly<{ noticeId: string; activities: readonly Explained[]; size: number; open: boolean }>): Message {
  const text = size > activities.length ? `First ${activities.length} of ${size}` : `All ${size}`;
  return fits({
    text,
    blocks: [richText([bullets(activities.map((each) => lineWords(each)))])],
    metadata: { event_type: 'connect_change_list', event_payload: { notice_id: noticeId } },
  });
}
