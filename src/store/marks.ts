import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Until when something was read; undefined before the first time. */
export async function findMark(db: Kysely<Tables>, name: string): Promise<Date | undefined> {
  const row = await db.selectFrom('marks').select('at').where('name', '=', name).executeTakeFirst();
  return row && new Date(row.at);
}

export async function saveMark(db: Kysely<Tables>, name: string, at: Date): Promise<void> {
  const row = { name, at: at.getTime() };
  await db
    .insertInto('marks')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ at: row.at }))
    .execute();
}
