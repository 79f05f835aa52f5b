import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';
import type { Word } from './save-words.ts';

/** UUIDs and hashes: nobody types a piece of one. Other ids (`CONTACT_LENS`, an origin) are names in all but name. */
const MADE_BY_MACHINE = /[0-9a-f]{12}/i;

export type Thing = Readonly<{
  key: string;
  type: string;
  id: string | null;
  instanceId: string | null;
  name: string | null;
}>;

/** Things as an activity mentions them, and what finds those that have no other name. */
export type ThingsDraft = Readonly<{ things: readonly Thing[]; words: readonly Word[] }>;

export function draftThings(refs: readonly ResourceRef[]): ThingsDraft {
  const things = refs.flatMap((ref): Thing[] => {
    const key = resourceKey(ref);
    if (key === undefined) return [];
    // Without an id the name is all there is: something that was refused before it existed.
    const name = ref.id ? null : (ref.name ?? null);
    return [{ key, type: ref.type, id: ref.id ?? null, instanceId: ref.instanceId ?? null, name }];
  });
  const words = things.flatMap(({ key, id, name }) => {
    const text = name ?? (id && !MADE_BY_MACHINE.test(id) ? id : undefined);
    return text ? [{ key, text }] : [];
  });
  return { things, words };
}
