/** What AWS writes in place of a value: Connect `***`, Voice ID the long word. Both mean "set, value not shown". */
const MARKERS: ReadonlySet<unknown> = new Set(['***', 'HIDDEN_DUE_TO_SECURITY_REASONS']);

export function isHidden(value: unknown): boolean {
  return MARKERS.has(typeof value === 'string' ? value.trim() : value);
}
