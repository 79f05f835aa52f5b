import type { Button, KnownBlock } from '@slack/types';
import type { Explained } from '../activity/known.ts';
import { ACTIONS } from './actions.ts';
import { answerLine } from './answer-line.ts';
import { actions, button, context, section } from './blocks.ts';
import { completeWords, findingWords, nothingWords } from './finding.ts';
import { fits } from './fits.ts';
import { cleanText } from './foreign.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { pastButtons } from './past-buttons.ts';
import { correctionWords, readingWords } from './reading.ts';
import { instanceName } from './thing-words.ts';
import type { Answer } from './views.ts';
import { foreign, ours, type Words } from './words.ts';

const PAGE = 10;
const SPOKEN_LIMIT = 300;

/** One page of an answer: the finding, how the question was read, the lines, and what it is complete for. */
export function renderAnswer(answer: Answer): Message {
  const finding = [...correctionWords(answer.read), ...findingWords(answer)];
  const asked: Words = answer.askedBy ? [foreign(answer.askedBy), ours(' asked: ')] : [ours('Read as: ')];
  const blocks: readonly KnownBlock[] = [
    section(finding),
    context([...asked, ...readingWords(answer.read, answer.now, { shared: answer.askedBy !== undefined })]),
    ...(answer.found === 0 ? nothingWords(answer).map((words) => section(words)) : answerLines(answer.page)),
    context(completeWords(answer)),
    actions([...pastButtons(answer), ...answerButtons(answer)]),
  ];
  const full = blocks.filter((block) => block.type !== 'actions' || block.elements.length > 0);
  return fits({ text: lockScreen(finding, SPOKEN_LIMIT), blocks: full });
}

/** Grouped by instance when there are several; inside a group the order stays. */
function answerLines(page: readonly Explained[]): readonly KnownBlock[] {
  const groups = new Map<string, Explained[]>();
  for (const explained of page) {
    const name = cleanText(instanceName(explained) ?? 'Instance not known', 80);
    groups.set(name, [...(groups.get(name) ?? []), explained]);
  }
  if (groups.size < 2) return page.map(answerLine);
  return [...groups].flatMap(([name, members]) => [section([foreign(name, 'bold')]), ...members.map(answerLine)]);
}

function answerButtons({ askedId, offset, page, found, read, askedBy }: Answer): readonly Button[] {
  const next = offset + page.length;
  const back = Math.max(0, offset - PAGE);
  const [forward, backward] = read.query.ascending
    ? ([
        { action: ACTIONS.newer, label: 'Newer' },
        { action: ACTIONS.older, label: 'Older' },
      ] as const)
    : ([
        { action: ACTIONS.older, label: 'Older' },
        { action: ACTIONS.newer, label: 'Newer' },
      ] as const);
  return [
    ...(offset > 0 ? [button({ ...backward, value: `${askedId}:${back}` })] : []),
    ...(page.length > 0 && next < found ? [button({ ...forward, value: `${askedId}:${next}` })] : []),
    ...(askedBy ? [] : [button({ action: ACTIONS.share, label: 'Share to channel', value: `${askedId}:${offset}` })]),
    button({ action: ACTIONS.change, label: 'Change', value: askedId }),
    ...(found > 0 ? [button({ action: ACTIONS.csv, label: 'CSV', value: askedId })] : []),
  ];
}
