import { isObject } from './fields.ts';
import type { JsonObject } from './record.ts';

/** Identities read lately, by their JSON. */
const lately = new Map<string, JsonObject>();
/**
 * Whoever works in a large contact centre within an hour or so, after which keys are renewed. What is known of all of
 * them takes some 7 MB; with 500 of 1,700, more than half of the records had to be found out about anew.
 */
const MOST = 2000;
/** Most are some 700 characters. */
const LONGEST = 4096;

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
