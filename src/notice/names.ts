import type { Known } from '../activity/known.ts';
import { decodeId } from '../connect/arn.ts';
import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';

const SHOWN_OF_AN_ID = 6;
const MADE_BY_A_MACHINE = /^[0-9a-f-]{20,}$/i;
const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What a thing is called: by its own record, else by what the store knew then. */
export function nameOf(ref: ResourceRef, known: Known): string | undefined {
  if (ref.name) return ref.name;
  const key = resourceKey(ref);
  return key !== undefined && Object.hasOwn(known.names, key) ? known.names[key] : undefined;
}

/** The name behind an id that a field holds: a plain id or an ARN. */
export function nameOfId(type: string, id: string, known: Known, instanceId?: string): string | undefined {
  const decoded = decodeId(id);
  const instance = decoded.instanceId ?? instanceId;
  return nameOf({ type, id: decoded.id, ...(instance ? { instanceId: instance } : {}) }, known);
}

/** `…4a9b21`: enough of an id to tell two apart, too little to read aloud. Ids that people chose stay whole. */
export function shortId(id: string): string {
  const last = decodeId(id).id;
  return MADE_BY_A_MACHINE.test(last) ? `…${last.slice(-SHOWN_OF_AN_ID)}` : last;
}

/** Text with every UUID in it shortened. */
export function withShortIds(text: string): string {
  return text.slice(0, 2000).replace(UUIDS, (id) => shortId(id));
}
