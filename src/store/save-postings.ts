import { type Kysely, type Selectable, sql } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { dayOf, firstBlockOf } from './blocks.ts';
import { insertRows, listed } from './dialect.ts';
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
  await insertRows(db, 'blocks', blocks, { replaceBy: ['block'] });
}

async function savePostings(db: Kysely<Tables>, postings: readonly Posting[]): Promise<void> {
  const ids = await idsOf(db, [...new Set(postings.map(({ text }) => text))]);
  const keys = postings.map(({ text, block }) => [ids.get(text) ?? null, block]);
  const { rows } = await sql<{ number: number; slots: Uint8Array }>`
    select number, slots from ${listed(db, { term: 'number', block: 'number' }, keys)} as wish
    join postings on postings.term = wish.term and postings.block = wish.block`.execute(db);
  const earlier = new Map(rows.map(({ number, slots }) => [number, slots]));
  const merged = postings.map(({ slots, block, text }, number) => ({
    term: ids.get(text) ?? null,
    block,
    slots: withSlots(earlier.get(number), slots),
  }));
  await insertRows(db, 'postings', merged, { replaceBy: ['term', 'block'] });
}

async function idsOf(db: Kysely<Tables>, texts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = texts.map((text) => ({ text }));
  await insertRows(db, 'terms', rows, 'nothing');
  const wish = listed(
    db,
    { text: 'text' },
    texts.map((text) => [text]),
  );
  const found = await sql<{ id: number; text: string }>`
    select terms.id, terms.text from ${wish} as wish join terms on terms.text = wish.text`.execute(db);
  return new Map(found.rows.map(({ id, text }) => [text, id]));
}
