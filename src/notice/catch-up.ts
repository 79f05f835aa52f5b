import { actorBullets } from './actor-bullets.ts';
import type { Body } from './body.ts';
import { counted, refusedToo } from './inflect.ts';
import { instancesSuffix } from './instances-words.ts';
import { whoWords } from './people-words.ts';
import { sensitiveLine, summaryLines } from './summary-lines.ts';
import type { NoticeSummary } from './views.ts';
import { howLong, inZone, untilInZone } from './when.ts';
import { dated, ours, type Words } from './words.ts';

const NAMES_SHOWN = 12;

type CatchUpOptions = Readonly<{ lateMs?: number; zone: string }>;

/** What came long after it happened, all of it; `lateMs` where it should have come sooner. */
export function catchUpBody(summary: NoticeSummary, { lateMs, zone }: CatchUpOptions): Body {
  const { from, to, done, rows, instances } = summary;
  const isLate = lateMs !== undefined;
  const count = counted(done, isLate ? 'change' : 'earlier change');
  const came = `${isLate ? ' came late' : ''}${refusedToo(summary.refused)}`;
  const span = `from ${inZone(from, zone, 'minute')} to ${untilInZone(from, to, zone)}${zone === 'UTC' ? ' UTC' : ''}`;
  const by: Words = [ours(', by '), ...whoWords(summary, rows[0]?.example)];
  return {
    mark: 'Catch-up',
    lock: [ours(`${count} ${span}${came}`), ...instancesSuffix(instances)],
    headline: [ours(`${count} from `, 'bold'), dated(from), ours(' to '), dated(to), ours(came, 'bold'), ...by],
    lines: isLate ? [[ours(`They reached this bot up to ${howLong(lateMs)} after they happened.`)]] : [],
    bullets: actorBullets(rows, { names: NAMES_SHOWN, onlyAll: false }),
    after: [...summaryLines(summary), ...sensitiveLine(summary.sensitiveElsewhere, 'among them')],
  };
}
