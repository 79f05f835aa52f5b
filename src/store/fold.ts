/** Longer names are found by their beginning. */
const LONGEST = 500;

/** Text as the search compares it: one case, one spacing, one spelling of each character. */
export function fold(text: string): string {
  const plain = text.slice(0, LONGEST).toWellFormed().normalize('NFKC').toLowerCase();
  return plain.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
