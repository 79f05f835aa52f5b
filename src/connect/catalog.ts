import rows from './catalog.json' with { type: 'json' };
import type { ChangeField, Operation, Plane } from './operation.ts';

/*
 * What AWS's API descriptions say of every operation of the Connect family. catalog.json is made by
 * scripts/make-catalog.ts, one operation a line, lists as words between blanks.
 */

type Row = Readonly<{
  event: string;
  verb: string;
  plane: string;
  type: string;
  ids: string;
  names: string;
  made: boolean;
  response: string;
  changes: string;
  refs: string;
  write: boolean;
  sensitive: boolean;
}>;

/** Amazon Q in Connect signs as wisdom and is said to be recorded as qconnect: one catalog for both (domain.md 3). */
const SAME_SOURCE = new Map([['qconnect.amazonaws.com', 'wisdom.amazonaws.com']]);

/** What is none of these is configuration. */
const PLANES = new Map<string, Plane>([
  ['runtime', 'runtime'],
  ['data', 'data'],
  ['tagging', 'tagging'],
  ['auth', 'auth'],
  ['read', 'read'],
]);

const CHANGES = /([^: ]+):([a-z]+)(\[\])?(?:\(([^)]*)\))?/g;

/** Every operation that the catalog has, by event source and name. */
export const OPERATIONS: readonly Operation[] = Object.entries(rows).flatMap(([eventSource, operations]) =>
  operations.map((row) => toOperation(eventSource, row)),
);

const BY_NAME = new Map(OPERATIONS.map((operation) => [keyOf(operation.eventSource, operation.eventName), operation]));

/** By source and name as AWS writes them, which is how nearly all records have them. */
const BY_SOURCE = new Map<string, ReadonlyMap<string, Operation>>();
for (const { eventSource } of OPERATIONS) {
  if (BY_SOURCE.has(eventSource)) continue;
  const own = OPERATIONS.filter((operation) => operation.eventSource === eventSource);
  BY_SOURCE.set(eventSource, new Map(own.map((operation) => [operation.eventName, operation])));
}

const BY_LOWER_NAME = new Map([...BY_NAME].map(([key, operation]) => [key.toLowerCase(), operation]));

/** The operation behind a record; event sources and, where nothing fits exactly, event names in any case. */
export function operationOf(eventSource: string, eventName: string): Operation | undefined {
  const exact = BY_SOURCE.get(eventSource)?.get(eventName);
  if (exact) return exact;
  const key = keyOf(eventSource, eventName);
  return BY_NAME.get(key) ?? BY_LOWER_NAME.get(key.toLowerCase());
}

function keyOf(eventSource: string, eventName: string): string {
  const source = eventSource.trim().toLowerCase();
  return `${SAME_SOURCE.get(source) ?? source} ${eventName.trim()}`;
}

function toOperation(eventSource: string, row: Row): Operation {
  return {
    eventSource,
    eventName: row.event,
    verb: row.verb,
    write: row.write,
    plane: PLANES.get(row.plane) ?? 'config',
    resourceType: row.type,
    idFields: words(row.ids),
    nameFields: words(row.names),
    responseIdFields: words(row.response),
    idInResponse: row.made,
    changeFields: Array.from(row.changes.matchAll(CHANGES), toChangeField),
    refs: refsOf(row.refs),
    securityRelevant: row.sensitive,
  };
}

function toChangeField([, field = '', type = '', whole, members]: RegExpExecArray): ChangeField {
  return { field, type, list: whole !== undefined, ...(members && { members: members.split(',') }) };
}

function refsOf(text: string): Record<string, string> {
  const pairs = words(text).map((ref): [string, string] => {
    const [path = '', type = ''] = ref.split('>');
    return [path, type];
  });
  return Object.fromEntries(pairs);
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
