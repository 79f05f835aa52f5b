import { DatabaseSync } from 'node:sqlite';
import { numbersIn } from '../../src/store/slots.ts';
import { decodeSlots } from '../../src/store/stored-slots.ts';
import { toSlotted } from '../../src/store/unindexed.ts';

export type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Every table of a store's file, the hidden ones of its name index too. */
export function dump(path: string): Dump {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.map(({ name }) => [String(name), database.prepare(`select * from "${name}"`).all()]);
  database.close();
  return Object.fromEntries(rows);
}

/** Where each term is true, folded into `postings` or not yet, by event id: what slots and numbers of terms stand for. */
export function postingsOf(tables: Dump): Readonly<Record<string, string[]>> {
  const { postings = [], unindexed = [], terms = [], activities = [] } = tables;
  const texts = new Map(terms.map(({ id, text }) => [id, String(text)]));
  const ids = new Map(activities.map(({ block, slot, event_id }) => [`${block} ${slot}`, String(event_id)]));
  const found: Record<string, string[]> = {};
  const note = (text: string, block: unknown, slots: readonly number[]) => {
    const events = slots.map((slot) => ids.get(`${block} ${slot}`) ?? `nothing at ${slot}`);
    found[text] = [...(found[text] ?? []), ...events].toSorted();
  };
  for (const { term, block, slots } of postings) {
    const bytes = slots instanceof Uint8Array ? slots : new Uint8Array();
    note(texts.get(term) ?? `no term ${term}`, block, numbersIn(decodeSlots(bytes)));
  }
  for (const row of unindexed) for (const [text, slots] of toSlotted(String(row.terms))) note(text, row.block, slots);
  return found;
}
