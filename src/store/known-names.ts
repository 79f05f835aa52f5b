import { type Kysely, sql } from 'kysely';
import { listed } from './dialect.ts';
import type { Tables } from './tables.ts';

/** A thing, and when one wants to know its name. */
export type NameWish = Readonly<{ key: string; at: Date }>;
export type KnownNames = (wish: NameWish) => string | undefined;

/** The names valid at those times; where the first one was learned later, that one. One statement for all. */
export async function findNames(db: Kysely<Tables>, wishes: readonly NameWish[]): Promise<KnownNames> {
  const found = new Map<string, string>();
  if (wishes.length === 0) return () => undefined;
  const wish = listed(
    db,
    { key: 'text', at: 'number' },
    wishes.map(({ key, at }) => [key, at.getTime()]),
  );
  const { rows } = await sql<{ key: string; at: number; name: string | null }>`
    select wish.key, wish.at, coalesce(
      (select name from names where names.key = wish.key and valid_from <= wish.at
        order by valid_from desc, event_id desc limit 1),
      (select name from names where names.key = wish.key and valid_from > wish.at
        order by valid_from, event_id limit 1)) as name
    from (select distinct key, at from ${wish} as wish) wish`.execute(db);
  for (const { key, at, name } of rows) {
    if (name !== null) found.set(`${at} ${key}`, name);
  }
  return ({ key, at }) => found.get(`${at.getTime()} ${key}`);
}
