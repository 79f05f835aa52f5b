import type { Kysely } from 'kysely';
import type { TrimStep } from '../retain.ts';
import type { Tables, WordOwner } from './tables.ts';
import { TERM } from './terms.ts';
import { foldAll } from './unindexed.ts';

/** The contract is RetainStore.trimActors'. */
export async function trimActors(
  db: Kysely<Tables>,
  before: Date,
  after: string,
  limit: number,
): Promise<TrimStep<string>> {
  const rows = await db
    .selectFrom('actors')
    .select('key')
    .where('seen_at', '<', before.getTime())
    .where('key', '>', after)
    .orderBy('key')
    .limit(limit)
    .execute();
  const keys = rows.map(({ key }) => key);
  const active = await findTrue(db, keys.map(TERM.actor));
  const idle = keys.filter((key) => !active.has(TERM.actor(key)));
  if (idle.length > 0) {
    await removeWords(db, 'actor', idle);
    await db.deleteFrom('actors').where('key', 'in', idle).execute();
  }
  return stepOf(idle.length, keys, limit);
}

/** The contract is RetainStore.trimUsers'. */
export async function trimUsers(
  db: Kysely<Tables>,
  before: Date,
  after: string,
  limit: number,
): Promise<TrimStep<string>> {
  const rows = await db
    .selectFrom('things')
    .select('key')
    .where('type', '=', 'User')
    .where('key', '>', after)
    .where(({ eb, or }) => or([eb('named_at', 'is', null), eb('named_at', '<', before.getTime())]))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('actors').select('actors.key').whereRef('actors.user_key', '=', 'things.key'))),
    )
    .orderBy('key')
    .limit(limit)
    .execute();
  const keys = rows.map(({ key }) => key);
  const terms = (key: string) => [TERM.thing(key), TERM.points('', key)];
  const known = await findTrue(db, keys.flatMap(terms));
  const unknown = keys.filter((key) => !terms(key).some((term) => known.has(term)));
  if (unknown.length > 0) {
    await removeWords(db, 'thing', unknown);
    await db.deleteFrom('names').where('key', 'in', unknown).execute();
    await db.deleteFrom('things').where('key', 'in', unknown).execute();
  }
  return stepOf(unknown.length, keys, limit);
}

function stepOf(removed: number, keys: readonly string[], limit: number): TrimStep<string> {
  const last = keys.at(-1);
  return keys.length < limit || last === undefined ? { removed } : { removed, next: last };
}

async function removeWords(db: Kysely<Tables>, owner: WordOwner, keys: readonly string[]): Promise<void> {
  await db.deleteFrom('words').where('owner', '=', owner).where('key', 'in', keys).execute();
}

/** Those of the terms that are true of some activity. */
async function findTrue(db: Kysely<Tables>, texts: readonly string[]): Promise<ReadonlySet<string>> {
  if (texts.length === 0) return new Set();
  await foldAll(db);
  const rows = await db
    .selectFrom('terms')
    .select('text')
    .where('text', 'in', texts)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('postings').select('postings.term').whereRef('postings.term', '=', 'terms.id')),
    )
    .execute();
  return new Set(rows.map(({ text }) => text));
}
