import type { FieldChange } from '../activity/field-change.ts';
import type { Earlier, Known } from '../activity/known.ts';
import { isHidden } from '../connect/hidden.ts';
import { isNothing } from './value-words.ts';

export type Difference = Readonly<{ gained: readonly unknown[]; lost: readonly unknown[] }>;

/** What the store last saw set for a field, own members only. */
export function earlierOf(change: FieldChange, known: Known): Earlier | undefined {
  return Object.hasOwn(known.earlier, change.field) ? known.earlier[change.field] : undefined;
}

/** What a list gained and lost; undefined unless it was sent whole and both the old and the new list are known. */
export function differenceOf(change: FieldChange, known: Known): Difference | undefined {
  const before = earlierOf(change, known)?.value;
  if (!change.wholeList || change.hidden || !Array.isArray(change.value) || !Array.isArray(before)) return undefined;
  if (before.some(isHidden) || change.value.some(isHidden)) return undefined;
  return { gained: without(change.value, before), lost: without(before, change.value) };
}

export function isSame(one: unknown, other: unknown): boolean {
  return (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other);
}

function without(list: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others.map((each) => JSON.stringify(each)));
  return list.filter((each) => !known.has(JSON.stringify(each)));
}
