import type { Kysely, Selectable } from 'kysely';
import { dayOf, firstBlockOf } from './blocks.ts';
import { insertRows } from './bulk.ts';
import { BLOCK_SIZE } from './slots.ts';
import type { Tables } from './tables.ts';
import { saveUnindexed } from './unindexed.ts';
import { type Slotted, writePostings } from './write-postings.ts';

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

/** Told how many activities are kept in `unindexed` for now. */
export type OnUnindexed = (count: number) => void;

type Block = Selectable<Tables['blocks']>;

/** Fewer are written into `postings` at once: it costs little. More are a work that shares enough by itself. */
const [FEWEST_LATER, MOST_LATER] = [8, 1000];

/** With `onUnindexed` some works leave it to a later one to fold what they brought into `postings`. */
export function createPostingsWriter(db: Kysely<Tables>, onUnindexed?: OnUnindexed): PostingsWriter {
  /** By day: the block that has room, and how full it is. */
  const open = new Map<number, Block>();
  const full: Block[] = [];
  /** Blocks that the store has had before: only they have earlier slots. */
  const stored = new Set<number>();
  const postings = new Map<number, Slotted>();
  let count = 0;

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
      count += all.length;
      return all.map(({ at, terms }) => {
        const place = placeAt(at);
        note(place, terms);
        return place;
      });
    },
    async flush() {
      await saveBlocks(db, [...full.splice(0), ...open.values()]);
      if (onUnindexed && count >= FEWEST_LATER && count <= MOST_LATER) {
        await saveUnindexed(db, postings);
        onUnindexed(count);
      } else await writePostings(db, postings, stored);
      postings.clear();
      count = 0;
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
