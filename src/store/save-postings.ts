import { type Kysely, type Selectable, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { inChunks } from './in-chunks.ts';
import { BLOCK_SIZE, withSlots } from './slots.ts';
import type { Tables } from './tables.ts';
import { termsOf } from './terms.ts';

/** Where an activity's bits are. */
export type Place = Readonly<{ block: number; slot: number }>;

/** What the activities of one work can be asked by, written together at its end. */
export type PostingsWriter = Readonly<{
  /** The activity's place, which is its own from now on. */
  add(activity: Activity): Promise<Place>;
  flush(): Promise<void>;
}>;

type Block = Selectable<Tables['blocks']>;
type Posting = Readonly<{ text: string; block: number; slots: readonly number[] }>;

export function createPostingsWriter(db: Kysely<Tables>): PostingsWriter {
  /** By day: the block that has room, and how full it is. */
  const open = new Map<number, Block>();
  const full: Block[] = [];
  const postings = new Map<string, Map<number, number[]>>();

  async function placeAt(at: number): Promise<Place> {
    const day = dayOf(at);
    const stored = open.has(day) ? undefined : await newestBlock(db, day);
    // Another activity of the work may have opened it meanwhile.
    const found = open.get(day) ?? stored;
    const isFull = found?.size === BLOCK_SIZE;
    if (found && isFull) full.push(found);
    const block = found ? found.block + (isFull ? 1 : 0) : firstBlockOf(day);
    const { size, first_at, last_at } = found && !isFull ? found : { size: 0, first_at: at, last_at: at };
    open.set(day, { block, size: size + 1, first_at: Math.min(first_at, at), last_at: Math.max(last_at, at) });
    return { block, slot: size };
  }

  return {
    async add(activity) {
      const place = await placeAt(activity.at.getTime());
      for (const text of termsOf(activity)) {
        const blocks = postings.get(text) ?? new Map<number, number[]>();
        const slots = blocks.get(place.block);
        if (slots) slots.push(place.slot);
        else postings.set(text, blocks.set(place.block, [place.slot]));
      }
      return place;
    },
    async flush() {
      await saveBlocks(db, [...full.splice(0), ...open.values()]);
      const flat = [...postings].flatMap(([text, blocks]) =>
        [...blocks].map(([block, slots]) => ({ text, block, slots })),
      );
      for (const some of inChunks(flat)) await savePostings(db, some);
      postings.clear();
    },
  };
}

async function newestBlock(db: Kysely<Tables>, day: number): Promise<Block | undefined> {
  return db
    .selectFrom('blocks')
    .selectAll()
    .where('block', '>=', firstBlockOf(day))
    .where('block', '<', firstBlockOf(day + 1))
    .orderBy('block', 'desc')
    .executeTakeFirst();
}

async function saveBlocks(db: Kysely<Tables>, blocks: readonly Block[]): Promise<void> {
  await sql`insert or replace into blocks (block, size, first_at, last_at)
    select value ->> 'block', value ->> 'size', value ->> 'first_at', value ->> 'last_at'
    from json_each(${JSON.stringify(blocks)})`.execute(db);
}

async function savePostings(db: Kysely<Tables>, postings: readonly Posting[]): Promise<void> {
  const ids = await idsOf(db, [...new Set(postings.map(({ text }) => text))]);
  const keys = postings.map(({ text, block }) => [ids.get(text), block]);
  const { rows } = await sql<{ number: number; slots: Uint8Array }>`
    select wish.key as number, slots from json_each(${JSON.stringify(keys)}) wish
    join postings on term = wish.value ->> 0 and block = wish.value ->> 1`.execute(db);
  const earlier = new Map(rows.map(({ number, slots }) => [number, slots]));
  const merged = postings.map(({ slots, block, text }, number) => {
    const bytes = withSlots(earlier.get(number), slots);
    return [ids.get(text), block, Buffer.from(bytes).toString('hex')];
  });
  await sql`insert or replace into postings (term, block, slots)
    select value ->> 0, value ->> 1, unhex(value ->> 2) from json_each(${JSON.stringify(merged)})`.execute(db);
}

async function idsOf(db: Kysely<Tables>, texts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const list = JSON.stringify(texts);
  await sql`insert into terms (text) select value from json_each(${list}) where true on conflict do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ id: number; text: string }>`
    select terms.id, text from json_each(${list}) wish join terms on text = wish.value`.execute(db);
  return new Map(rows.map(({ id, text }) => [text, id]));
}
