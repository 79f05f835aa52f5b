import { actorBullets } from './actor-bullets.ts';
import type { Body } from './body.ts';
import { counted, refusedToo } from './inflect.ts';
import { instancesSuffix } from './instances-words.ts';
import { whoWords } from './people-words.ts';
import { sensitiveLine, summaryLines } from './summary-lines.ts';
import type { NoticeSummary } from './views.ts';
import { howLong } from './when.ts';
import { dated, ours, type Words } from './words.ts';

/** More came at once than a channel can be told one by one. */
export function stormBody(summary: NoticeSummary, isOpen: boolean): Body {
  const { from, to, done, rows, instances } = summary;
  const count = counted(done, 'change');
  const refused = refusedToo(summary.refused);
  const by = whoWords(summary, rows[0]?.example);
  const span = ` in ${howLong(to.getTime() - from.getTime())} by `;
  const goesOn = `${refused}, still coming; this message is edited every 30 s, nothing is lost.`;
  const headline: Words = isOpen
    ? [ours(`${count} since `, 'bold'), dated(from), ours(goesOn)]
    : [ours(count, 'bold'), ours(span), ...by, ours(refused)];
  const goingOn = isOpen ? ', still coming' : '';
  return {
    mark: 'Storm',
    lock: [ours(`${count}${span}`), ...by, ours(`${refused}${goingOn}`), ...instancesSuffix(instances)],
    headline,
    lines: isOpen ? [[ours('By '), ...by, ours(':')]] : [],
    bullets: actorBullets(rows, { names: 3, onlyAll: true }),
    after: [...summaryLines(summary), ...sensitiveLine(summary.sensitiveElsewhere, 'among them')],
  };
}
