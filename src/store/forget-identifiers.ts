import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { type Identifier, identifiersIn, identifiersInWord, identifiersOf, isId } from '../activity/identifiers.ts';
import type { Query } from '../activity/query.ts';
import type { Person } from '../forget.ts';
import { find } from './find-activities.ts';
import { findRecord } from './find-one.ts';
import { fold } from './fold.ts';
import type { Tables } from './tables.ts';

const PAGE = 500;
const PLANES = ['config', 'data', 'tagging', 'auth', 'runtime', 'read'] as const;

/** The contract is ForgetStore.findIdentifiers'. */
export async function findIdentifiers(
  db: Kysely<Tables>,
  { actorKeys, userKeys }: Person,
): Promise<readonly Identifier[]> {
  const acted = await fromActivities(db, { actorKeys }, async ({ actor }) => identifiersOf(actor));
  const told = await fromActivities(db, { targetKeys: userKeys }, async ({ eventID }) => {
    const record = await findRecord(db, eventID);
    return typeof record === 'object' && record !== null ? identifiersIn({ ...record, userIdentity: undefined }) : [];
  });
  const called = await fromNames(db, userKeys);
  const whole = distinct([...acted, ...told, ...called]);
  const keys = new Set([...actorKeys, ...userKeys]);
  const found: Identifier[] = [];
  for (const each of whole) found.push(await narrowed(db, each, keys));
  return found;
}

async function fromActivities(
  db: Kysely<Tables>,
  asked: Pick<Query, 'actorKeys' | 'targetKeys'>,
  read: (activity: Activity) => Promise<readonly Identifier[]>,
): Promise<readonly Identifier[]> {
  if ((asked.actorKeys ?? asked.targetKeys ?? []).length === 0) return [];
  const found: Identifier[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const some = await find(db, { ...asked, planes: PLANES, window: {} }, { limit: PAGE, offset });
    for (const activity of some) found.push(...(await read(activity)));
    found.splice(0, found.length, ...distinct(found));
    if (some.length < PAGE) return found;
  }
}

async function fromNames(db: Kysely<Tables>, userKeys: readonly string[]): Promise<readonly Identifier[]> {
  if (userKeys.length === 0) return [];
  const things = await db.selectFrom('things').select(['id', 'name']).where('key', 'in', userKeys).execute();
  const names = await db.selectFrom('names').select('name').where('key', 'in', userKeys).execute();
  const words = await db.selectFrom('words').select('text').where('key', 'in', userKeys).execute();
  const logins = [...things, ...names].flatMap(({ name }) => (name === null ? [] : [name]));
  const known = new Set(logins.map((login) => login.toLowerCase()));
  return [
    ...things.flatMap(({ id }) => (id === null ? [] : [{ text: id, kind: 'id' as const }])),
    ...[...logins, ...words.map(({ text }) => text)].flatMap((text) => identifiersInWord(text, known)),
  ];
}

/** What somebody or something else is called as well is replaced only where this person is spoken of. */
async function narrowed(db: Kysely<Tables>, each: Identifier, keys: ReadonlySet<string>): Promise<Identifier> {
  if (each.kind !== 'name' || each.text.includes('@')) return each;
  const rows = await db.selectFrom('words').select('key').distinct().where('folded', '=', fold(each.text)).execute();
  return rows.some(({ key }) => !keys.has(key)) ? { ...each, kind: 'own' } : each;
}

/** The surer kind of two for one text. */
function distinct(all: readonly Identifier[]): readonly Identifier[] {
  const order = ['own', 'name', 'id'];
  const sorted = all
    .map((each): Identifier => (isId(each.text) ? { ...each, kind: 'id' } : each))
    .filter(({ text, kind }) => text.trim().length > 1 && (kind !== 'id' || isId(text) || /\d{6}/.test(text)))
    .toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  return [...new Map(sorted.map((each) => [each.text.toLowerCase(), each])).values()];
}
