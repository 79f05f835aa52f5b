import { decodeId } from '../connect/arn.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { typeOfField } from '../connect/resource-types.ts';

/** A list of ids longer than this is shown as a number anyway. */
const MOST_IDS = 100;
const DEEPEST = 4;

/** Keys of the things that a field's value points at; undefined in place of what has none. */
export function keysInValue(
  value: unknown,
  refType: string | undefined,
  instanceId: string | undefined,
): readonly (string | undefined)[] {
  return idsIn(value, refType, DEEPEST)
    .slice(0, MOST_IDS)
    .map(({ type, text }) => {
      const { id, instanceId: own = instanceId } = decodeId(text);
      return resourceKey({ type, id, ...(own && { instanceId: own }) });
    });
}

type Id = Readonly<{ type: string; text: string }>;

/** Ids stand by themselves, in lists, or in settings whose members say what they are (`QueueReference.QueueId`). */
function idsIn(value: unknown, type: string | undefined, depth: number): readonly Id[] {
  if (typeof value === 'string') return type ? [{ type, text: value }] : [];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((part) => idsIn(part, type, depth - 1));
  return Object.entries(value).flatMap(([member, part]) => idsIn(part, typeOfField(member) ?? type, depth - 1));
}
