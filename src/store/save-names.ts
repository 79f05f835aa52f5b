import { type Kysely, sql } from 'kysely';
import type { LearnedName } from '../activity/learned-name.ts';
import { inChunks } from './in-chunks.ts';
import { saveWords } from './save-words.ts';
import type { Tables } from './tables.ts';

/** Keeps names with the time they were valid from; a thing's newest name is the one that lists show. */
export async function saveNames(db: Kysely<Tables>, names: readonly LearnedName[]): Promise<void> {
  for (const some of inChunks(names)) await saveSome(db, some);
}

async function saveSome(db: Kysely<Tables>, names: readonly LearnedName[]): Promise<void> {
  await db
    .insertInto('names')
    .values(names.map(({ key, name, at, eventID }) => ({ key, name, valid_from: at.getTime(), event_id: eventID })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await thin(db, [...new Set(names.map(({ key }) => key))]);
  for (const learned of names) await saveNewestName(db, learned);
  const words = names.flatMap(({ key, name, aliases = [] }) => [name, ...aliases].map((text) => ({ key, text })));
  await saveWords(db, 'thing', words);
}

async function saveNewestName(db: Kysely<Tables>, learned: LearnedName): Promise<void> {
  const { key, type, name, at, instanceId } = learned;
  await db
    .insertInto('things')
    .values({ key, type, id: idOf(learned), instance_id: instanceId ?? null, name, named_at: at.getTime() })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref, fn }) => ({
          name: ref('excluded.name'),
          named_at: ref('excluded.named_at'),
          instance_id: fn.coalesce('things.instance_id', 'excluded.instance_id'),
        }))
        .where(({ ref, eb, or }) =>
          or([eb('things.named_at', 'is', null), eb(ref('excluded.named_at'), '>=', ref('things.named_at'))]),
        ),
    )
    .execute();
}

/** The id inside a resource key: what follows the type, and the instance where the key has it. */
function idOf({ key, type, instanceId = '' }: LearnedName): string | null {
  const rest = key.slice(type.length + 1);
  const id = rest.startsWith(`${instanceId}/`) ? rest.slice(instanceId.length + 1) : rest;
  return id.startsWith('~') ? null : id;
}

/** Lists teach the same names day after day: of each spell under one name its first and its last sighting are enough. */
async function thin(db: Kysely<Tables>, keys: readonly string[]): Promise<void> {
  await sql`delete from names where key in (${sql.join(keys)})
    and name = (select name from names earlier where earlier.key = names.key
      and (earlier.valid_from, earlier.event_id) < (names.valid_from, names.event_id)
      order by earlier.valid_from desc, earlier.event_id desc limit 1)
    and name = (select name from names later where later.key = names.key
      and (later.valid_from, later.event_id) > (names.valid_from, names.event_id)
      order by later.valid_from, later.event_id limit 1)`.execute(db);
}
