import type { Kysely } from 'kysely';
import { inStrings } from '../activity/pseudonym.ts';
import { understandMasked } from '../activity/understand.ts';
import type { Forgetting } from '../forget.ts';
import type { Arrival } from '../ingest-arrival.ts';
import { fromBody } from './arrivals.ts';
import type { Connection } from './connect.ts';
import { changedActivity, changedRecord } from './forget-activities.ts';
import { createForgetWords, type ForgetWords } from './forget-words.ts';
import type { Tables } from './tables.ts';

/** Arrivals looked through in one transaction. */
const SOME = 200;

/** What waits to be kept will not bring them back. The contract is ForgetStore.forgetArrivals'. */
export async function forgetArrivals({ write }: Connection, forgetting: Forgetting): Promise<void> {
  const words = createForgetWords(forgetting);
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    after = await write((db) => changeSome(db, from, words));
  }
}

async function changeSome(db: Kysely<Tables>, after: number, words: ForgetWords): Promise<number | undefined> {
  const rows = await db
    .selectFrom('arrivals')
    .select(['seq', 'body'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(SOME)
    .execute();
  for (const { seq, body } of rows) {
    if (!words.mayBeIn(body)) continue;
    const changed = JSON.stringify(changedArrival(fromBody(body), words));
    if (changed !== body) await db.updateTable('arrivals').set({ body: changed }).where('seq', '=', seq).execute();
  }
  return rows.at(-1)?.seq;
}

/** Their own names are not learned: the pseudonym has taken their place. */
function changedArrival({ names, told }: Arrival, words: ForgetWords): Arrival {
  const others = names.filter(({ key }) => !words.isTheirs(key));
  const learned = others.map(({ at, ...rest }) => ({ ...(inStrings(rest, words.all) as typeof rest), at }));
  if (!told) return { names: learned };
  const { record, activity = understandMasked(told) } = told;
  const changed: typeof record = JSON.parse(changedRecord(JSON.stringify(record), activity, words));
  return { names: learned, told: { ...told, record: changed, activity: changedActivity(activity, words) } };
}
