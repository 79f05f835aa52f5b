import { isObject } from './fields.ts';
import type { JsonObject } from './record.ts';

/** Identities read lately, by their JSON. */
const lately = new Map<string, JsonObject>();
/** Few people do most of what a trail tells; their keys are renewed every hour or so. */
const MOST = 500;
const LONGEST = 8192;

/**
 * The same identity for equal ones, where they came lately: what is found out about it need be found out once, not for
 * each of the thousand calls that one person makes.
 */
export function knownIdentity(identity: JsonObject): JsonObject {
  const text = textOf(identity);
  if (text === undefined) return identity;
  const known = lately.get(text);
  if (known) return known;
  if (lately.size === MOST) lately.clear();
  lately.set(text, identity);
  return identity;
}

/** The record with its identity as it is known. */
export function withKnownIdentity(record: JsonObject): JsonObject {
  const { userIdentity } = record;
  if (!isObject(userIdentity)) return record;
  const known = knownIdentity(userIdentity);
  return known === userIdentity ? record : { ...record, userIdentity: known };
}

function textOf(identity: JsonObject): string | undefined {
  try {
    const text = JSON.stringify(identity);
    return text.length <= LONGEST ? text : undefined;
  } catch {
    // Nested too deep, or no JSON.
    return undefined;
  }
}
