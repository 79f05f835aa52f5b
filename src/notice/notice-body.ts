import type { Body } from './body.ts';
import { ageMark, inOrder, markWords } from './marks.ts';
import { oneBody } from './one.ts';
import { areOneThing } from './one-thing.ts';
import { retryLines, waitingBody, waitingLine } from './retry-words.ts';
import { runBody } from './run.ts';
import { saveBody } from './save.ts';
import { settle } from './settle.ts';
import { summaryBody } from './summary.ts';
import { sensitiveLine } from './summary-lines.ts';
import type { NoticeView } from './views.ts';
import { ours, type Words } from './words.ts';

/** Undefined where nothing is left to show. */
export function noticeBody(view: NoticeView): Body | undefined {
  const { summary } = view;
  if (!summary) return activitiesBody(view);
  return summary.rows.length > 0 ? summaryBody(summary, view) : undefined;
}

/** A notice in one sentence, with its marks. */
export function noticeSentence({ mark, lock }: Body, view: NoticeView): Words {
  const marks = inOrder(mark, ageMark(view));
  return [...(marks ? [ours(`${marks}: `)] : []), ...lock];
}

function activitiesBody({ activities, open: isOpen, mended, sensitiveElsewhere = 0 }: NoticeView): Body | undefined {
  const settled = settle(activities, isOpen, mended);
  const { kept, waiting } = settled;
  const [first] = activities;
  const [only] = kept;
  if (!only) return first && waitingBody(first, waiting);
  const mark = markWords(kept);
  if (kept.length === 1) return withAfter(oneBody(only, mark), waitingLine(waiting));
  if (areOneThing(kept)) return withAfter(saveBody(kept, mark), waitingLine(waiting));
  const elsewhere = sensitiveLine(sensitiveElsewhere, 'among them');
  return withAfter(runBody(kept, { mark, isOpen }), [...retryLines(settled), ...elsewhere]);
}

function withAfter(body: Body, more: readonly Words[]): Body {
  return { ...body, after: [...body.after, ...more] };
}
