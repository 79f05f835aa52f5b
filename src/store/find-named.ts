import { type Kysely, sql } from 'kysely';
import { decodeId } from '../connect/arn.ts';
import type { FoundName } from '../lookup.ts';
import { indexedBy, joinInOrder, listed } from './dialect.ts';
import { fold } from './fold.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<{ number: number; actor: number; type: string | null }>;

/** One statement for all texts. A Connect user is a thing and somebody who acts; the contract is LookupStore.findNamed's. */
export async function findNamed(db: Kysely<Tables>, texts: readonly string[]): Promise<readonly FoundName[]> {
  const wishes = texts.map((text) => [fold(text), decodeId(text.trim()).id.toLowerCase()]);
  const wish = listed(db, { folded: 'text', id: 'text' }, wishes);
  const { rows } = await sql<Row>`
    select distinct number, actor, type from (
      select wish.number, case when words.owner = 'actor' or things.type = 'User' then 1 else 0 end as actor, things.type
      from ${wish} as wish
      ${joinInOrder(db)} words on words.folded = wish.folded and words.folded <> ''
      left join things on words.owner = 'thing' and things.key = words.key
      union all
      select wish.number, case when things.type = 'User' then 1 else 0 end, things.type from ${wish} as wish
      ${joinInOrder(db)} things ${indexedBy(db, 'things_id')} on lower(things.id) = wish.id) named
    order by number, type`.execute(db);
  return [...Map.groupBy(rows, ({ number }) => number)].flatMap(([number, found]) => {
    const text = texts[number];
    if (text === undefined) return [];
    const types = new Set(found.flatMap(({ type }) => type ?? []));
    return [{ text, actor: found.some(({ actor }) => actor === 1), types: [...types] }];
  });
}
