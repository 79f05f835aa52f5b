import { actorBullets } from './actor-bullets.ts';
import type { Body } from './body.ts';
import { counted } from './inflect.ts';
import { instancesSuffix } from './instances-words.ts';
import { whoWords } from './people-words.ts';
import { sensitiveLine, summaryLines } from './summary-lines.ts';
import type { NoticeSummary } from './views.ts';
import { howLong, inZone, untilInZone } from './when.ts';
import { dated, ours, type Words } from './words.ts';

const NAMES_SHOWN = 12;

/** What came long after it happened, all of it; `lateMs` where it should have come sooner. */
export function catchUpBody(summary: NoticeSummary, lateMs?: number): Body {
  const { from, to, done, refused, rows, instances } = summary;
  const isLate = lateMs !== undefined;
  const count = `${counted(done, isLate ? 'change' : 'earlier change')}${refused > 0 ? `, ${counted(refused, 'refused', 'refused')}` : ''}`;
  const came: Words = isLate ? [ours(' came late', 'bold')] : [];
  const lateLine: Words = [ours(`The first reached this bot ${howLong(lateMs ?? 0)} after it happened.`)];
  return {
    mark: 'Catch-up',
    lock: [
      ours(`${count} from ${inZone(from, 'UTC', 'minute')} to ${untilInZone(from, to, 'UTC')} UTC`),
      ...(isLate ? [ours(' came late')] : []),
      ...instancesSuffix(instances),
    ],
    headline: [
      ours(`${count} from `, 'bold'),
      dated(from),
      ours(' to '),
      dated(to),
      ...came,
      ours(', by '),
      ...whoWords(summary, rows[0]?.example),
    ],
    lines: isLate ? [lateLine] : [],
    bullets: actorBullets(rows, { names: NAMES_SHOWN, onlyAll: false }),
    after: [...summaryLines(summary), ...sensitiveLine(summary.sensitiveElsewhere, 'among them')],
  };
}
