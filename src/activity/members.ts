import type { JsonObject } from '../cloudtrail/record.ts';
import { isHidden } from '../connect/hidden.ts';

/** One member of a request or an answer: its name as the record writes it, and what it holds. */
export type Member = Readonly<{ name: string; value: unknown }>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members by lower-case name, the first of equal ones: Voice ID writes camelCase, hand-copied records anything. */
export function membersOf(value: unknown): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  if (!isObject(value)) return members;
  for (const [name, held] of Object.entries(value)) {
    const key = name.toLowerCase();
    if (!members.has(key)) members.set(key, { name, value: held });
  }
  return members;
}

/** The value at a path of names in any case: `['Queue', 'Name']`. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((held: unknown, name) => membersOf(held).get(name.toLowerCase())?.value, value);
}

/** Text that says something: not empty, and not AWS's marker for a hidden value. */
export function tellingText(value: unknown): string | undefined {
  if (typeof value !== 'string' || isHidden(value)) return undefined;
  return value.trim() || undefined;
}
