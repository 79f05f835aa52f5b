import type { Explained } from '../activity/known.ts';
import { actorWords } from '../notice/actor-words.ts';
import { didWords } from '../notice/answer-line.ts';
import { completeWords, findingWords, nothingWords } from '../notice/finding.ts';
import { correctionWords, readingWords } from '../notice/reading.ts';
import { instanceName } from '../notice/thing-words.ts';
import type { Answer } from '../notice/views.ts';
import { toolWords } from '../notice/way-words.ts';
import { inZone } from '../notice/when.ts';
import type { Words } from '../notice/words.ts';
import { toPlain } from '../notice/written.ts';
import { withoutControls } from './inert.ts';
import { tableLines } from './table.ts';

const HEAD = ['When', 'Who', 'Instance', 'What'];

/** An answer as a table for the terminal: times in the asker's zone, nothing in it that a terminal would obey. */
export function toTable(answer: Answer): string {
  const { read, now, page } = answer;
  const corrected: Words = correctionWords(read);
  const lines = [
    plain([...corrected, ...findingWords(answer)]),
    `Read as: ${plain(readingWords(read, now))}`,
    '',
    ...(page.length > 0
      ? tableLines(
          HEAD,
          page.map((explained) => rowOf(explained, read.question.zone, now)),
        )
      : nothingWords(answer).map(plain)),
    '',
    plain(completeWords(answer)),
  ];
  return `${lines.join('\n')}\n`;
}

function rowOf(explained: Explained, zone: string, now: Date): readonly string[] {
  const { activity } = explained;
  const mark = activity.severity === 'sensitive' ? 'Sensitive: ' : '';
  return [
    inZone(activity.at, zone, 'minute', now),
    plain([...actorWords(explained), ...toolWords(activity)]),
    withoutControls(instanceName(explained) ?? 'not known'),
    `${mark}${plain(didWords(explained))}`,
  ];
}

function plain(words: Words): string {
  return withoutControls(toPlain(words));
}
