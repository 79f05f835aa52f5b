import type { Kysely, Selectable } from 'kysely';
import type { Forgetting } from '../forget.ts';
import { insertRows, type Value } from './bulk.ts';
import type { Connection } from './connect.ts';
import { fold } from './fold.ts';
import { createForgetWords, type ForgetWords } from './forget-words.ts';
import { inChunks } from './in-chunks.ts';
import type { Tables } from './tables.ts';

type Named = 'things' | 'names' | 'actors' | 'words';
type Row<T extends Named> = Selectable<Tables[T]>;
type Changed<T extends Named> = Readonly<{ before: Row<T>; after: Row<T> }>;

/** Gives the pseudonym what answers will show it by, beside what is still there of before. */
export async function copyNames(connection: Connection, forgetting: Forgetting): Promise<void> {
  const { things, names, actors, words } = await changedNames(connection, forgetting, forgetting.keys);
  await connection.write(async (db) => {
    for (const { after } of things) await insertUnlessThere(db, 'things', after);
    for (const { after } of names) await insertUnlessThere(db, 'names', after);
    for (const { after } of actors) await insertUnlessThere(db, 'actors', after);
    for (const { after } of words) await insertWord(db, after);
  });
}

/** Names of persons and things, under the keys that they have now. The contract is ForgetStore.forgetNames'. */
export async function forgetNames(connection: Connection, forgetting: Forgetting): Promise<number> {
  const { things, names, actors, words } = await changedNames(connection, forgetting);
  const inSteps = async <T>(changes: readonly T[], step: (db: Kysely<Tables>, change: T) => Promise<unknown>) => {
    for (const some of inChunks(changes)) {
      await connection.write(async (db) => {
        for (const change of some) await step(db, change);
      });
    }
  };
  await inSteps(things, async (db, { before, after }) => {
    await db.deleteFrom('things').where('key', '=', before.key).execute();
    await insertUnlessThere(db, 'things', after);
  });
  await inSteps(names, async (db, { before: { key, valid_from, event_id }, after }) => {
    await db
      .deleteFrom('names')
      .where((eb) => eb.and({ key, valid_from, event_id }))
      .execute();
    await insertUnlessThere(db, 'names', after);
  });
  await inSteps(actors, async (db, { before, after }) => {
    await db.deleteFrom('actors').where('key', '=', before.key).execute();
    await insertUnlessThere(db, 'actors', after);
  });
  await inSteps(words, async (db, { before, after }) => {
    await db.deleteFrom('words').where('id', '=', before.id).execute();
    await insertWord(db, after);
  });
  return things.length + names.length + actors.length + words.length;
}

/** Rows that read differently from now on: all of them, or those of some keys. */
async function changedNames({ read }: Connection, forgetting: Forgetting, keys?: readonly string[]) {
  const words = createForgetWords(forgetting);
  const rows = <T extends Named>(table: T) =>
    read(async (db) => {
      const all = db.selectFrom<Named>(table).selectAll();
      const found = await (keys ? all.where('key', 'in', [...keys, '']) : all).execute();
      return found as unknown as readonly Row<T>[];
    });
  const ofPerson = changeIn(words);
  return {
    things: changed<'things'>(await rows('things'), (row) => {
      const name = words.isTheirs(row.key) ? forgetting.pseudonym : words.all(row.name ?? '');
      const id = row.id === null ? null : ofPerson(row.key)(row.id);
      return { ...row, key: words.key(row.key), id, name: row.name === null ? null : name };
    }),
    names: changed<'names'>(await rows('names'), (row) => {
      const name = words.isTheirs(row.key) ? forgetting.pseudonym : words.all(row.name);
      return { ...row, key: words.key(row.key), name };
    }),
    actors: changed<'actors'>(await rows('actors'), (row) => {
      const change = ofPerson(row.key);
      const user_key = row.user_key === null ? null : words.key(row.user_key);
      return { ...row, key: words.key(row.key), label: change(row.label), signature: change(row.signature), user_key };
    }),
    words: changed<'words'>(await rows('words'), (row) => {
      const text = ofPerson(row.key)(row.text);
      return { ...row, key: words.key(row.key), text, folded: text === row.text ? row.folded : fold(text) };
    }),
  };
}

function changeIn(words: ForgetWords) {
  return (key: string) => (words.isTheirs(key) ? words.own : words.all);
}

function changed<T extends Named>(rows: readonly Row<T>[], change: (row: Row<T>) => Row<T>): readonly Changed<T>[] {
  const all = rows.map((before) => ({ before, after: change(before) }));
  return all.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

async function insertWord(db: Kysely<Tables>, { id: _id, ...row }: Row<'words'>): Promise<void> {
  await insertUnlessThere(db, 'words', row);
}

/** What is there already under the new key stays. */
async function insertUnlessThere(
  db: Kysely<Tables>,
  table: Named,
  row: Readonly<Record<string, Value>>,
): Promise<void> {
  const into = { table, columns: Object.keys(row), tail: 'on conflict do nothing' };
  await insertRows(db, into, [Object.values(row)]);
}
