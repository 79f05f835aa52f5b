/** Text cut to so many characters, never inside a surrogate pair, `…` where something is missing. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}
