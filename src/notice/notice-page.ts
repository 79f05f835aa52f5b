import type { Explained } from '../activity/known.ts';
import { ACTIONS } from './actions.ts';
import { answerLine } from './answer-line.ts';
import { actions, button, section } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { ours, type Words } from './words.ts';

export const NOTICE_PAGE = 10;
const SPOKEN_LIMIT = 300;

type Page = Readonly<{ noticeId: string; activities: readonly Explained[]; offset: number; size: number }>;

/** Ten of a notice's activities, oldest first, for whoever asked to see all. */
export function renderNoticePage({ noticeId, activities, offset, size }: Page): Message {
  const next = offset + activities.length;
  const head: Words = [
    ours(`${shown(offset + 1)}–${shown(next)} of ${shown(Math.max(size, next))}`, 'bold'),
    ours(', oldest first'),
  ];
  const turn = (action: string, label: string, to: number) => button({ action, label, value: `${noticeId}:${to}` });
  const buttons = [
    ...(offset > 0 ? [turn(ACTIONS.noticeOlder, 'Older', Math.max(0, offset - NOTICE_PAGE))] : []),
    ...(next < size ? [turn(ACTIONS.noticeNewer, 'Newer', next)] : []),
  ];
  return fits({
    text: lockScreen(head, SPOKEN_LIMIT),
    blocks: [section(head), ...activities.map(answerLine), ...(buttons.length > 0 ? [actions(buttons)] : [])],
  });
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}
