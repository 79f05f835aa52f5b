import type { Kysely } from 'kysely';
import { fromRow } from './activity-row.ts';
import { clearPostings } from './clear-postings.ts';
import { removeMembers } from './remove-members.ts';
import type { Tables } from './tables.ts';
import { termsOf } from './terms.ts';

/** An activity of one block, as its row tells what hangs on it. */
export type RemovedRow = Readonly<{
  seq: number;
  event_id: string;
  slot: number;
  at: number;
  is_change: number;
  resource_key: string | null;
  body: string;
}>;

/** Removes activities of a block with everything that is theirs alone. Their slots are never given away again. */
export async function removeActivities(db: Kysely<Tables>, block: number, rows: readonly RemovedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await clearPostings(
    db,
    block,
    rows.map((row) => ({ slot: row.slot, terms: termsOf(fromRow(row)) })),
  );
  for (const row of rows) await removeDeletion(db, row);
  for (const row of rows) await removeValues(db, row);
  const ids = rows.map(({ event_id }) => event_id);
  const seqs = rows.map(({ seq }) => seq);
  await removeMembers(db, ids);
  await db.deleteFrom('same_actions').where('event_id', 'in', ids).execute();
  await db.deleteFrom('records').where('seq', 'in', seqs).execute();
  await db.deleteFrom('activities').where('seq', 'in', seqs).execute();
  await countRemoved(db, block, rows.length);
}

/** By the whole primary key: there is no index by event. */
async function removeDeletion(db: Kysely<Tables>, { resource_key, at, event_id }: RemovedRow): Promise<void> {
  if (resource_key === null) return;
  await db
    .deleteFrom('deletions')
    .where((eb) => eb.and({ resource_key, at, event_id }))
    .execute();
}

/**
 * The values it set, and all that were set before: a later change must not be compared with a value that was not the
 * last one.
 */
async function removeValues(db: Kysely<Tables>, row: RemovedRow): Promise<void> {
  const { changes, failure, plane } = fromRow(row);
  if (row.resource_key === null || failure || plane === 'read' || changes.length === 0) return;
  await db
    .deleteFrom('field_values')
    .where('resource_key', '=', row.resource_key)
    .where(
      'field',
      'in',
      changes.map(({ field }) => field),
    )
    .where('at', '<=', row.at)
    .execute();
}

/** Where none is left the block goes, and with it all that its day's next one must know. */
async function countRemoved(db: Kysely<Tables>, block: number, size: number): Promise<void> {
  const gone = await db
    .insertInto('trimmed_blocks')
    .values({ block, size })
    .onConflict((conflict) =>
      conflict.column('block').doUpdateSet((eb) => ({ size: eb('trimmed_blocks.size', '+', size) })),
    )
    .returning('size')
    .executeTakeFirstOrThrow();
  const { numDeletedRows } = await db
    .deleteFrom('blocks')
    .where('block', '=', block)
    .where('size', '=', gone.size)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await db.deleteFrom('trimmed_blocks').where('block', '=', block).execute();
}
