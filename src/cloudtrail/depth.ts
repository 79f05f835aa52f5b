/** How deep arrays and objects nest in a JSON value: 0 for `1`, 1 for `[]`. Looks no deeper than `max` + 1. */
export function depthOf(value: unknown, max: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (max <= 0) return 1;
  let deepest = 0;
  for (const part of Object.values(value)) {
    // Most parts are texts, and every record of a trail passes here.
    if (typeof part !== 'object') continue;
    deepest = Math.max(deepest, depthOf(part, max - 1));
    if (deepest >= max) break;
  }
  return deepest + 1;
}

export function isTooDeep(value: unknown, limit = 64): boolean {
  return depthOf(value, limit) > limit;
}
