import type { Kysely } from 'kysely';
import type { Lease } from '../deliver-store.ts';
import type { Tables } from './tables.ts';

/** The contract is LeaseStore.takeLease's; the transaction around it is the lock. */
export async function takeLease(db: Kysely<Tables>, { name, holder, ttlMs, now }: Lease): Promise<boolean> {
  const present = now.getTime();
  const until_at = present + ttlMs;
  const taken = await db
    .insertInto('leases')
    .values({ name, holder, until_at })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until_at })
        .where((eb) =>
          eb.or([
            eb('leases.holder', '=', holder),
            eb('leases.until_at', '<=', present),
            // Further ahead than anyone books: a clock's that was wrong.
            eb('leases.until_at', '>', present + 4 * ttlMs),
          ]),
        ),
    )
    .returning('name')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function releaseLease(
  db: Kysely<Tables>,
  { name, holder }: Pick<Lease, 'name' | 'holder'>,
): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
