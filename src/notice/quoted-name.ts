/** Pairs of marks that a question knows as quotes, with what ends each. */
const PAIRS = [
  ['"', '"', /["“”]/],
  ['«', '»', /»/],
  ['`', '`', /`/],
] as const;

/** A name as a question quotes it, between marks that it does not hold itself. */
export function quotedName(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  const [open, close] = PAIRS.find(([, , ends]) => !ends.test(plain)) ?? [];
  return open === undefined ? `"${plain.replace(/["“”]/g, '')}"` : `${open}${plain}${close}`;
}
