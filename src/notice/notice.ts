import type { KnownBlock } from '@slack/types';
import { lineWords } from './answer-line.ts';
import { actions, bullets, context, lines, richText } from './blocks.ts';
import type { Body } from './body.ts';
import { contextWords } from './context-line.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import { ageMark, DEPLOY, REFUSED } from './marks.ts';
import type { Message } from './message.ts';
import { noticeBody, noticeSentence } from './notice-body.ts';
import { noticeButtons } from './notice-buttons.ts';
import { plainMessage } from './plain-message.ts';
import { detailsLine, summaryContext } from './summary-lines.ts';
import type { NoticeView } from './views.ts';
import { howLong } from './when.ts';
import { dated, ours, styled, type Words } from './words.ts';

const LATER_SHOWN = 3;
const NOTHING_LEFT = 'The changes of this notice are no longer kept.';

/** One run of work by one actor as a channel sees it, or what many did, summed up. */
export function renderNotice(view: NoticeView): Message {
  const { noticeId, summary } = view;
  const metadata = { event_type: 'connect_change', event_payload: { notice_id: noticeId } };
  const body = noticeBody(view);
  if (!body) return { ...plainMessage(NOTHING_LEFT), metadata };
  const blocks: readonly KnownBlock[] = [
    richText(noticeLines(body, view)),
    context(summary ? summaryContext(summary, view.kind ?? 'run') : contextWords(view.activities)),
    actions(noticeButtons(view)),
  ];
  return fits({ text: lockScreen(noticeSentence(body, view)), blocks, metadata });
}

function noticeLines(body: Body, view: NoticeView) {
  const head = [...ageLines(view), [...markOf(body), ...body.headline], ...body.lines, ...laterLines(view)];
  const after = [...body.after, ...detailsLine(view)];
  return [...lines(head), ...(body.bullets.length > 0 ? [bullets(body.bullets)] : []), ...lines(after)];
}

/** Late has a line of its own; "tried to … and was refused" and "Deploy by" say it already. */
const SAID_IN_THE_SENTENCE: ReadonlySet<string> = new Set(['', REFUSED, DEPLOY]);

function markOf({ mark }: Body): Words {
  if (SAID_IN_THE_SENTENCE.has(mark)) return [];
  const dot: Words = mark.startsWith('Sensitive') ? [{ kind: 'dot' }, ours(' ')] : [];
  return [...dot, ...styled([ours(`${mark}: `)], 'bold')];
}

function ageLines(view: NoticeView): readonly Words[] {
  const at = view.summary?.to ?? view.activities.at(-1)?.activity.at;
  if (!at || ageMark(view) === '') return [];
  if (view.lateMs === undefined) return [[...styled([ours('Earlier: this happened '), dated(at)], 'bold'), ours('.')]];
  const late = [ours('Late: this happened '), dated(at), ours(`, ${howLong(view.lateMs)} before it reached this bot`)];
  return [[...styled(late, 'bold'), ours('.')]];
}

/** What is true now: a late alarm about something already undone is worse than none. */
function laterLines({ later = [] }: NoticeView): readonly Words[] {
  return later.slice(-LATER_SHOWN).map((explained) => [ours('Since then: ', 'bold'), ...lineWords(explained)]);
}
