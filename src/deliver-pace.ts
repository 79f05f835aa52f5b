import type { Clock } from './clock.ts';
import type { DueNotice } from './deliver-store.ts';

const SECOND = 1000;
/** Edits of one message keep this distance, and twice as much after each, so that an hour's work costs few (design 5). */
const EDIT_SPACING = 3 * SECOND;
/** What the channel shows is never older than a minute. */
const LONGEST_SPACING = 55 * SECOND;
const STORM_SPACING = 30 * SECOND;
/** The day's routine is nobody's hurry. */
const ROLLUP_SPACING = 900 * SECOND;
/** What is an hour late can wait for what comes with it. */
const CATCHUP_HOLD = 5 * SECOND;
/** Notices remembered at most; forgetting one costs an edit that comes too early. */
const REMEMBERED = 5000;

type Paced = Pick<DueNotice, 'noticeId' | 'kind' | 'ts' | 'since' | 'open' | 'sentAt' | 'edits'>;

/** How long a message of this kind stays as it is after it was sent. */
export function spacingOf({ kind, open, edits }: Pick<Paced, 'kind' | 'open' | 'edits'>): number {
  if (kind === 'rollup') return ROLLUP_SPACING;
  if (!open) return EDIT_SPACING;
  if (kind === 'storm') return STORM_SPACING;
  return Math.min(EDIT_SPACING * 2 ** Math.min(edits, 10), LONGEST_SPACING);
}

export type Waits = Readonly<{
  /** Until the notice may be sent, in milliseconds; 0 when it may. */
  of(due: Paced): number;
  /** The same by what `put` said alone. */
  left(id: string): number;
  /** It is left alone for so long. */
  put(id: string, ms: number): void;
  has(id: string): boolean;
  delete(id: string): void;
}>;

/** Waits in the clock's elapsed time: the time of day may be set back by an hour, and no edit may wait for that hour. */
export function createWaits(clock: Pick<Clock, 'now' | 'elapsed'>): Waits {
  const notBefore = new Map<string, number>();
  /** When each was sent. */
  const sent = new Map<string, { sentAt: number; elapsed: number }>();

  function sinceSent(noticeId: string, sentAt: number): number {
    const known = sent.get(noticeId);
    if (known?.sentAt === sentAt) return clock.elapsed() - known.elapsed;
    if (sent.size > REMEMBERED) sent.clear();
    const age = Math.max(0, clock.now().getTime() - sentAt);
    sent.set(noticeId, { sentAt, elapsed: clock.elapsed() - age });
    return age;
  }

  const left = (id: string) => Math.max(0, (notBefore.get(id) ?? 0) - clock.elapsed());

  return {
    left,
    of(due) {
      const { noticeId, kind, ts, since, sentAt } = due;
      const told = left(noticeId);
      if (ts !== undefined && sentAt) return Math.max(told, spacingOf(due) - sinceSent(noticeId, sentAt.getTime()));
      if (kind === 'catchup' && ts === undefined) {
        const age = clock.now().getTime() - since.getTime();
        return Math.max(told, Math.min(CATCHUP_HOLD, CATCHUP_HOLD - age));
      }
      return told;
    },
    put: (id, ms) => void notBefore.set(id, clock.elapsed() + ms),
    has: (id) => notBefore.has(id),
    delete: (id) => void notBefore.delete(id),
  };
}
