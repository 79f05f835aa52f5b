import { type Kysely, sql } from 'kysely';
import { fromRow } from './activity-row.ts';
import { listed } from './dialect.ts';
import { createPostingsWriter } from './save-postings.ts';
import type { Tables } from './tables.ts';
import { termsOf } from './terms.ts';

/** Activities at a time: enough to share postings, few enough for the memory. */
const SOME = 5000;

/** Lets the activities of an older store be asked for like those that come from now on. */
export async function fillPostings(db: Kysely<Tables>): Promise<void> {
  let last: number | undefined = 0;
  while (last !== undefined) last = await fillSome(db, last);
}

async function fillSome(db: Kysely<Tables>, after: number): Promise<number | undefined> {
  const rows = await db
    .selectFrom('activities')
    .select(['seq', 'body'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(SOME)
    .execute();
  if (rows.length === 0) return undefined;
  const postings = createPostingsWriter(db);
  const activities = rows.map(fromRow);
  const found = await postings.add(activities.map((each) => ({ at: each.at.getTime(), terms: termsOf(each) })));
  const places = found.map((place, index) => [rows[index]?.seq ?? 0, place.block, place.slot]);
  await postings.flush();
  const place = listed(db, { seq: 'number', block: 'number', slot: 'number' }, places);
  await sql`update activities set block = place.block, slot = place.slot
    from ${place} as place where activities.seq = place.seq`.execute(db);
  return rows.at(-1)?.seq;
}
