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

/** The contract is LeaseStore.keepLease's: who takes a lease puts another name into it, who releases it removes it. */
export async function keepLease(db: Kysely<Tables>, { name, holder, ttlMs, now }: Lease): Promise<boolean> {
  const kept = await db
    .updateTable('leases')
    .set({ until_at: now.getTime() + ttlMs })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .returning('name')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function releaseLease(
  db: Kysely<Tables>,
  { name, holder }: Pick<Lease, 'name' | 'holder'>,
): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
