import type { KnownBlock } from '@slack/types';
import type { Explained } from '../activity/known.ts';
import { lineWords } from './answer-line.ts';
import { actions, bullets, context, lines, richText } from './blocks.ts';
import type { Body } from './body.ts';
import { contextWords } from './context-line.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import { isSensitive, markWords, REFUSED } from './marks.ts';
import type { Message } from './message.ts';
import { noticeButtons } from './notice-buttons.ts';
import { oneBody } from './one.ts';
import { areOneThing } from './one-thing.ts';
import { plainMessage } from './plain-message.ts';
import { runBody } from './run.ts';
import { saveBody } from './save.ts';
import type { NoticeView } from './views.ts';
import { howLong } from './when.ts';
import { dated, ours, styled, type Words } from './words.ts';

const LATER_SHOWN = 3;
const NOTHING_LEFT = 'The changes of this notice are no longer kept.';

/** One run of work by one actor as a channel sees it. */
export function renderNotice(view: NoticeView): Message {
  const { activities, noticeId, lateMs } = view;
  const metadata = { event_type: 'connect_change', event_payload: { notice_id: noticeId } };
  if (activities.length === 0) return { ...plainMessage(NOTHING_LEFT), metadata };
  const body = bodyOf(activities, markWords(activities, lateMs));
  const mark: Words = body.mark ? [ours(`${body.mark}: `)] : [];
  const blocks: readonly KnownBlock[] = [
    richText(noticeLines(body, view)),
    context(contextWords(activities)),
    actions(noticeButtons(view)),
  ];
  return fits({
    text: lockScreen([...mark, ...body.lock]),
    blocks,
    metadata,
  });
}

function bodyOf(activities: readonly Explained[], mark: string): Body {
  const [only] = activities;
  if (only && activities.length === 1) return oneBody(only, mark);
  return areOneThing(activities) ? saveBody(activities, mark) : runBody(activities, mark);
}

function noticeLines(body: Body, view: NoticeView) {
  const head = [...lateLines(view), [...markOf(body, view), ...body.headline], ...body.lines, ...laterLines(view)];
  return [...lines(head), ...(body.bullets.length > 0 ? [bullets(body.bullets)] : []), ...lines(body.after)];
}

/** `Late` has a line of its own; the other marks stand before the sentence. */
function markOf({ mark }: Body, { activities, lateMs }: NoticeView): Words {
  const own = lateMs === undefined ? mark : markWords(activities);
  // "tried to … and was refused" says it already.
  if (own === REFUSED) return [];
  const dot: Words = isSensitive(activities) ? [{ kind: 'dot' }, ours(' ')] : [];
  return [...dot, ...(own ? styled([ours(`${own}: `)], 'bold') : [])];
}

function lateLines({ activities, lateMs }: NoticeView): readonly Words[] {
  const last = activities.at(-1);
  if (lateMs === undefined || !last) return [];
  const late = [
    ours('Late: this happened '),
    dated(last.activity.at),
    ours(`, ${howLong(lateMs)} before it reached this bot`),
  ];
  return [[...styled(late, 'bold'), ours('.')]];
}

/** What is true now: a late alarm about something already undone is worse than none. */
function laterLines({ later = [] }: NoticeView): readonly Words[] {
  return later.slice(-LATER_SHOWN).map((explained) => [ours('Since then: ', 'bold'), ...lineWords(explained)]);
}
