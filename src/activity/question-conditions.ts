import { readFilter } from './filter-phrase.ts';
import type { Filter } from './query.ts';
import { type Counts, readCounts } from './question-counts.ts';
import { ARTICLES, EXCEPT } from './question-words.ts';
import { PARTS } from './time-spoken.ts';
import { isName, keyOf, type Word } from './words.ts';

/** What of a line is a condition by itself, the order and the number, and the words left. */
export type Conditions = Readonly<{
  filters: readonly Filter[];
  except: readonly Filter[];
  counts: Counts;
  rest: readonly Word[];
}>;

/** Takes the conditions that need no looking up out of a line, wherever they stand. */
export function readConditions(line: readonly Word[]): Conditions {
  const filters: Filter[] = [];
  const except: Filter[] = [];
  const rest: Word[] = [];
  let counts: Counts = {};
  for (let at = 0; at < line.length; ) {
    const words = line.slice(at, at + 6);
    const excluded = exceptAt(words);
    const counted = excluded || tellsTime(rest, words) ? undefined : readCounts(words, rest.length === 0);
    const filter = excluded || counted ? undefined : readFilter(words);
    if (excluded) except.push(excluded.filter);
    else if (counted) counts = { ...counts, ...counted.counts };
    else if (filter) filters.push(filter.filter);
    else rest.push(...words.slice(0, 1));
    at += excluded?.taken ?? counted?.taken ?? filter?.taken ?? 1;
  }
  return { filters: distinct(filters), except, counts, rest };
}

/** `except failed`, `not by automation`, `without the routine`. */
function exceptAt(line: readonly Word[]): Readonly<{ filter: Filter; taken: number }> | undefined {
  if (!EXCEPT.has(keyOf(line[0])) || (line[0] && isName(line[0]))) return undefined;
  const skipped = line.slice(1).findIndex((word) => !ARTICLES.has(keyOf(word)) && !EXCEPT.has(keyOf(word)));
  if (skipped < 0) return undefined;
  const read = readFilter(line.slice(1 + skipped));
  return read && read.filter.kind !== 'including'
    ? { filter: read.filter, taken: read.taken + 1 + skipped }
    : undefined;
}

function distinct(filters: readonly Filter[]): readonly Filter[] {
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}

/** `half past nine` is no wish for the past nine. */
function tellsTime(before: readonly Word[], [word]: readonly Word[]): boolean {
  const part = before.at(-1);
  return part !== undefined && word !== undefined && keyOf(word) === 'past' && PARTS.has(keyOf(part));
}
