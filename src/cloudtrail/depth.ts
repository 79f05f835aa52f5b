/** How deep arrays and objects nest in a JSON value: 0 for `1`, 1 for `[]`. Looks no deeper than `max` + 1, without recursion. */
export function depthOf(value: unknown, max: number): number {
  let level = [value].filter(isContainer);
  let depth = 0;
  while (level.length > 0 && depth <= max) {
    depth += 1;
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return depth;
}

export function isTooDeep(value: unknown, limit = 64): boolean {
  return depthOf(value, limit) > limit;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
