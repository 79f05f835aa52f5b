import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

const DAY = 86_400_000;
/** Blocks that a day may have: 268 million activities. */
const PARTS = 65_536;

/** A block holds activities of one UTC day, in the order in which they came: its number says which. */
export function firstBlockOf(day: number): number {
  return day * PARTS;
}

/** Days since 1970. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY);
}

export function dayOfBlock(block: number): number {
  return Math.floor(block / PARTS);
}

export function startOfDay(day: number): number {
  return day * DAY;
}

/** Whoever adds to these blocks meanwhile waits, or is waited for, where a store has several writers. */
export async function lockBlocks(db: Kysely<Tables>, blocks: readonly number[]): Promise<void> {
  await db
    .updateTable('blocks')
    .set(({ ref }) => ({ size: ref('size') }))
    .where('block', 'in', blocks)
    .execute();
}
