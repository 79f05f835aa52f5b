// Formats (bidi marks, overrides and isolates, zero-width characters, tags) and letters that draw nothing.
const INVISIBLE = /[\p{Cf}\u115F\u1160\u3164\uFFA0]/gu;
const CONTROLS = /\p{Cc}/gu;
// A tower of accents covers the lines around it; no language stacks more than these.
const TOWERS = /(\p{M}{4})\p{M}+/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
// A name can be a megabyte: what lies far behind the cut is never looked at.
const CODE_UNITS_LOOKED_AT = 16;

/**
 * Text from outside as one line that can neither reorder, hide nor break what stands around it: at most `limit` code
 * points, cut with `…`. It still has to be escaped where it is written. '' when nothing visible is left.
 */
export function cleanText(text: string, limit: number): string {
  const seen = text.slice(0, limit * CODE_UNITS_LOOKED_AT + CODE_UNITS_LOOKED_AT);
  const shown = seen.replace(INVISIBLE, '').replace(/\s+/g, ' ').replace(CONTROLS, '').replace(LONE_SURROGATES, '');
  const line = shown.replace(TOWERS, '$1').replace(/ {2,}/g, ' ').trim();
  return cut(line, limit);
}

/** The first `limit` code points, the last of them `…` when something was cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const points = Array.from(text.slice(0, limit * 2 + 2));
  if (points.length <= limit && text.length <= limit * 2 + 2) return text;
  return limit < 1
    ? ''
    : `${points
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/** How many code points: what Slack counts. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
