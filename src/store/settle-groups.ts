import type { Kysely } from 'kysely';
import { GROUP_LIMITS } from '../activity/group-joins.ts';
import { DETAILS_LIMITS, owesDetails } from '../deliver-details.ts';
import type { SettleTimes } from '../deliver-store.ts';
import type { NoticeKind } from '../notice/views.ts';
import { askAgain } from './ask-again.ts';
import { IS_OPEN } from './find-groups.ts';
import type { DetailPart, Tables } from './tables.ts';

const MINUTE = 60_000;
/** A storm goes on while more than this comes in a minute. */
const STORM_A_MINUTE = 12;
/** A day is over so long after its end: records come minutes late. */
const DAY_OVER_MS = 120 * MINUTE;

/**
 * Groups that can no longer grow, by arrival: a record that comes late is still the newest thing its channel hears of. A
 * time in the future is a clock's that was set back.
 */
export async function settleGroups(db: Kysely<Tables>, { now, dayOf }: SettleTimes): Promise<void> {
  const present = now.getTime();
  const { quietMs, openMs } = GROUP_LIMITS;
  const over = dayOf(new Date(present - DAY_OVER_MS));
  const candidates = await db
    .selectFrom('notices')
    .select(['id', 'kind', 'size', 'session', 'opened_at', 'grown_at', 'day', 'refused'])
    .where(IS_OPEN)
    .where(({ eb, or }) =>
      or([
        eb('grown_at', '<=', present - DETAILS_LIMITS.quietMs),
        eb('grown_at', '>', present + quietMs),
        eb('opened_at', '<=', present - openMs),
        eb('kind', '=', 'storm'),
      ]),
    )
    .execute();
  for (const { id, kind, size, session, opened_at, grown_at, day, refused } of candidates) {
    const quiet = grown_at > present + quietMs ? quietMs : present - grown_at;
    const owes = owesDetails({ kind, size });
    const isOver =
      kind === 'rollup'
        ? day !== null && day < over
        : quiet >= (owes ? DETAILS_LIMITS.quietMs : quietMs) ||
          (kind === 'run' && session === 0 && present - opened_at >= openMs) ||
          (kind === 'storm' && (await isCalm(db, id, opened_at, present)));
    if (isOver)
      await settle(db, {
        id,
        kind,
        size,
        at: present,
        isShown: owes || kind !== 'run' || session === 1 || refused > 0,
      });
  }
}

async function isCalm(db: Kysely<Tables>, id: string, openedAt: number, present: number): Promise<boolean> {
  if (present - openedAt < DETAILS_LIMITS.quietMs) return false;
  const { count } = await db
    .selectFrom('notice_activities')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('notice_id', '=', id)
    .where('arrived_at', '>', present - MINUTE)
    .executeTakeFirstOrThrow();
  return count < STORM_A_MINUTE;
}

type Settling = Readonly<{ id: string; kind: NoticeKind; size: number; at: number; isShown: boolean }>;

/** Closed for joining; what it says of being over is edited in, and what its thread owes is due. */
export async function settle(db: Kysely<Tables>, { id, kind, size, at, isShown }: Settling): Promise<void> {
  await db
    .updateTable('notices')
    .set((eb) => ({
      state: 'settled',
      ...(isShown && askAgain({ eb, at })),
    }))
    .where('id', '=', id)
    .execute();
  await db.deleteFrom('notice_parts').where('notice_id', '=', id).execute();
  if (owesDetails({ kind, size })) await owe(db, id, ['list', 'file'], at);
}

/** From the fiftieth on the list is what it will be. */
export async function oweList(db: Kysely<Tables>, id: string, size: number, at: number): Promise<void> {
  if (size >= DETAILS_LIMITS.listed) await owe(db, id, ['list'], at);
}

async function owe(db: Kysely<Tables>, id: string, parts: readonly DetailPart[], since: number): Promise<void> {
  await db
    .insertInto('notice_details')
    .values(parts.map((part) => ({ notice_id: id, part, state: 'due' as const, ref: null, since })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
