import type { Activity } from '../activity/activity.ts';
import { isDelta } from '../activity/delta.ts';
import type { FieldChange } from '../activity/field-change.ts';
import type { Earlier, Explained } from '../activity/known.ts';
import { isHidden } from '../connect/hidden.ts';
import { isNothing } from './value-words.ts';

export type Difference = Readonly<{ gained: readonly unknown[]; lost: readonly unknown[] }>;

/** What the store last saw set for a field, own members only; undefined where the value replaces none. */
export function earlierOf(change: FieldChange, { activity, known }: Explained): Earlier | undefined {
  if (!hasBefore(change, activity)) return undefined;
  return Object.hasOwn(known.earlier, change.field) ? known.earlier[change.field] : undefined;
}

/** Say of which thing or part a call speaks or how it is meant, and are no setting. */
const POINTERS: ReadonlySet<string> = new Set([
  'ResourceType',
  'AttributeType',
  'EvaluationFormVersion',
  'CreateNewVersion',
  'AsDraft',
  'channelSubtype',
  'aiAgentType',
]);

/** False of what is only added, removed or touched, and of what says which thing is meant: neither has a value before. */
export function hasBefore(change: FieldChange, { verb }: Pick<Activity, 'verb'>): boolean {
  return !isDelta(change, verb) && !POINTERS.has(change.field);
}

/** What a list gained and lost; undefined unless it was sent whole and both the old and the new list are known. */
export function differenceOf(change: FieldChange, explained: Explained): Difference | undefined {
  const before = earlierOf(change, explained)?.value;
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
