import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { inStrings } from '../activity/pseudonym.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import type { ForgetStore } from '../forget.ts';
import { fromRow } from './activity-row.ts';
import { addPostings } from './add-postings.ts';
import { lockBlocks } from './blocks.ts';
import { clearPostings } from './clear-postings.ts';
import type { Connection } from './connect.ts';
import { forgetDeletion, forgetFields } from './forget-fields.ts';
import { noticesShowing, renewNotices } from './forget-notices.ts';
import { createForgetWords, type ForgetWords, inJson } from './forget-words.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';
import { termsOf } from './terms.ts';

type Step = Awaited<ReturnType<ForgetStore['forgetActivities']>>;
type Row = Readonly<{
  seq: number;
  event_id: string;
  at: number;
  is_change: number;
  refused: number;
  sensitive: number;
  resource_key: string | null;
  block: number;
  slot: number;
  body: string;
  record: string | null;
}>;

/** Activities changed in one transaction, for which the bot beside us waits. */
const MOST_ROWS = 25;

/** The contract is ForgetStore.forgetActivities'. `after` counts arrivals. Only rows that hold something are locked. */
export async function forgetActivities(
  { read, write }: Connection,
  ...[forgetting, after, limit, now]: Parameters<ForgetStore['forgetActivities']>
): Promise<Step> {
  const words = createForgetWords(forgetting);
  const rows = await read((db) => selectRows(db).where('activities.seq', '>', after).limit(limit).execute());
  const last = rows.at(-1)?.seq;
  const seqs = rows.filter((row) => words.mayBeIn(row.body) || words.mayBeIn(row.record ?? '')).map(({ seq }) => seq);
  const done = { changed: 0, notices: 0 };
  for (const some of inChunks(seqs, MOST_ROWS)) {
    const step = await write((db) => changeRows(db, some, words, now));
    done.changed += step.changed;
    done.notices += step.notices;
  }
  return last === undefined ? done : { ...done, next: last };
}

function selectRows(db: Kysely<Tables>) {
  return db
    .selectFrom('activities')
    .leftJoin('records', 'records.seq', 'activities.seq')
    .select([
      'activities.seq',
      'event_id',
      'at',
      'is_change',
      'refused',
      'sensitive',
      'resource_key',
      'block',
      'slot',
      'body',
      'record',
    ])
    .orderBy('activities.seq');
}

async function changeRows(db: Kysely<Tables>, seqs: readonly number[], words: ForgetWords, now: Date) {
  const rows = await selectRows(db).where('activities.seq', 'in', seqs).execute();
  await lockBlocks(db, [...new Set(rows.map(({ block }) => block))]);
  const shown = new Set<string>();
  let changed = 0;
  for (const row of rows) {
    const events = await changeRow(db, row, words);
    if (events.length === 0) continue;
    changed += 1;
    for (const id of await noticesShowing(db, row, events)) shown.add(id);
  }
  return { changed, notices: await renewNotices(db, [...shown], now) };
}

/** Events whose notices read differently now; none where nothing was changed. */
async function changeRow(db: Kysely<Tables>, row: Row, words: ForgetWords): Promise<readonly string[]> {
  const before = fromRow(row);
  const after = changedActivity(before, words);
  const record = row.record === null ? null : changedRecord(row.record, before, words);
  const body = JSON.stringify(after);
  if (body === row.body && record === row.record) return [];
  const key = (after.resource && resourceKey(after.resource)) ?? null;
  await db
    .updateTable('activities')
    .set({ body, actor_key: after.actor.key, resource_key: key })
    .where('seq', '=', row.seq)
    .execute();
  if (record !== null && record !== row.record)
    await db.updateTable('records').set({ record }).where('seq', '=', row.seq).execute();
  await forgetDeletion(db, row, after);
  const later = await forgetFields(db, row, { before, after, change: changeOf(before, words) });
  const [earlierTerms, terms] = [termsOf(before), termsOf(after)];
  const known = new Set(earlierTerms);
  const kept = new Set(terms);
  await addPostings(
    db,
    row,
    terms.filter((term) => !known.has(term)),
  );
  const gone = earlierTerms.filter((term) => !kept.has(term));
  await clearPostings(db, row.block, [{ slot: row.slot, terms: gone }]);
  return [row.event_id, ...later];
}

/** Who did it is theirs to the last word; so is all of it where they are what it was done to. */
export function changedActivity(activity: Activity, words: ForgetWords): Activity {
  const isBy = words.isTheirs(activity.actor.key);
  const change = changeOf(activity, words);
  const { actor, ...rest } = JSON.parse(JSON.stringify(activity)) as Activity;
  const { aliases, key, ...shown } = inStrings(actor, isBy ? words.own : change) as Activity['actor'];
  const lower = isBy ? [...new Set(aliases.map((alias) => alias.toLowerCase()))] : aliases;
  const changed = inStrings(rest, change) as Omit<Activity, 'actor'>;
  const named = { ...changed, actor: { key: words.key(actor.key), ...shown, aliases: lower } };
  return { ...inOrderOf(activity, named), at: activity.at };
}

/** As it was written: the same members in the same order. */
function inOrderOf(activity: Activity, changed: Activity): Activity {
  const actor = Object.fromEntries(Object.keys(activity.actor).map((name) => [name, Reflect.get(changed.actor, name)]));
  const entries = Object.keys(activity).map((name) => [name, name === 'actor' ? actor : Reflect.get(changed, name)]);
  return Object.fromEntries(entries);
}

/** JSON in, JSON out. */
export function changedRecord(record: string, activity: Activity, words: ForgetWords): string {
  if (!words.isTheirs(activity.actor.key)) return inJson(record, changeOf(activity, words));
  const { userIdentity, ...rest } = JSON.parse(record) as Readonly<Record<string, unknown>>;
  const changed = {
    userIdentity: inStrings(userIdentity, words.own),
    rest: inStrings(rest, changeOf(activity, words)),
  };
  const whole: Record<string, unknown> = { ...(changed.rest as object), userIdentity: changed.userIdentity };
  const names = Object.keys(JSON.parse(record));
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, whole[name]])));
}

function changeOf({ resource, related }: Activity, words: ForgetWords): ForgetWords['all'] {
  const keys = [resource, ...related].flatMap((ref) => (ref && resourceKey(ref)) ?? []);
  return keys.some(words.isTheirs) ? words.own : words.all;
}
