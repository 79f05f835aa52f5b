import { DatabaseSync } from 'node:sqlite';
import { decodeSlots, numbersIn } from '../../src/store/slots.ts';

export type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** Every table of a store's file, the hidden ones of its name index too. */
export function dump(path: string): Dump {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.map(({ name }) => [String(name), database.prepare(`select * from "${name}"`).all()]);
  database.close();
  return Object.fromEntries(rows);
}

/** Where each term is true, by event id: what slots and numbers of terms stand for. */
export function postingsOf({ postings = [], terms = [], activities = [] }: Dump): Readonly<Record<string, string[]>> {
  const texts = new Map(terms.map(({ id, text }) => [id, String(text)]));
  const ids = new Map(activities.map(({ block, slot, event_id }) => [`${block} ${slot}`, String(event_id)]));
  const found: Record<string, string[]> = {};
  for (const { term, block, slots } of postings) {
    const text = texts.get(term) ?? `no term ${term}`;
    const bytes = slots instanceof Uint8Array ? slots : new Uint8Array();
    const events = numbersIn(decodeSlots(bytes)).map((slot) => ids.get(`${block} ${slot}`) ?? `nothing at ${slot}`);
    found[text] = [...(found[text] ?? []), ...events].toSorted();
  }
  return found;
}
