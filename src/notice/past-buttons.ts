import type { Button } from '@slack/types';
import { ACTIONS } from './actions.ts';
import { button } from './blocks.ts';
import { type Completeness, isRead, type PastRefusalKind } from './completeness.ts';
import type { Answer } from './views.ts';

const DAY = 86_400_000;
/** Windows offered where nothing was found, in days. */
const WIDER = [1, 7, 30, 90];

/** What somebody must mend before reading on makes sense. */
const FOR_GOOD: ReadonlySet<PastRefusalKind> = new Set(['no-credentials', 'bad-credentials', 'denied']);

/** What an answer offers about the past: to read on, and where nothing was found, more time. */
export function pastButtons(answer: Answer): readonly Button[] {
  const { askedId, completeness } = answer;
  const offersReading = completeness !== undefined && canReadOn(completeness);
  return [
    ...(offersReading
      ? [
          button({ action: ACTIONS.goOn, label: readingLabel(completeness), value: askedId }),
          button({ action: ACTIONS.tellMe, label: 'Tell me when done', value: askedId }),
        ]
      : []),
    ...(completeness && answer.found === 0 ? widerButtons(answer) : []),
  ];
}

function canReadOn(completeness: Completeness): boolean {
  const { asked, progress } = completeness;
  if (!asked || isRead(completeness)) return false;
  const refusals = progress?.refusals ?? [];
  return progress?.end !== 'refused' || refusals.some(({ kind }) => !FOR_GOOD.has(kind));
}

function readingLabel({ progress }: Completeness): string {
  return progress ? 'Go on reading' : 'Read CloudTrail';
}

function widerButtons({ askedId, lastKnown, now, read }: Answer): readonly Button[] {
  const { from } = read.window;
  const known = lastKnown?.activity.at.getTime();
  const days = from && WIDER.find((each) => now.getTime() - each * DAY < from.getTime() - DAY / 2);
  return [
    ...(known !== undefined && Number.isFinite(known)
      ? [button({ action: ACTIONS.lastKnown, label: 'Show the last change', value: `${askedId}:${known}` })]
      : []),
    ...(days
      ? [
          button({
            action: ACTIONS.wider,
            label: days === 1 ? 'Last 24 hours' : `Last ${days} days`,
            value: `${askedId}:${now.getTime() - days * DAY}`,
          }),
        ]
      : []),
  ];
}
