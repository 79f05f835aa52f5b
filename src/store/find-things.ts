import { type Kysely, type RawBuilder, sql } from 'kysely';
import { decodeId } from '../connect/arn.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import type { FoundThing } from '../lookup.ts';
import { fold } from './fold.ts';
import { keysNamed, wordsLike } from './match-words.ts';
import type { Tables } from './tables.ts';

/** More than anyone chooses from. */
const MOST = 100;

type Row = Readonly<{ key: string; type: string; id: string | null; name: string | null; instance_id: string | null }>;

/** By name (also a former one), id or ARN; the contract is LookupStore.findThings'. */
export async function findThings(
  db: Kysely<Tables>,
  text: string,
  { type, exact }: Readonly<{ type?: string; exact: boolean }>,
): Promise<readonly FoundThing[]> {
  if (!fold(text)) return [];
  const named = await selectThings(db, exactKeys(text), type);
  if (named.length > 0 || exact) return named;
  return selectThings(db, sql`select key from words where id in (${wordsLike(db, 'id', 'thing', text)})`, type);
}

function exactKeys(text: string): RawBuilder<unknown> {
  const { id } = decodeId(text.trim());
  return sql`${keysNamed('thing', [text])} union select key from things where lower(id) = lower(${id})`;
}

export async function selectThings(
  db: Kysely<Tables>,
  keys: RawBuilder<unknown>,
  type?: string,
): Promise<readonly FoundThing[]> {
  const { rows } = await sql<Row>`
    select key, type, id, name, instance_id from things
    where key in (${keys}) ${type === undefined ? sql`` : sql`and type = ${type}`}
    order by coalesce(length(name), -1), name, key limit ${MOST}`.execute(db);
  const instances = await namesOfInstances(db, rows);
  return rows.map(({ key, type, id, name, instance_id }) => {
    const instanceName = instance_id === null ? undefined : instances.get(instanceKey(instance_id));
    const instance = {
      ...(instance_id !== null && { instanceId: instance_id }),
      ...(instanceName && { instanceName }),
    };
    return { key, type, name: name ?? id ?? key, ...instance };
  });
}

async function namesOfInstances(db: Kysely<Tables>, rows: readonly Row[]): Promise<ReadonlyMap<string, string | null>> {
  const keys = new Set(rows.flatMap(({ instance_id }) => (instance_id === null ? [] : [instanceKey(instance_id)])));
  if (keys.size === 0) return new Map();
  const found = await db
    .selectFrom('things')
    .select(['key', 'name'])
    .where('key', 'in', [...keys])
    .execute();
  return new Map(found.map(({ key, name }) => [key, name]));
}

function instanceKey(instanceId: string): string {
  return resourceKey({ type: 'Instance', id: instanceId, instanceId }) ?? '';
}
