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

/** Wider cells are cut; the last column has what room it needs. */
const WIDEST = 36;
const HEAD = ['When', 'Who', 'Instance', 'What'];
/** What could move the cursor, colour the terminal or hide text. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** An answer as a table for the terminal: times in the asker's zone, nothing in it that a terminal would obey. */
export function toTable(answer: Answer): string {
  const { read, now, page } = answer;
  const corrected: Words = correctionWords(read);
  const lines = [
    plain([...corrected, ...findingWords(answer)]),
    `Read as: ${plain(readingWords(read, now))}`,
    '',
    ...(page.length > 0
      ? table(page.map((explained) => rowOf(explained, read.question.zone, now)))
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
    safe(instanceName(explained) ?? 'not known'),
    `${mark}${plain(didWords(explained))}`,
  ];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = [HEAD, ...rows].map((row) =>
    row.map((cell, column) => (column < HEAD.length - 1 ? cutTo(cell, WIDEST) : cell)),
  );
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function padded(cell: string, width: number): string {
  return `${cell}${' '.repeat(Math.max(0, width - lengthOf(cell)))}`;
}

function cutTo(cell: string, width: number): string {
  const letters = [...cell];
  return letters.length > width ? `${letters.slice(0, width - 1).join('')}…` : cell;
}

function lengthOf(cell: string): number {
  return [...cell].length;
}

function plain(words: Words): string {
  return safe(toPlain(words));
}

function safe(text: string): string {
  return text.toWellFormed().replace(UNSAFE, '');
}
