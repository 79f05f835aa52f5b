import type { Kysely } from 'kysely';
import type { LearnedName } from '../activity/learned-name.ts';
import { insertRows, selectIn } from './bulk.ts';
import { saveWords } from './save-words.ts';
import type { Tables } from './tables.ts';

/** Keeps names with the time they were valid from; a thing's newest name is the one that lists show. */
export async function saveNames(db: Kysely<Tables>, names: readonly LearnedName[]): Promise<void> {
  if (names.length === 0) return;
  const columns = ['key', 'name', 'valid_from', 'event_id'] as const;
  const rows = names.map(({ key, name, at, eventID }) => [key, name, at.getTime(), eventID]);
  await insertRows(db, { table: 'names', columns, tail: 'on conflict do nothing' }, rows);
  await thin(db, [...new Set(names.map(({ key }) => key))]);
  await saveNewestNames(db, newest(names));
  const words = names.flatMap(({ key, name, aliases = [] }) => [name, ...aliases].map((text) => ({ key, text })));
  await saveWords(db, 'thing', words);
}

/** Of each thing the newest name; of two at one moment the later in the list. */
function newest(names: readonly LearnedName[]): Iterable<LearnedName> {
  const found = new Map<string, LearnedName>();
  for (const learned of names) {
    const earlier = found.get(learned.key);
    const newer = earlier && earlier.at > learned.at ? earlier : learned;
    const instanceId = earlier?.instanceId ?? learned.instanceId;
    found.set(learned.key, instanceId === undefined ? newer : { ...newer, instanceId });
  }
  return found.values();
}

async function saveNewestNames(db: Kysely<Tables>, names: Iterable<LearnedName>): Promise<void> {
  const columns = ['key', 'type', 'id', 'instance_id', 'name', 'named_at'] as const;
  const tail = `on conflict (key) do update set name = excluded.name, named_at = excluded.named_at,
    instance_id = coalesce(things.instance_id, excluded.instance_id)
    where things.named_at is null or excluded.named_at >= things.named_at`;
  const rows = Array.from(names, (learned) => {
    const { key, type, name, at, instanceId } = learned;
    return [key, type, idOf(learned), instanceId ?? null, name, at.getTime()];
  });
  await insertRows(db, { table: 'things', columns, tail }, rows);
}

/** The id inside a resource key: what follows the type, and the instance where the key has it. */
function idOf({ key, type, instanceId = '' }: LearnedName): string | null {
  const rest = key.slice(type.length + 1);
  const id = rest.startsWith(`${instanceId}/`) ? rest.slice(instanceId.length + 1) : rest;
  return id.startsWith('~') ? null : id;
}

/** Lists teach the same names day after day: of each spell under one name its first and its last sighting are enough. */
async function thin(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  await selectIn(
    db,
    [
      'delete from names where key in',
      `and name = (select name from names earlier where earlier.key = names.key
        and (earlier.valid_from, earlier.event_id) < (names.valid_from, names.event_id)
        order by earlier.valid_from desc, earlier.event_id desc limit 1)
      and name = (select name from names later where later.key = names.key
        and (later.valid_from, later.event_id) > (names.valid_from, names.event_id)
        order by later.valid_from, later.event_id limit 1)`,
    ],
    keys,
  );
}
