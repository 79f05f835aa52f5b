import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { remembering } from '../cloudtrail/remembering.ts';
import { operationOf } from '../connect/catalog.ts';
import { isHidden } from '../connect/hidden.ts';
import type { ChangeField, Operation } from '../connect/operation.ts';
import { planeOf } from '../connect/plane.ts';
import { cutText } from './bounded.ts';
import { boundedValue } from './bounded-value.ts';
import type { FieldChange } from './field-change.ts';
import { isObject, type Member, membersOf } from './members.ts';

const FIELDS_LIMIT = 60;
const NAME_LIMIT = 200;

/** Members that say nothing of what changed: idempotency, places, pages. */
const NOISE: ReadonlySet<string> = new Set(['clienttoken', 'instanceid', 'connectinstanceid', 'domainname']);
/** Which version a caller had before it, or a replica its original. */
const STAMPS: ReadonlySet<string> = new Set(['lockversion', 'modifiedtime', 'lastmodifiedtime', 'lastmodifiedregion']);
/** `RemoveDescription: false`: what is not to be done. */
const UNDOING = /^(?:remove|reset)(?=[A-Z])/i;
/** In an operation or a member that the catalog does not have, these point at things instead of setting them. */
const POINTER = /(?:Id|Arn|Identifier)$/i;
/** AWS hides passwords itself; should one ever be recorded, it is not shown by us either. */
const SECRET = /password|secret(?!.*arn)|(?:access|auth|refresh|session)token$/i;

/** These send what is added or taken away; a list in any other call is the whole of what is now set. */
const PARTIAL = /^(?:Batch)?(?:Associate|Disassociate|Add|Remove|Attach|Detach|Grant|Revoke|Tag|Untag)/;

/** A value where it was sent. */
type Sent = Readonly<{ path: string; value: unknown; list: boolean }>;

/** What a member's reading depends on beside itself. */
type Call = Readonly<{ operation: Operation | undefined; sendsWhole: boolean }>;

/**
 * What a record sets, field by field, in the catalog's order; structures by their members, one level deep. Empty for
 * reads and for runtime calls, whose bodies are customers' data.
 */
export function changesOf(record: CloudTrailRecord): readonly FieldChange[] {
  const { plane } = planeOf(record);
  if (plane === 'read' || plane === 'runtime') return [];
  const operation = operationOf(record.eventSource, record.eventName);
  const call = { operation, sendsWhole: !PARTIAL.test(record.eventName) };
  const members = membersOf(record.requestParameters);
  const known = operation?.changeFields ?? [];
  return [
    ...known.flatMap((field) => changesOfField(field, members.get(field.field.toLowerCase())?.value, call)),
    ...otherMembers(members, call).flatMap((field) => changesOfField(field, field.value, call)),
  ].slice(0, FIELDS_LIMIT);
}

/** Members that the catalog does not have: a newer operation's, or new ones of a known operation. */
function otherMembers(members: ReadonlyMap<string, Member>, { operation, sendsWhole }: Call) {
  const names = operation && membersKnownOf(operation);
  return [...members]
    .filter(([key, { name }]) => !names?.has(key) && !NOISE.has(key) && !POINTER.test(name))
    .map(([, { name, value }]) => ({ field: name, type: typeof value, list: sendsWhole, value }));
}

/** In lower case. */
const membersKnownOf = remembering(
  ({ changeFields, idFields, nameFields }: Operation): ReadonlySet<string> =>
    new Set(
      [...changeFields.map(({ field }) => field), ...idFields, ...nameFields].map((path) =>
        firstOf(path).toLowerCase(),
      ),
    ),
);

function firstOf(path: string): string {
  return path.replace(/\..*$/s, '');
}

function changesOfField(field: ChangeField, value: unknown, { operation, sendsWhole }: Call): readonly FieldChange[] {
  if (isNothing(field.field, value)) return [];
  if (!isObject(value) || field.type === 'map' || Object.keys(value).length === 0) {
    return [toChange({ path: field.field, value, list: field.list }, operation)];
  }
  const spelling = new Map(field.members?.map((member) => [member.toLowerCase(), member]));
  return [...membersOf(value)]
    .filter(([, member]) => !isNothing(member.name, member.value))
    .map(([key, member]) => {
      const path = `${field.field}.${spelling.get(key) ?? member.name}`;
      return toChange({ path, value: member.value, list: sendsWhole }, operation);
    });
}

/** Every record of a create carries `Tags: {}`. */
function isNothing(name: string, value: unknown): boolean {
  if (value === undefined || value === null || STAMPS.has(name.toLowerCase())) return true;
  if (value === false && UNDOING.test(name)) return true;
  return name.toLowerCase() === 'tags' && typeof value === 'object' && Object.keys(value).length === 0;
}

function toChange({ path, value, list }: Sent, operation: Operation | undefined): FieldChange {
  const field = cutText(path.toWellFormed(), NAME_LIMIT);
  const refs = operation?.refs ?? {};
  const refType = Object.hasOwn(refs, path) ? refs[path] : undefined;
  if (isHidden(value) || SECRET.test(field))
    return { field, hidden: true, wholeList: false, ...(refType && { refType }) };
  return {
    field,
    value: boundedValue(value),
    hidden: false,
    wholeList: list && Array.isArray(value),
    ...(refType && { refType }),
  };
}
