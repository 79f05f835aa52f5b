import { type Kysely, sql } from 'kysely';
import { DETAILS_LIMITS } from '../deliver-details.ts';
import { copyInto, refuseMemory } from './copy-store.ts';
import type { Copied } from './copy-tables.ts';
import { saveMark } from './marks.ts';
import { openSnapshot } from './snapshot.ts';
import type { DetailPart, Tables } from './tables.ts';
import type { StoreTarget } from './target.ts';

/** The marks of a store that was put back: when its newest record had come, and when it was put back. */
export const RESTORED_FROM = 'restored_from';
export const RESTORED_AT = 'restored_at';

/**
 * Puts a backup into a store, all of it or nothing, and lets the store know: between the two times anything may have been
 * said that it knows nothing of. Throws BotError('usage') for a store that is not empty, unless it is to be replaced.
 */
export async function restoreStore(
  file: string,
  to: StoreTarget,
  { replace, now }: Readonly<{ replace: boolean; now: Date }>,
): Promise<Copied> {
  refuseMemory(to);
  const source = await openSnapshot({ path: file }, { inUse: false });
  return copyInto(source, to, { replace, finish: (db) => markRestored(db, now) });
}

async function markRestored(db: Kysely<Tables>, now: Date): Promise<void> {
  const { rows } = await sql<{ at: number | null }>`select max(arrived_at) as at from activities`.execute(db);
  const newest = rows[0]?.at ?? undefined;
  if (newest !== undefined) await saveMark(db, RESTORED_FROM, new Date(newest));
  await saveMark(db, RESTORED_AT, now);
  // What was posted after the backup is in the channel, and not in here: each is looked for before it is sent.
  await db.updateTable('notices').set({ posting: 1 }).where('ts', 'is', null).execute();
  // The same for what a thread may hold by now.
  await db.updateTable('notice_details').set({ state: 'posting' }).where('state', '=', 'due').execute();
  for (const part of ['list', 'file'] as const) await expectDetail(db, part);
  // The channel may show more of these than is known here: an edit would take it back.
  await db
    .updateTable('notices')
    .set((eb) => ({ state: 'settled', posted: eb.ref('wanted') }))
    .where('ts', 'is not', null)
    .where('state', '!=', 'closed')
    .execute();
  await db.deleteFrom('notice_parts').execute();
  await db.deleteFrom('leases').execute();
}

async function expectDetail(db: Kysely<Tables>, part: DetailPart): Promise<void> {
  await sql`insert into notice_details (notice_id, part, state, ref, since)
    select id, ${part}, 'posting', null, since from notices
    where ts is not null and state = 'open' and size > ${DETAILS_LIMITS.told}
    on conflict do nothing`.execute(db);
}
