import type { Kysely } from 'kysely';
import type { TurnStore } from '../turns.ts';
import type { Tables } from './tables.ts';

/** Nobody books further ahead; a later time is a clock's that was wrong. */
const FURTHEST_MS = 5 * 60_000;

type Turn = Parameters<TurnStore['takeTurn']>[0];

/** The contract is TurnStore.takeTurn's; the transaction around it is the lock. */
export async function takeTurn(
  db: Kysely<Tables>,
  { name, spacingMs, lane, now }: Turn,
): ReturnType<TurnStore['takeTurn']> {
  const row = await db.selectFrom('turns').select('free_at').where('name', '=', name).executeTakeFirst();
  const present = now.getTime();
  const booked = row?.free_at ?? present;
  const free = booked > present + FURTHEST_MS ? present : Math.max(booked, present);
  const waitMs = free - present;
  if (lane === 'background' && waitMs > 0) return { taken: false, waitMs };
  await db
    .insertInto('turns')
    .values({ name, free_at: free + spacingMs })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ free_at: free + spacingMs }))
    .execute();
  return { taken: true, waitMs };
}

/** The contract is TurnStore.pauseTurns'. */
export async function pauseTurns(db: Kysely<Tables>, name: string, until: Date): Promise<void> {
  const free_at = until.getTime();
  await db
    .insertInto('turns')
    .values({ name, free_at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ free_at }).where('turns.free_at', '<', free_at))
    .execute();
}
