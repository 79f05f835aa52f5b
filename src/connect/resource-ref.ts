import { keyPart } from './key-part.ts';

/** A thing in a contact centre. `type` is the catalog's name for it: Queue, ContactFlow, User, HoursOfOperation … */
export type ResourceRef = Readonly<{
  type: string;
  /** Decoded: the last segment of an ARN, without `:qualifier`. Absent where a failed create tells only a name. */
  id?: string;
  instanceId?: string;
  /** The name as this very record tells it. */
  name?: string;
  arn?: string;
  /** `$SAVED`, `$LATEST`, a version or an alias: what followed the id. */
  qualifier?: string;
}>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What makes two references one thing: the type and a UUID (unique wherever it is seen: phone numbers come without
 * their instance), else with the instance. Undefined where there is neither id nor name. Short, whatever a record says.
 */
export function resourceKey({ type, id, instanceId = '', name }: ResourceRef): string | undefined {
  if (id && UUID.test(id)) return `${type}/${id.toLowerCase()}`;
  const instance = keyPart(instanceId);
  if (id) return `${type}/${instance}/${keyPart(id)}`;
  return name ? `${type}/${instance}/~${keyPart(name)}` : undefined;
}
