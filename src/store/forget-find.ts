import type { Kysely } from 'kysely';
import { decodeId } from '../connect/arn.ts';
import type { Person } from '../forget.ts';
import { fold } from './fold.ts';
import type { Tables } from './tables.ts';

type Keys = Readonly<{ actors: ReadonlySet<string>; users: ReadonlySet<string> }>;

/** Principal ids hold an e-mail behind a colon, which the session's name is found by anyway. */
const MAIL = /^[^\s:/]+@[^\s:/]+$/;

/** The contract is ForgetStore.findPersons'. Those who share an e-mail address are one, however they signed in. */
export async function findPersons(db: Kysely<Tables>, text: string): Promise<readonly Person[]> {
  const { id } = decodeId(text.trim());
  const texts = [...new Set([fold(text), fold(id)])].filter((folded) => folded !== '');
  if (texts.length === 0) return [];
  const named = await bearersOf(db, texts);
  const actors = await db.selectFrom('actors').select('key').where('key', '=', text.trim()).execute();
  const users = await db
    .selectFrom('things')
    .select('key')
    .where('type', '=', 'User')
    .where(({ eb, fn, or }) => or([eb('key', '=', text.trim()), eb(fn('lower', ['id']), '=', id.toLowerCase())]))
    .execute();
  const starts = [
    ...[...named.actors, ...keysOf(actors)].map((key): Keys => ({ actors: new Set([key]), users: new Set() })),
    ...[...named.users, ...keysOf(users)].map((key): Keys => ({ actors: new Set(), users: new Set([key]) })),
  ];
  const persons: Person[] = [];
  for (const start of starts) {
    const [first = ''] = [...start.actors, ...start.users];
    if (persons.some(({ actorKeys, userKeys }) => [...actorKeys, ...userKeys].includes(first))) continue;
    persons.push(await toPerson(db, await wholePerson(db, start)));
  }
  return persons;
}

/** The contract is ForgetStore.isTaken's. */
export async function isTaken(db: Kysely<Tables>, text: string): Promise<boolean> {
  const row = await db.selectFrom('words').select('id').where('folded', '=', fold(text)).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Everything that an actor's user, a user's actors and shared addresses lead to. */
async function wholePerson(db: Kysely<Tables>, known: Keys): Promise<Keys> {
  const own = await db
    .selectFrom('actors')
    .select(['key', 'user_key'])
    .where(({ eb, or }) => or([eb('key', 'in', [...known.actors, '']), eb('user_key', 'in', [...known.users, ''])]))
    .execute();
  const keys = [...known.actors, ...known.users];
  const words = await db.selectFrom('words').select('folded').where('key', 'in', keys).execute();
  const addresses = words.map(({ folded }) => folded).filter((folded) => MAIL.test(folded));
  const others = await bearersOf(db, addresses);
  const actors = new Set([...known.actors, ...keysOf(own), ...others.actors]);
  const userKeys = own.flatMap(({ user_key }) => (user_key === null ? [] : [user_key]));
  const users = new Set([...known.users, ...userKeys, ...others.users]);
  const isWhole = actors.size === known.actors.size && users.size === known.users.size;
  return isWhole ? known : wholePerson(db, { actors, users });
}

async function bearersOf(db: Kysely<Tables>, folded: readonly string[]): Promise<Keys> {
  if (folded.length === 0) return { actors: new Set(), users: new Set() };
  const rows = await db
    .selectFrom('words')
    .leftJoin('things', (join) => join.onRef('things.key', '=', 'words.key').on('words.owner', '=', 'thing'))
    .select(['words.key', 'words.owner', 'things.type'])
    .where('words.folded', 'in', folded)
    .execute();
  return {
    actors: new Set(keysOf(rows.filter(({ owner }) => owner === 'actor'))),
    users: new Set(keysOf(rows.filter(({ type }) => type === 'User'))),
  };
}

async function toPerson(db: Kysely<Tables>, { actors, users }: Keys): Promise<Person> {
  const things = await db
    .selectFrom('things')
    .select(['key', 'name'])
    .where('key', 'in', [...users, ''])
    .execute();
  const labels = await db
    .selectFrom('actors')
    .select('label')
    .where('key', 'in', [...actors, ''])
    .execute();
  const [name] = [...things.map((thing) => thing.name ?? thing.key), ...labels.map(({ label }) => label)];
  return { label: name ?? '', actorKeys: [...actors].toSorted(), userKeys: [...users].toSorted() };
}

function keysOf(rows: readonly Readonly<{ key: string }>[]): readonly string[] {
  return rows.map(({ key }) => key);
}
