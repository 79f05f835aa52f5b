import type { Insertable, Kysely } from 'kysely';
import type { LearnedName } from '../activity/learned-name.ts';
import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';
import { saveWords } from './save-words.ts';
import type { Tables } from './tables.ts';

type Thing = Insertable<Tables['things']>;

/** Things as activities mention them: known by id from now on, whether a name is ever learned or not. */
export async function saveThings(db: Kysely<Tables>, refs: readonly ResourceRef[]): Promise<void> {
  const things = refs.flatMap((ref): Thing[] => {
    const key = resourceKey(ref);
    if (key === undefined) return [];
    // Without an id the name is all there is: something that was refused before it existed.
    const name = ref.id ? null : (ref.name ?? null);
    return [{ key, type: ref.type, id: foldId(ref.id), instance_id: ref.instanceId ?? null, name, named_at: null }];
  });
  if (things.length === 0) return;
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
  const named = things.flatMap(({ key, name }) => (name ? [{ key, text: name }] : []));
  await saveWords(db, 'thing', named);
}

/** Keeps names with the time they were valid from; a thing's newest name is the one that lists show. */
export async function saveNames(db: Kysely<Tables>, names: readonly LearnedName[]): Promise<void> {
  if (names.length === 0) return;
  await db
    .insertInto('names')
    .values(names.map(({ key, name, at, eventID }) => ({ key, name, valid_from: at.getTime(), event_id: eventID })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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
  return id.startsWith('~') ? null : foldId(id);
}

function foldId(id: string | undefined): string | null {
  return id ? id.toLowerCase() : null;
}
