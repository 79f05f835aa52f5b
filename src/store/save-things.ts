import type { Kysely } from 'kysely';
import { insertRows } from './bulk.ts';
import type { Thing } from './draft-things.ts';
import type { Tables } from './tables.ts';

/** Known by id from now on, whether a name is ever learned or not; each key once. */
export async function saveThings(db: Kysely<Tables>, things: Iterable<Thing>): Promise<void> {
  const columns = ['key', 'type', 'id', 'instance_id', 'name'] as const;
  const tail = `on conflict (key) do update set instance_id = excluded.instance_id
    where things.instance_id is null and excluded.instance_id is not null`;
  const rows = Array.from(things, ({ key, type, id, instanceId, name }) => [key, type, id, instanceId, name]);
  await insertRows(db, { table: 'things', columns, tail }, rows);
}
