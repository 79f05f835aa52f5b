import type { Kysely } from 'kysely';
import { type Edges, latestEdge, type RetentionClass } from '../activity/retention.ts';
import type { Removed, TrimStep } from '../retain.ts';
import { dayOf, dayOfBlock, firstBlockOf, lockBlocks } from './blocks.ts';
import { type RemovedRow, removeActivities } from './remove-activities.ts';
import { findOwed } from './remove-members.ts';
import { shrinkCoverage } from './shrink-coverage.ts';
import type { Tables } from './tables.ts';

/** Blocks looked through in one step where little of them goes. */
const MOST_BLOCKS = 2;

type Row = RemovedRow & Readonly<{ sensitive: number }>;

/** `from` is a block. The contract is RetainStore.trimActivities'. */
export async function trimActivities(
  db: Kysely<Tables>,
  edges: Edges,
  from: number,
  limit: number,
): Promise<TrimStep<number, Removed>> {
  const latest = latestEdge(edges);
  let removed: Removed = { sensitive: 0, routine: 0, runtime: 0 };
  if (!latest) return { removed };
  await shrinkCoverage(db, edges);
  const owed = await findOwed(db, latest);
  const blocks = await blocksFrom(db, from, firstBlockOf(dayOf(latest.getTime())));
  let left = limit;
  for (const block of blocks) {
    const rows = await lockedRows(db, block, expired(edges, block), left + owed.size);
    const some = rows.filter(({ event_id }) => !owed.has(event_id)).slice(0, left);
    await removeActivities(db, block, some);
    removed = add(removed, some);
    left -= some.length;
    if (left === 0) return { removed, next: block };
  }
  const last = blocks.at(-1);
  return last !== undefined && blocks.length === MOST_BLOCKS ? { removed, next: last + 1 } : { removed };
}

async function blocksFrom(db: Kysely<Tables>, from: number, before: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('blocks')
    .select('block')
    .where('block', '>=', from)
    .where('block', '<', before)
    .orderBy('block')
    .limit(MOST_BLOCKS)
    .execute();
  return rows.map(({ block }) => block);
}

/** Edges are the beginnings of days, and a block is of one day: it is past an edge as a whole. */
function expired(edges: Edges, block: number): readonly RetentionClass[] {
  const day = dayOfBlock(block);
  const isPast = (each: RetentionClass) => day < dayOf(edges[each]?.getTime() ?? Number.NEGATIVE_INFINITY);
  return (['sensitive', 'routine', 'runtime'] as const).filter(isPast);
}

async function lockedRows(
  db: Kysely<Tables>,
  block: number,
  classes: readonly RetentionClass[],
  limit: number,
): Promise<readonly Row[]> {
  await lockBlocks(db, [block]);
  return db
    .selectFrom('activities')
    .select(['seq', 'event_id', 'slot', 'at', 'is_change', 'sensitive', 'resource_key', 'body'])
    .where('block', '=', block)
    .where(({ eb, and, or }) =>
      or([
        ...(classes.includes('sensitive') ? [eb('sensitive', '=', 1)] : []),
        ...(classes.includes('routine') ? [and({ sensitive: 0, is_change: 1 })] : []),
        ...(classes.includes('runtime') ? [and({ sensitive: 0, is_change: 0 })] : []),
      ]),
    )
    .orderBy('slot')
    .limit(limit)
    .execute();
}

function add(removed: Removed, rows: readonly Row[]): Removed {
  const of = (each: RetentionClass) => removed[each] + rows.filter((row) => classOf(row) === each).length;
  return { sensitive: of('sensitive'), routine: of('routine'), runtime: of('runtime') };
}

function classOf({ sensitive, is_change }: Row): RetentionClass {
  if (sensitive === 1) return 'sensitive';
  return is_change === 1 ? 'routine' : 'runtime';
}
