import { type Kysely, sql } from 'kysely';
import { editDistance } from '../activity/edit-distance.ts';
import { fold } from './fold.ts';
import { anyGram } from './match-words.ts';
import type { Tables } from './tables.ts';

/** How many names are measured, and how much of each. */
const MOST_BY_GRAM = 300;
const MOST_BY_LENGTH = 5000;
const LONGEST = 80;

type Candidate = Readonly<{ text: string; folded: string }>;
type Near = Readonly<{ text: string; folded: string; distance: number }>;

/** Names that a slip of the hand away is this text, as a whole or by one of their words; nearest first. */
export async function closestNames(db: Kysely<Tables>, text: string, limit: number): Promise<readonly string[]> {
  const typed = fold(text).slice(0, LONGEST);
  if (!typed) return [];
  const byGram = nearOf(typed, await sharingGrams(db, typed));
  const near = byGram.length > 0 ? byGram : nearOf(typed, await ofLikeLength(db, typed));
  const best = near.toSorted((one, other) => one.distance - other.distance || one.text.localeCompare(other.text));
  return [...new Map(best.map(({ folded, text }) => [folded, text])).values()].slice(0, limit);
}

async function sharingGrams(db: Kysely<Tables>, typed: string): Promise<readonly Candidate[]> {
  const grams = anyGram(typed);
  if (!grams) return [];
  const { rows } = await sql<Candidate>`
    select words.text, words.folded from words_fts join words on words.id = words_fts.rowid
    where words_fts match ${grams} order by words_fts.rank limit ${MOST_BY_GRAM}`.execute(db);
  return rows;
}

async function ofLikeLength(db: Kysely<Tables>, typed: string): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select text, folded from words where length(folded) between ${typed.length - 2} and ${typed.length + 2}
    order by id desc limit ${MOST_BY_LENGTH}`.execute(db);
  return rows;
}

function nearOf(typed: string, candidates: readonly Candidate[]): readonly Near[] {
  const furthest = Math.ceil(typed.length / 3);
  return candidates
    .map(({ text, folded }) => ({ text, folded, distance: distanceTo(typed, folded.slice(0, LONGEST)) }))
    .filter(({ distance }) => distance < furthest + 1);
}

/** A name that only begins or ends with the word is further away than the word alone. */
function distanceTo(typed: string, name: string): number {
  const words = name.split(' ');
  const byWord = words.length > 1 ? words.map((word) => editDistance(typed, word) + 0.5) : [];
  return Math.min(editDistance(typed, name), ...byWord);
}
