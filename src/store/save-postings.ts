import type { Kysely, Selectable } from 'kysely';
import { dayOf, firstBlockOf } from './blocks.ts';
import { insertRows, selectIn } from './bulk.ts';
import { BLOCK_SIZE, withSlots } from './slots.ts';
import type { Tables } from './tables.ts';

/** Where an activity's bits are. */
export type Place = Readonly<{ block: number; slot: number }>;

/** What an activity can be asked by, and when it happened. */
export type Placed = Readonly<{ at: number; terms: readonly string[] }>;

/** What the activities of one work can be asked by, written together at its end. */
export type PostingsWriter = Readonly<{
  /** The places of these, which are their own from now on. */
  add(all: readonly Placed[]): Promise<readonly Place[]>;
  flush(): Promise<void>;
}>;

type Block = Selectable<Tables['blocks']>;
/** By term: the slots in one block. */
type Slotted = Map<string, number[]>;

export function createPostingsWriter(db: Kysely<Tables>): PostingsWriter {
  /** By day: the block that has room, and how full it is. */
  const open = new Map<number, Block>();
  const full: Block[] = [];
  /** Blocks that the store has had before: only they have earlier slots. */
  const stored = new Set<number>();
  const postings = new Map<number, Slotted>();

  async function openDays(days: ReadonlySet<number>): Promise<void> {
    for (const day of days) {
      if (open.has(day)) continue;
      const found = await newestBlock(db, day);
      // Another call of the work may have opened it meanwhile.
      if (!found || open.has(day)) continue;
      stored.add(found.block);
      open.set(day, found);
    }
  }

  function placeAt(at: number): Place {
    const day = dayOf(at);
    const found = open.get(day);
    const isFull = found?.size === BLOCK_SIZE;
    if (found && isFull) full.push(found);
    const block = found ? found.block + (isFull ? 1 : 0) : firstBlockOf(day);
    const { size, first_at, last_at } = found && !isFull ? found : { size: 0, first_at: at, last_at: at };
    open.set(day, { block, size: size + 1, first_at: Math.min(first_at, at), last_at: Math.max(last_at, at) });
    return { block, slot: size };
  }

  function note({ block, slot }: Place, terms: readonly string[]): void {
    const slotted = postings.get(block) ?? new Map<string, number[]>();
    postings.set(block, slotted);
    for (const text of terms) {
      const slots = slotted.get(text);
      if (slots) slots.push(slot);
      else slotted.set(text, [slot]);
    }
  }

  return {
    async add(all) {
      await openDays(new Set(all.map(({ at }) => dayOf(at))));
      return all.map(({ at, terms }) => {
        const place = placeAt(at);
        note(place, terms);
        return place;
      });
    },
    async flush() {
      await saveBlocks(db, [...full.splice(0), ...open.values()]);
      const ids = await idsOf(db, new Set([...postings.values()].flatMap((slotted) => [...slotted.keys()])));
      for (const [block, slotted] of postings) await savePostings(db, { block, slotted, ids, had: stored.has(block) });
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
  const columns = ['block', 'size', 'first_at', 'last_at'] as const;
  const tail = `on conflict (block) do update set size = excluded.size, first_at = excluded.first_at,
    last_at = excluded.last_at`;
  const rows = blocks.map(({ block, size, first_at, last_at }) => [block, size, first_at, last_at]);
  await insertRows(db, { table: 'blocks', columns, tail }, rows);
}

type InBlock = Readonly<{
  block: number;
  slotted: Slotted;
  ids: ReadonlyMap<string, number>;
  /** The store has had the block before. */
  had: boolean;
}>;

async function savePostings(db: Kysely<Tables>, { block, slotted, ids, had }: InBlock): Promise<void> {
  const byTerm = Array.from(slotted, ([text, slots]) => ({ term: ids.get(text) ?? 0, slots }));
  // In the order of the table, so that neighbours share pages.
  byTerm.sort((one, other) => one.term - other.term);
  const earlier = had ? await earlierSlots(db, block, byTerm) : undefined;
  const rows = byTerm.map(({ term, slots }) => [term, block, withSlots(earlier?.get(term), slots)]);
  const tail = 'on conflict (term, block) do update set slots = excluded.slots';
  await insertRows(db, { table: 'postings', columns: ['term', 'block', 'slots'], tail }, rows);
}

async function earlierSlots(
  db: Kysely<Tables>,
  block: number,
  postings: readonly Readonly<{ term: number }>[],
): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await selectIn<Readonly<{ term: number; slots: Uint8Array }>>(
    db,
    ['select term, slots from postings where term in', 'and block = ?'],
    postings.map(({ term }) => term),
    [block],
  );
  return new Map(rows.map(({ term, slots }) => [term, slots]));
}

type Term = Readonly<{ id: number; text: string }>;

async function idsOf(db: Kysely<Tables>, texts: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const find = (some: readonly string[]) => selectIn<Term>(db, ['select id, text from terms where text in'], some);
  const ids = new Map((await find([...texts])).map(({ id, text }) => [text, id]));
  const missing = [...texts].filter((text) => !ids.has(text));
  const tail = 'on conflict do nothing returning id, text';
  const rows = missing.map((text) => [text]);
  for (const { id, text } of await insertRows<Term>(db, { table: 'terms', columns: ['text'], tail }, rows))
    ids.set(text, id);
  return ids;
}
