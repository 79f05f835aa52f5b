import { type Kysely, sql } from 'kysely';
import type { FoundActor, FoundThing, SuggestedKind, Suggestion } from '../lookup.ts';
import { actorName, thingName } from '../lookup-names.ts';
import { listed } from './dialect.ts';
import { selectActors } from './find-actors.ts';
import { selectThings } from './find-things.ts';
import { fold } from './fold.ts';
import { keysStarting, wordsLike } from './match-words.ts';
import type { Tables } from './tables.ts';
import { TERM } from './terms.ts';

/** Texts that begin as typed, looked at for one answer. */
const MOST = 200;
/** Actors offered before anything is typed, those seen last. */
const MOST_LAST = 50;
/** The newest activities whose things are offered before anything is typed. */
const LAST = 300;

/** The contract is SuggestStore.suggest's. */
export async function suggest(
  db: Kysely<Tables>,
  text: string,
  kind: SuggestedKind,
  limit: number,
): Promise<readonly Suggestion[]> {
  const found = await SUGGEST[kind](db, text);
  return [...new Map(found.map((each) => [each.key, each])).values()].slice(0, limit);
}

type Suggest = (db: Kysely<Tables>, text: string) => Promise<readonly Suggestion[]>;

const SUGGEST: Readonly<Record<SuggestedKind, Suggest>> = { actor: actors, thing: things, event: events };

async function actors(db: Kysely<Tables>, text: string): Promise<readonly Suggestion[]> {
  if (!fold(text)) return (await lastActors(db)).map(ofActor);
  const starting = await selectActors(db, {
    actors: keysStarting('actor', text, MOST),
    users: keysStarting('thing', text, MOST),
  });
  const holding = await selectActors(db, {
    actors: wordsLike(db, 'key', 'actor', text),
    users: wordsLike(db, 'key', 'thing', text),
  });
  return [...starting, ...holding].map(ofActor);
}

async function lastActors(db: Kysely<Tables>): Promise<readonly FoundActor[]> {
  const last = await db.selectFrom('actors').select('key').orderBy('seen_at', 'desc').limit(MOST_LAST).execute();
  const place = new Map(last.map(({ key }, index) => [key, index]));
  const rows = [...place.keys()].map((key) => [key]);
  const keys = sql`select key from ${listed(db, { key: 'text' }, rows)} as wish`;
  const found = await selectActors(db, { actors: keys, users: sql`select null` });
  return found.toSorted((one, other) => (place.get(one.key) ?? 0) - (place.get(other.key) ?? 0));
}

async function things(db: Kysely<Tables>, text: string): Promise<readonly Suggestion[]> {
  if (!fold(text)) {
    const last = sql`select resource_key from (select resource_key from activities order by at desc limit ${LAST}) newest`;
    return (await selectThings(db, last)).map(ofThing);
  }
  const starting = await selectThings(db, keysStarting('thing', text, MOST));
  const holding = await selectThings(
    db,
    sql`select key from words where id in (${wordsLike(db, 'id', 'thing', text)})`,
  );
  return [...starting, ...holding].map(ofThing);
}

/** CloudTrail's names, those that begin as typed first; blanks are nothing: `update queue`. */
async function events(db: Kysely<Tables>, text: string): Promise<readonly Suggestion[]> {
  const { rows } = await sql<{ text: string }>`
    select text from terms where text >= ${TERM.event('')} and text < ${TERM.event('\u{10ffff}')}
    order by (select coalesce(max(block), 0) from postings where term = terms.id) desc, text`.execute(db);
  const typed = fold(text).replaceAll(' ', '');
  const names = rows.map((row) => row.text.slice(TERM.event('').length));
  const [starting, others] = [names.filter((name) => fold(name).startsWith(typed)), names];
  return [...starting, ...others.filter((name) => fold(name).includes(typed))].map((name) => ({
    key: name,
    text: name,
    label: name,
  }));
}

function ofActor(actor: FoundActor): Suggestion {
  return { key: actor.key, text: actor.label, label: actorName(actor) };
}

/** By its id where it has one: names may be shared. */
function ofThing(thing: FoundThing): Suggestion {
  const { key, type, instanceId = '', name } = thing;
  const rest = key.slice(type.length + 1);
  const id = rest.startsWith(`${instanceId}/`) ? rest.slice(instanceId.length + 1) : rest;
  return { key, text: id.startsWith('~') ? name : id, label: thingName(thing) };
}
