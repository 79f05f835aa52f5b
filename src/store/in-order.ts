import { type Kysely, type RawBuilder, sql } from 'kysely';
import { startOfDay } from './blocks.ts';
import { indexedBy, joinInOrder, listed } from './dialect.ts';
import { byDay, type Result, size } from './result.ts';
import type { Place } from './save-postings.ts';
import { hasSlot, numbersIn } from './slots.ts';
import type { Tables } from './tables.ts';

/** A page is near where much is wanted, and far where little is: each step is longer than the one before. */
const [FIRST_STEP, LONGEST_STEP] = [64, 1024];
/** Two steps. So many are sorted as soon as walked. */
const SHORT_WALK = 320;
/** As many as are sorted for a page that a short walk through the day does not fill. */
const MOST_SORTED = 2000;

export type Located = Place & Readonly<{ event_id: string; at: number }>;
type Part = Readonly<{ oldestFirst: boolean; skip: number; take: number }>;

/** A part of a result by time and id. */
export async function inOrder(db: Kysely<Tables>, result: Result, part: Part): Promise<readonly Located[]> {
  const found: Located[] = [];
  let skip = part.skip;
  for (const [day, some] of byDay(result, part.oldestFirst)) {
    const take = part.take - found.length;
    if (take <= 0) break;
    const count = size(some);
    if (skip < count) {
      const wanted = { oldestFirst: part.oldestFirst, skip, take };
      const longest = count > MOST_SORTED ? Infinity : SHORT_WALK;
      const walked = count > SHORT_WALK ? await walk(db, { day, longest }, some, wanted) : undefined;
      found.push(...(walked ?? (await sorted(db, some, wanted))));
    }
    skip = Math.max(0, skip - count);
  }
  return found;
}

async function sorted(db: Kysely<Tables>, some: Result, { oldestFirst, skip, take }: Part) {
  const places = [...some].flatMap(([block, slots]) => numbersIn(slots).map((slot) => [block, slot]));
  const { rows } = await sortedStatement(db, places, oldestFirst, skip + take).execute(db);
  return rows.slice(skip, skip + take);
}

export function sortedStatement(
  db: Kysely<Tables>,
  places: readonly (readonly number[])[],
  oldestFirst: boolean,
  most: number,
): RawBuilder<Located> {
  const order = oldestFirst ? sql`asc` : sql`desc`;
  return sql`select found.event_id, found.at, found.block, found.slot from ${listed(db, { block: 'number', slot: 'number' }, places)} as place
    ${joinInOrder(db)} activities found ${indexedBy(db, 'activities_place')}
    on found.block = place.block and found.slot = place.slot
    order by found.at ${order}, found.event_id ${order} limit ${most}`;
}

type Walk = Readonly<{ day: number; longest: number }>;

/** Undefined where so many of the day's activities do not fill the page. */
async function walk(db: Kysely<Tables>, { day, longest }: Walk, some: Result, { oldestFirst, skip, take }: Part) {
  const found: Located[] = [];
  let after: Located | undefined;
  let step: number = FIRST_STEP;
  let met = 0;
  do {
    if (met >= longest) return undefined;
    const { rows } = await walkStatement(db, day, { oldestFirst, step, ...(after && { after }) }).execute(db);
    found.push(...rows.filter(({ block, slot }) => hasSlot(some.get(block) ?? new Uint32Array(), slot)));
    met += rows.length;
    after = rows.length === step ? rows.at(-1) : undefined;
    step = Math.min(4 * step, LONGEST_STEP);
  } while (after && found.length < skip + take);
  return found.slice(skip, skip + take);
}

/** The next of a day's activities in order, of whatever kind. */
export function walkStatement(
  db: Kysely<Tables>,
  day: number,
  { oldestFirst, step, after }: Readonly<{ oldestFirst: boolean; step: number; after?: Located }>,
): RawBuilder<Located> {
  const order = oldestFirst ? sql`asc` : sql`desc`;
  const beyond = oldestFirst ? sql`>` : sql`<`;
  return sql`select event_id, at, block, slot from activities ${indexedBy(db, 'activities_time')}
    where at >= ${startOfDay(day)} and at < ${startOfDay(day + 1)}
      ${after ? sql`and (at, event_id) ${beyond} (${after.at}, ${after.event_id})` : sql``}
    order by at ${order}, event_id ${order} limit ${step}`;
}
