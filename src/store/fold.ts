/** Longer names are found by their beginning. */
const LONGEST = 500;

/** One word of plain letters, digits and marks. */
const PLAIN = /^[!-~]*$/;

/** Text as the search compares it: one case, one spacing, one spelling of each character. */
export function fold(text: string): string {
  if (text.length <= LONGEST && PLAIN.test(text)) return text.toLowerCase();
  const plain = text.slice(0, LONGEST).toWellFormed().normalize('NFKC').toLowerCase();
  return plain.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
