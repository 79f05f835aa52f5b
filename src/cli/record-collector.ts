import Assembler from 'stream-json/assembler.js';
import { jsonParser, type Token } from 'stream-json/parser.js';

// A trail's log file and a LookupEvents answer hold thousands of records in one value: these lists are read item by item.
const LISTS: ReadonlySet<string | null> = new Set(['Records', 'Events']);

/** A value being put together. `opened`: a list in it was read item by item, so the rest of it is of no use. */
type Item = { readonly assembler: Assembler; opened: boolean };

/** What a piece of text completed; `problem` where it goes no further. */
export type Collected = Readonly<{ values: readonly unknown[]; problem?: string }>;

export type Collector = Readonly<{ take(text: string): Collected; end(): Collected }>;

/** Reads JSON values one after another, giving the items of lists at the top, of `Records` and of `Events` one by one. */
export function createCollector(): Collector {
  const parse = jsonParser({ packValues: true, streamValues: false, jsonStreaming: true });
  const items = createItems();
  let blank = true;
  const take = (text: string): Collected => {
    blank &&= text.trim() === '';
    const values: unknown[] = [];
    try {
      // Piece by piece, so that what stands before a break in the text is not lost with it.
      for (const piece of text.split(/(?<=\})/)) {
        const tokens = parse(piece);
        if (typeof tokens === 'object') values.push(...tokens.values.flatMap(items.take));
      }
    } catch {
      return { values, problem: 'is not JSON' };
    }
    return { values };
  };
  return {
    take,
    end() {
      // Only what follows a number tells that it is whole.
      const last = take('\n');
      if (items.open()) return { problem: 'ends in the middle', ...last };
      return blank ? { ...last, problem: 'is empty' } : last;
    },
  };
}

type Items = Readonly<{ take(token: Token): readonly unknown[]; open(): boolean }>;

function createItems(): Items {
  // What is open around the item at hand: lists, and objects whose list is being read.
  const around: ('list' | Item)[] = [];
  let item: Item | undefined;

  const outside = (token: Token): readonly unknown[] => {
    if (token.name === 'startArray') around.push('list');
    if (token.name === 'startObject') item = { assembler: new Assembler().consume(token), opened: false };
    if (token.name === 'endArray') {
      around.pop();
      const holder = around.at(-1);
      if (holder && holder !== 'list') item = holder;
      if (item) around.pop();
    }
    return 'value' in token ? [token.value] : [];
  };

  const inside = (current: Item, token: Token): readonly unknown[] => {
    const { assembler } = current;
    if (token.name === 'startArray' && assembler.depth === 1 && LISTS.has(assembler.key)) {
      current.opened = true;
      around.push(current, 'list');
      item = undefined;
      return [];
    }
    if (!assembler.consume(token).done) return [];
    item = undefined;
    return current.opened ? [] : [assembler.current];
  };

  return {
    take: (token) => (item ? inside(item, token) : outside(token)),
    open: () => item !== undefined || around.length > 0,
  };
}
