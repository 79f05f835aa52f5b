import type { Kysely } from 'kysely';
import type { TrimStep } from '../retain.ts';
import type { Tables } from './tables.ts';

/** The contract is RetainStore.trimQuestions'. */
export async function trimQuestions(db: Kysely<Tables>, before: Date, limit: number): Promise<TrimStep<true>> {
  const old = before.getTime();
  const asked = await db
    .deleteFrom('asked')
    .where('asked_id', 'in', (eb) =>
      eb.selectFrom('asked').select('asked_id').where('at', '<', old).orderBy('at').limit(limit),
    )
    .executeTakeFirst();
  const aside = await db
    .deleteFrom('quarantine')
    .where('sha256', 'in', (eb) =>
      eb.selectFrom('quarantine').select('sha256').where('at', '<', old).orderBy('at').limit(limit),
    )
    .executeTakeFirst();
  // Short rows, of which an hour's are looked at: all at once.
  await db.deleteFrom('answers').where('at', '<', old).execute();
  const removed = Number(asked.numDeletedRows + aside.numDeletedRows);
  return removed === 0 ? { removed } : { removed, next: true };
}
