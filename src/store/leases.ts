import type { Kysely } from 'kysely';
import type { RetainStore } from '../retain.ts';
import type { Tables } from './tables.ts';

/** The contract is RetainStore.takeLease's. One statement: of two who try at once one finds it taken. */
export async function takeLease(
  db: Kysely<Tables>,
  { name, holder, ttlMs, now }: Parameters<RetainStore['takeLease']>[0],
): Promise<boolean> {
  const until_at = now.getTime() + ttlMs;
  const taken = await db
    .insertInto('leases')
    .values({ name, holder, until_at })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until_at })
        .where(({ eb, or }) => or([eb('leases.holder', '=', holder), eb('leases.until_at', '<=', now.getTime())])),
    )
    .returning('name')
    .execute();
  return taken.length > 0;
}
