import type { Insertable, Kysely } from 'kysely';
import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';
import { inChunks } from './in-chunks.ts';
import { type SavedWords, saveWords } from './save-words.ts';
import type { Tables } from './tables.ts';

/** UUIDs and hashes: nobody types a piece of one. Other ids (`CONTACT_LENS`, an origin) are names in all but name. */
const MADE_BY_MACHINE = /[0-9a-f]{12}/i;

/** What a work has saved already. */
export type SavedThings = Readonly<{ things: Set<string>; words: SavedWords }>;

type Thing = Insertable<Tables['things']>;

/** Things as activities mention them: known by id from now on, whether a name is ever learned or not. */
export async function saveThings(db: Kysely<Tables>, refs: readonly ResourceRef[], saved: SavedThings): Promise<void> {
  const things = refs.flatMap((ref): Thing[] => {
    const key = resourceKey(ref);
    if (key === undefined) return [];
    // Without an id the name is all there is: something that was refused before it existed.
    const name = ref.id ? null : (ref.name ?? null);
    return [{ key, type: ref.type, id: ref.id ?? null, instance_id: ref.instanceId ?? null, name, named_at: null }];
  });
  // One row a key: PostgreSQL refuses to update the same one twice in a statement. Of two, the one that knows its instance.
  const each = new Map(
    things
      .toSorted((one, other) => Number(one.instance_id !== null) - Number(other.instance_id !== null))
      .map((thing) => [thing.key, thing]),
  );
  const unsaved = [...each.values()].filter(({ key, instance_id }) => !saved.things.has(`${instance_id}\n${key}`));
  for (const { key, instance_id } of unsaved) saved.things.add(`${instance_id}\n${key}`);
  for (const some of inChunks(unsaved)) await insert(db, some);
  const named = things.flatMap(({ key, id, name }) => {
    const text = name ?? (id && !MADE_BY_MACHINE.test(id) ? id : undefined);
    return text ? [{ key, text }] : [];
  });
  await saveWords(db, 'thing', named, saved.words);
}

async function insert(db: Kysely<Tables>, things: readonly Thing[]): Promise<void> {
  await db
    .insertInto('things')
    .values(things)
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => ({ instance_id: ref('excluded.instance_id') }))
        .where('things.instance_id', 'is', null)
        .where(({ ref }) => ref('excluded.instance_id'), 'is not', null),
    )
    .execute();
}
