import type { Kysely } from 'kysely';
import { insertRows, selectIn } from './bulk.ts';
import { storable } from './dialect.ts';
import type { Tables } from './tables.ts';

/** By id: the id under which its action is stored. */
export type StoredIds = Readonly<{ own: Set<string>; linked: Map<string, string> }>;

/** Of these ids, those that are stored, as an activity's own or as another id of its action. */
export async function findStoredIds(db: Kysely<Tables>, ids: readonly string[]): Promise<StoredIds> {
  const own = await selectIn<Readonly<{ event_id: string }>>(
    db,
    ['select event_id from activities where event_id in'],
    ids,
  );
  const linked = await selectIn<Readonly<{ id: string; event_id: string }>>(
    db,
    ['select id, event_id from same_actions where id in'],
    ids,
  );
  return {
    own: new Set(own.map(({ event_id }) => event_id)),
    linked: new Map(linked.map(({ id, event_id }) => [id, event_id])),
  };
}

/** The id under which the action that any of these ids names is stored. */
export function storedIdOf({ own, linked }: StoredIds, ids: readonly string[]): string | undefined {
  return ids.find((id) => own.has(id)) ?? ids.map((id) => linked.get(id)).find((id) => id !== undefined);
}

export async function findStoredId(db: Kysely<Tables>, ids: readonly string[]): Promise<string | undefined> {
  const wellFormed = ids.map((id) => storable(id));
  return storedIdOf(await findStoredIds(db, wellFormed), wellFormed);
}

/** From now on the first id of each pair leads to the activity of the second. */
export async function saveSameActions(
  db: Kysely<Tables>,
  pairs: readonly (readonly [string, string])[],
): Promise<void> {
  const columns = ['id', 'event_id'] as const;
  await insertRows(db, { table: 'same_actions', columns, tail: 'on conflict do nothing' }, pairs);
}
