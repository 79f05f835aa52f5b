import { counted } from './inflect.ts';
import { instancesWords } from './instances-words.ts';
import { onRetryLine } from './retry-words.ts';
import type { NoticeKind, NoticeSummary, NoticeView } from './views.ts';
import { wayWords } from './way-words.ts';
import { utcMinute } from './when.ts';
import { dated, joined, ours, type Words } from './words.ts';

/** What a summary's list does not show: retries, and the rest. */
export function summaryLines(summary: NoticeSummary): readonly Words[] {
  return [...onRetryLine(summary.mended), ...restLine(summary)];
}

/** Kinds of changes that are left out of the list still count. */
function restLine({ rows, moreRows, done, refused }: NoticeSummary): readonly Words[] {
  const rest = done + refused - rows.reduce((sum, row) => sum + row.done + row.refused, 0);
  if (moreRows === 0 || rest <= 0) return [];
  return [[ours(`Not listed here: ${counted(rest, 'more call')}.`)]];
}

/** `Sensitive among them: 1, told on its own.` */
export function sensitiveLine(count: number, where: string): readonly Words[] {
  if (count === 0) return [];
  return [
    [ours(`Sensitive ${where}: ${shown(count)}`, 'bold'), ours(`, told on ${count === 1 ? 'its' : 'their'} own.`)],
  ];
}

/** Where all of it is. */
export function detailsLine({ hasDetails = false, open }: Pick<NoticeView, 'hasDetails' | 'open'>): readonly Words[] {
  if (!hasDetails) return [];
  return [
    [
      ours(
        open ? 'The list and a CSV file follow in the thread when it is finished.' : 'List and CSV file in the thread.',
      ),
    ],
  ];
}

/** From when to when, how many calls, how, in which instances: the last line. */
export function summaryContext(summary: NoticeSummary, kind: NoticeKind): Words {
  const { from, to, done, refused, mended, people, tools, rows, instances } = summary;
  const calls = counted(done + refused + mended, 'call');
  // A catch-up's headline says from when to when.
  const span: Words = kind === 'catchup' ? [] : [...spanWords(from, to), ours(', ')];
  const [first] = rows;
  const way = first && people + tools === 1 ? wayWords(first.example.activity) : [];
  return joined([[...span, ours(calls)], way, instancesWords(instances)], ' · ');
}

/** A date token shows minutes: within one there is nothing to span. */
function spanWords(from: Date, to: Date): Words {
  const isOneMinute = utcMinute(from) === utcMinute(to);
  return isOneMinute ? [dated(from)] : [dated(from), ours(' to '), dated(to)];
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}
