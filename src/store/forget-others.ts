import type { Kysely } from 'kysely';
import type { Forgetting } from '../forget.ts';
import { sweepTerms } from './clear-postings.ts';
import type { Connection } from './connect.ts';
import { createForgetWords, type ForgetWords, inJson } from './forget-words.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';
import { foldAll } from './unindexed.ts';

type Change = (db: Kysely<Tables>) => Promise<unknown>;

/** Terms looked through at a time: short texts. */
const MOST_TERMS = 20_000;

/** What holds a few rows a day. The contract is ForgetStore.forgetOthers'. */
export async function forgetOthers(connection: Connection, forgetting: Forgetting): Promise<number> {
  const words = createForgetWords(forgetting);
  let count = 0;
  for (const find of [askedChanges, answerChanges, quarantineChanges, ownerChanges, partChanges, callChanges]) {
    const changes = await connection.read((db) => find(db, words));
    count += changes.length;
    for (const change of changes) await connection.write(change);
  }
  await connection.write((db) => forgetScopes(db, words));
  await forgetTerms(connection, words);
  return count;
}

/** A question about them is about them in every word. */
async function askedChanges(db: Kysely<Tables>, words: ForgetWords): Promise<readonly Change[]> {
  const rows = await db.selectFrom('asked').select(['asked_id', 'text', 'state']).execute();
  return rows.flatMap(({ asked_id, ...row }) => {
    const change = words.isAbout(row.text) || words.isAbout(row.state) ? words.own : words.all;
    const after = { text: change(row.text), state: inJson(row.state, change) };
    if (after.text === row.text && after.state === row.state) return [];
    return [(tx) => tx.updateTable('asked').set(after).where('asked_id', '=', asked_id).execute()];
  });
}

async function answerChanges(db: Kysely<Tables>, words: ForgetWords): Promise<readonly Change[]> {
  const rows = await db.selectFrom('answers').selectAll().execute();
  return rows.flatMap(({ ts, ...key }): readonly Change[] => {
    const question = inJson(key.question, words.isAbout(key.question) ? words.own : words.all);
    if (question === key.question) return [];
    const after = { ...key, ts, question };
    return [
      async (tx) => {
        await tx
          .deleteFrom('answers')
          .where((eb) => eb.and(key))
          .execute();
        await tx
          .insertInto('answers')
          .values(after)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      },
    ];
  });
}

/** Its SHA-256 stays that of the body which came: it is evidence, and what keeps a body from coming twice. */
async function quarantineChanges(db: Kysely<Tables>, words: ForgetWords): Promise<readonly Change[]> {
  const rows = await db.selectFrom('quarantine').select(['sha256', 'body', 'reason']).execute();
  return rows.flatMap(({ sha256, ...row }) => {
    const change = words.isAbout(row.body) ? words.own : words.all;
    const after = { body: inJson(row.body, change), reason: change(row.reason) };
    if (after.body === row.body && after.reason === row.reason) return [];
    return [(tx) => tx.updateTable('quarantine').set(after).where('sha256', '=', sha256).execute()];
  });
}

async function ownerChanges(db: Kysely<Tables>, words: ForgetWords): Promise<readonly Change[]> {
  const rows = await db.selectFrom('notices').select('actor_key').distinct().execute();
  return rows.flatMap(({ actor_key: before }) => {
    const actor_key = words.key(before);
    if (actor_key === before) return [];
    return [(tx) => tx.updateTable('notices').set({ actor_key }).where('actor_key', '=', before).execute()];
  });
}

async function partChanges(db: Kysely<Tables>, words: ForgetWords): Promise<readonly Change[]> {
  const rows = await db.selectFrom('notice_parts').selectAll().execute();
  return rows.flatMap(({ version, ...key }): readonly Change[] => {
    const value = words.key(key.value);
    if (value === key.value) return [];
    return [
      async (tx) => {
        await tx
          .deleteFrom('notice_parts')
          .where((eb) => eb.and(key))
          .execute();
        await tx
          .insertInto('notice_parts')
          .values({ ...key, value, version })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      },
    ];
  });
}

async function callChanges(db: Kysely<Tables>, words: ForgetWords): Promise<readonly Change[]> {
  const rows = await db
    .selectFrom('notice_activities')
    .select(['channel', 'event_id', 'call'])
    .where('call', 'is not', null)
    .execute();
  return rows.flatMap(({ call: before, ...key }) => {
    const call = before === null ? null : words.all(before);
    if (call === before) return [];
    return [
      (tx) =>
        tx
          .updateTable('notice_activities')
          .set({ call })
          .where((eb) => eb.and(key))
          .execute(),
    ];
  });
}

/** That all was read of a user by that name is worth nothing to a pseudonym. */
async function forgetScopes(db: Kysely<Tables>, words: ForgetWords): Promise<void> {
  const rows = await db.selectFrom('coverage').select('scope').distinct().where('scope', '<>', '').execute();
  const theirs = rows.map(({ scope }) => scope).filter((scope) => words.own(scope) !== scope);
  if (theirs.length > 0) await db.deleteFrom('coverage').where('scope', 'in', theirs).execute();
}

/** Activities were changed with their terms: what still names the person is true of none. */
async function forgetTerms({ read, write }: Connection, words: ForgetWords): Promise<void> {
  await write(foldAll);
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    const rows = await read((db) =>
      db.selectFrom('terms').selectAll().where('id', '>', from).orderBy('id').limit(MOST_TERMS).execute(),
    );
    const theirs = rows.filter(({ text }) => words.isAbout(text)).map(({ id }) => id);
    for (const some of inChunks(theirs, 500)) await write((db) => sweepTerms(db, some));
    after = rows.at(-1)?.id;
  }
}
