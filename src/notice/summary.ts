import { bigRunBody } from './big-run.ts';
import type { Body } from './body.ts';
import { catchUpBody } from './catch-up.ts';
import { rollupBody } from './rollup.ts';
import { stormBody } from './storm.ts';
import type { NoticeSummary, NoticeView } from './views.ts';

/** What is too many to be read one by one, in the words of its kind. */
export function summaryBody(summary: NoticeSummary, { kind = 'run', lateMs, open, zone = 'UTC' }: NoticeView): Body {
  if (kind === 'rollup') return rollupBody(summary, { isOpen: open, zone });
  if (kind === 'storm') return stormBody(summary, open);
  if (kind === 'catchup') return catchUpBody(summary, { zone, ...(lateMs === undefined ? {} : { lateMs }) });
  return bigRunBody(summary, open);
}
