import { actorWords } from './actor-words.ts';
import { type Body, BULLETS_SHOWN, capped, emptyBody } from './body.ts';
import { deployWords, isToldAsDeploy } from './deploy-words.ts';
import { refusedToo } from './inflect.ts';
import { instancesSuffix } from './instances-words.ts';
import { DEPLOY, inOrder, isSensitive, REFUSED } from './marks.ts';
import { phraseOf } from './phrase.ts';
import { MAKES } from './run-kinds.ts';
import { sensitiveLine, summaryLines } from './summary-lines.ts';
import { rowCount, rowDone, rowRefused, rowTried } from './summary-row.ts';
import type { NoticeSummary, SummaryRow } from './views.ts';
import { isDeploy, toolWords } from './way-words.ts';
import { joined, ours, type Words } from './words.ts';

const KINDS_SAID = 2;
const ROOM = { shown: 12 };

/** One actor's work on more things than are read one by one: the same words as for a smaller run, from counts. */
export function bigRunBody(summary: NoticeSummary, isOpen: boolean): Body {
  const { refused, done, from, instances } = summary;
  const rows = inOrderOfWeight(summary.rows);
  const [main] = rows;
  if (!main) return emptyBody('');
  const first = main.example;
  const examples = rows.map(({ example }) => example);
  const mark = inOrder(isSensitive(examples) ? 'Sensitive' : '', done === 0 ? REFUSED : '');
  const asDeploy = isToldAsDeploy(examples) && done > 0;
  const did = done > 0 ? doneWords({ ...summary, rows }, refused) : triedWords(main, rows.length + summary.moreRows);
  const refusal = ours(done > 0 ? '' : ' and was refused. Nothing changed.');
  return {
    mark: asDeploy ? DEPLOY : mark,
    lock: [...actorWords(first), ours(' '), ...did, ...instancesSuffix(instances)],
    headline: asDeploy
      ? deployWords(first, { since: from, isOpen, refused })
      : [...actorWords(first), ...toolWords(first.activity), ours(' '), ...did, refusal],
    lines: [],
    bullets: capped(bulletsOf(rows), BULLETS_SHOWN),
    after: [...summaryLines(summary), ...sensitiveLine(summary.sensitiveElsewhere, 'among them')],
  };
}

/** `published 1,898 flows, created 12 flow modules and more, 2 refused`. */
function doneWords({ rows, moreRows }: NoticeSummary, refused: number): Words {
  const told = rows.filter(({ done }) => done > 0);
  const isOne = told.slice(0, 1).some((main) => weightOf(main) > 0);
  const isMore = !isOne && told.length + moreRows > KINDS_SAID;
  const said = joined(told.slice(0, isOne ? 1 : KINDS_SAID).map(rowCount), isMore ? ', ' : ' and ');
  return [...said, ours(`${isMore ? ' and more' : ''}${refusedToo(refused)}`)];
}

function inOrderOfWeight(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  return rows.toSorted((one, other) => weightOf(other) - weightOf(one));
}

/** Making things speaks for the tags and skills that come along with them; a tool's run is told as a whole. */
function weightOf({ example, done }: SummaryRow): number {
  return done > 0 && !isDeploy(example.activity) && MAKES.has(phraseOf(example).verb) ? 1 : 0;
}

function triedWords(main: SummaryRow, kinds: number): Words {
  return [ours('tried to '), ...rowTried(main), ours(kinds > 1 ? ' and more' : '')];
}

/** Refusals stand before all but the most frequent of what was done. */
function bulletsOf(rows: readonly SummaryRow[]): readonly Words[] {
  const done = rows.map((row) => rowDone(row, ROOM));
  const all = [...done.slice(0, 1), ...rows.map(rowRefused), ...done.slice(1)];
  return all.filter((words) => words.length > 0);
}
