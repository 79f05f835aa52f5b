/** A button's or option's value: what stands before its first colon, and the rest. */
export function splitValue(value: string): readonly [string, string] {
  const at = value.indexOf(':');
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}
