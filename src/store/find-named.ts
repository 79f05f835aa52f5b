import { type Kysely, sql } from 'kysely';
import { decodeId } from '../connect/arn.ts';
import type { FoundName } from '../lookup.ts';
import { fold } from './fold.ts';
import type { Tables } from './tables.ts';

type Row = Readonly<{ number: number; actor: number; types: string }>;

/** One statement for all texts. A Connect user is a thing and somebody who acts; the contract is LookupStore.findNamed's. */
export async function findNamed(db: Kysely<Tables>, texts: readonly string[]): Promise<readonly FoundName[]> {
  const wishes = texts.map((text) => [fold(text), decodeId(text.trim()).id.toLowerCase()]);
  const { rows } = await sql<Row>`
    select number, max(actor) as actor, json_group_array(distinct type) filter (where type is not null) as types from (
      select wish.key as number, words.owner = 'actor' or things.type = 'User' as actor, things.type
      from json_each(${JSON.stringify(wishes)}) wish
      cross join words on words.folded = wish.value ->> 0 and words.folded <> ''
      left join things on words.owner = 'thing' and things.key = words.key
      union all
      select wish.key, things.type = 'User', things.type from json_each(${JSON.stringify(wishes)}) wish
      cross join things indexed by things_id on lower(things.id) = wish.value ->> 1)
    group by number order by number`.execute(db);
  return rows.flatMap(({ number, actor, types }) => {
    const text = texts[number];
    return text === undefined ? [] : [{ text, actor: actor === 1, types: JSON.parse(types) }];
  });
}
