import { setImmediate } from 'node:timers/promises';
import type { Lookup, LookupStore } from './lookup.ts';
import { CSV_HEAD, toCsv } from './notice/csv.ts';
import type { Answer } from './notice/views.ts';

/** More than anyone reads; a file of these is about 3 MB. */
export const MOST_ROWS = 10_000;
/** Found and explained at once: others wait for no more than these. */
const PAGE = 100;

export type CsvFile = Readonly<{ answer: Answer; rows: number; text: string }>;

/** All activities of an answer as a file, MOST_ROWS at most; undefined when nobody asked that. */
export async function csvOf(
  { lookup, store }: Readonly<{ lookup: Pick<Lookup, 'page'>; store: Pick<LookupStore, 'find' | 'explain'> }>,
  askedId: string,
): Promise<CsvFile | undefined> {
  const answer = await lookup.page(askedId, 0);
  if (!answer) return undefined;
  const most = Math.min(answer.found, MOST_ROWS);
  const parts = [CSV_HEAD];
  let rows = 0;
  while (rows < most) {
    const limit = Math.min(PAGE, most - rows);
    const found = await store.find(answer.read.query, { limit, offset: rows });
    if (found.length === 0) break;
    parts.push(toCsv(await store.explain(found)));
    rows += found.length;
    // Others are answered between the pages.
    await setImmediate();
  }
  return { answer, rows, text: parts.join('') };
}
