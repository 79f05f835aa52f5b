import { type Kysely, type RawBuilder, sql } from 'kysely';
import { decodeId } from '../connect/arn.ts';
import type { FoundActor } from '../lookup.ts';
import { fold } from './fold.ts';
import { keysNamed, wordsLike } from './match-words.ts';
import type { Tables } from './tables.ts';

/** More than anyone chooses from. */
const MOST = 50;

/** Keys of actors by their own aliases, and keys of Connect users by login, first and last name. */
type Keys = Readonly<{ actors: RawBuilder<unknown>; users: RawBuilder<unknown> }>;
type Row = Readonly<{ key: string; label: string; user_key: string | null }>;

/**
 * Those who did something come alone where there are any; else Connect users who are known by name but did nothing yet.
 * The contract is LookupStore.findActors'.
 */
export async function findActors(db: Kysely<Tables>, text: string, exact: boolean): Promise<readonly FoundActor[]> {
  if (!fold(text)) return [];
  const texts = [text, decodeId(text.trim()).id];
  const named = await selectActors(db, { actors: keysNamed('actor', texts), users: keysNamed('thing', texts) });
  if (exact || named.some(isEstablished)) return named;
  const near = await selectActors(db, {
    actors: wordsLike(db, 'key', 'actor', text),
    users: wordsLike(db, 'key', 'thing', text),
  });
  // A session's name is what its caller chose: however well it fits, it hides nobody.
  return named.length > 0 ? [...named, ...near.filter(isEstablished)] : near;
}

function isEstablished({ key }: FoundActor): boolean {
  return !key.startsWith('role:');
}

/** In the order of their labels. */
export async function selectActors(db: Kysely<Tables>, keys: Keys): Promise<readonly FoundActor[]> {
  const rows = await selectActive(db, keys);
  return withAliases(db, rows.length > 0 ? rows : await selectIdle(db, keys));
}

async function selectActive(db: Kysely<Tables>, { actors, users }: Keys): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select actors.key, coalesce(things.name, actors.label) as label, actors.user_key
    from actors left join things on things.key = actors.user_key
    where actors.key in (select key from (${actors}) named union select key from actors where user_key in (${users}))
    order by label, actors.key limit ${MOST}`.execute(db);
  return rows;
}

/** The key is the one that a website actor of this user will have. */
async function selectIdle(db: Kysely<Tables>, { users }: Keys): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select 'connect:' || lower(id) as key, coalesce(name, id) as label, key as user_key
    from things where key in (${users}) and type = 'User' and id is not null
    order by label, key limit ${MOST}`.execute(db);
  return rows;
}

async function withAliases(db: Kysely<Tables>, rows: readonly Row[]): Promise<readonly FoundActor[]> {
  const keys = rows.flatMap(({ key, user_key }) => (user_key === null ? [key] : [key, user_key]));
  if (keys.length === 0) return [];
  const words = await db.selectFrom('words').select(['key', 'text']).where('key', 'in', keys).orderBy('id').execute();
  const aliases = Map.groupBy(words, ({ key }) => key);
  return rows.map(({ key, label, user_key }) => {
    const own = [...(aliases.get(key) ?? []), ...(aliases.get(user_key ?? '') ?? [])];
    return { key, label, aliases: [...new Set(own.map(({ text }) => text))] };
  });
}
