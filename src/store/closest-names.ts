import { type Kysely, sql } from 'kysely';
import { editDistance } from '../activity/edit-distance.ts';
import { fold } from './fold.ts';
import { type Candidate, sharingGrams } from './name-search.ts';
import type { Tables } from './tables.ts';

/** How many names are measured, and how much of each. */
const MOST_BY_GRAM = 300;
const MOST_BY_LENGTH = 5000;
const LONGEST = 80;

type Near = Readonly<{ text: string; folded: string; distance: number }>;

/** Names that a slip of the hand away is this text, as a whole or by one of their words; nearest first. */
export async function closestNames(db: Kysely<Tables>, text: string, limit: number): Promise<readonly string[]> {
  const typed = fold(text).slice(0, LONGEST);
  if (!typed) return [];
  const byGram = nearOf(typed, await sharingGrams(db, typed, MOST_BY_GRAM));
  const near = byGram.length > 0 ? byGram : nearOf(typed, await ofLikeLength(db, typed));
  const best = near.toSorted((one, other) => one.distance - other.distance || one.text.localeCompare(other.text));
  return [...new Map(best.map(({ folded, text }) => [folded, text])).values()].slice(0, limit);
}

async function ofLikeLength(db: Kysely<Tables>, typed: string): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select text, folded from words where length(folded) between ${typed.length - 2} and ${typed.length + 2}
    order by id desc limit ${MOST_BY_LENGTH}`.execute(db);
  return rows;
}

function nearOf(typed: string, candidates: readonly Candidate[]): readonly Near[] {
  const furthest = Math.ceil(typed.length / 3);
  const letters = lettersIn(typed);
  return candidates.flatMap(({ text, folded }) => {
    const name = folded.slice(0, LONGEST);
    const words = name.includes(' ') ? name.split(' ') : [];
    const distances = [
      ...[name].filter((whole) => mayBeNear(letters, whole, furthest)).map((whole) => editDistance(typed, whole)),
      // A name that only begins or ends with the word is further away than the word alone.
      ...words.filter((word) => mayBeNear(letters, word, furthest)).map((word) => editDistance(typed, word) + 0.5),
    ];
    const distance = Math.min(...distances);
    return distance < furthest + 1 ? [{ text, folded, distance }] : [];
  });
}

/** Counts of letters, those of one remainder together: enough to tell most names apart without measuring them. */
function lettersIn(text: string): Int8Array {
  const counts = new Int8Array(64);
  for (const character of text) {
    const letter = (character.codePointAt(0) ?? 0) & 63;
    counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return counts;
}

/** Every letter too many on one side is a slip at least. */
function mayBeNear(letters: Int8Array, name: string, furthest: number): boolean {
  const others = lettersIn(name);
  let [missing, added] = [0, 0];
  for (let letter = 0; letter < letters.length; letter += 1) {
    const more = (others[letter] ?? 0) - (letters[letter] ?? 0);
    if (more > 0) added += more;
    else missing -= more;
  }
  return Math.max(missing, added) <= furthest;
}
