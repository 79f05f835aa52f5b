import { fieldsOf, isObject, toObject } from '../cloudtrail/fields.ts';
import { type CloudTrailRecord, type JsonObject, withRaw } from '../cloudtrail/record.ts';
import { remembering } from '../cloudtrail/remembering.ts';
import { isHidden } from './hidden.ts';
import { isCustomerRead, maskedFields, SECRETS } from './mask-fields.ts';
import { skeletonOf } from './mask-skeleton.ts';
import { boundedText, MASKED, maskText, shortAccessKeyId } from './mask-text.ts';
import type { Plane } from './operation.ts';

const LONGEST_LIST = 500;
const DEEPEST = 64;

// What stays of a call about customers beside its bodies: the record's own fields, none that we do not know.
const ABOUT_THE_CALL: ReadonlySet<string> = new Set([
  'eventversion',
  'useridentity',
  'eventtime',
  'timewindow',
  'eventsource',
  'eventname',
  'awsregion',
  'sourceipaddress',
  'useragent',
  'errorcode',
  'requestid',
  'eventid',
  'readonly',
  'eventtype',
  'eventcategory',
  'managementevent',
  'apiversion',
  'resources',
  'recipientaccountid',
  'accountid',
  'sharedeventid',
  'addendum',
  'sessioncredentialfromconsole',
  'vpcendpointid',
  'vpcendpointaccountid',
  'tlsdetails',
]);

const STAYS_OF_BARE: ReadonlySet<string> = new Set([
  ...ABOUT_THE_CALL,
  'requestparameters',
  'responseelements',
  'errormessage',
]);

// Participants are customers: where their calls come from is theirs.
const PARTICIPANTS = 'participant.connect.amazonaws.com';
const PARTICIPANTS_OWN: ReadonlySet<string> = new Set(['sourceipaddress', 'useragent', 'tlsdetails']);

/**
 * A record as it may be stored: secrets and customers' data out, access key ids shortened, long texts and lists cut. Of
 * runtime calls and of reads about customers only the ids stay. What AWS has hidden stays marked as AWS marks it.
 */
export function maskRecord(raw: JsonObject, plane: Plane): JsonObject {
  const read = fieldsOf(raw);
  const eventSource = read.text('eventSource') ?? '';
  const bare = plane === 'runtime' || (plane === 'read' && isCustomerRead(eventSource, read.text('eventName') ?? ''));
  const call = { bare, plane, fields: maskedFields(eventSource) };
  const ofParticipant = eventSource.trim().toLowerCase() === PARTICIPANTS;
  const leavesOut = (name: string) =>
    (ofParticipant && PARTICIPANTS_OWN.has(name)) || (bare && !STAYS_OF_BARE.has(name));
  const whole = bare || ofParticipant ? without(raw, leavesOut) : raw;
  return withMembers(whole, (key, value) => maskOwn(key.toLowerCase(), value, call));
}

function without(raw: JsonObject, leavesOut: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !leavesOut(key.toLowerCase())));
}

/** The object with its members masked: itself where that changes none, as with most. */
function withMembers(value: JsonObject, maskOne: (key: string, member: unknown) => unknown): JsonObject {
  let masked: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const member = maskOne(key, value[key]);
    if (member === value[key]) continue;
    // A copy has each of its keys already: of `__proto__`, too, it sets a member.
    masked ??= { ...value };
    masked[key] = member;
  }
  return masked ?? value;
}

type Call = Readonly<{ bare: boolean; plane: Plane; fields: ReadonlySet<string> }>;

/** A member of the record itself. */
function maskOwn(name: string, value: unknown, { bare, plane, fields }: Call): unknown {
  // What a login answers is a key to the instance.
  if (name === 'responseelements') return maskBody(value, bare || plane === 'auth', fields);
  if (name === 'requestparameters') return maskBody(value, bare, fields);
  if (bare && name === 'errormessage') return maskSentence(value);
  if (name === 'useridentity' && isObject(value)) return maskIdentity(value);
  return maskMember(name, value, SECRETS, 1);
}

/** One actor's identity comes a thousand times. */
const maskIdentity = remembering((identity: JsonObject) => maskObject(identity, SECRETS, 2));

/** The same for a record already read. */
export function maskParsed(record: CloudTrailRecord, plane: Plane): CloudTrailRecord {
  return withRaw(record, maskRecord(record.raw, plane));
}

function maskBody(value: unknown, bare: boolean, fields: ReadonlySet<string>): unknown {
  if (value === null || value === undefined || isHidden(value)) return value;
  const body = toObject(value);
  if (!body) return MASKED;
  return maskValue(bare ? skeletonOf(body) : body, fields, 1);
}

function maskSentence(value: unknown): unknown {
  return typeof value === 'string' ? boundedText(maskText(value)) : MASKED;
}

function maskMember(name: string, value: unknown, fields: ReadonlySet<string>, depth: number): unknown {
  if (value === null || isHidden(value)) return value;
  if (name === 'accesskeyid' && typeof value === 'string') return shortAccessKeyId(value);
  return fields.has(name) ? MASKED : maskValue(value, fields, depth);
}

function maskValue(value: unknown, fields: ReadonlySet<string>, depth: number): unknown {
  if (typeof value === 'string') return boundedText(value);
  const isList = Array.isArray(value);
  if (!isList && !isObject(value)) return value;
  if (depth > DEEPEST) return '‹cut, nested too deep›';
  return isList ? maskList(value, fields, depth + 1) : maskObject(value, fields, depth + 1);
}

function maskObject(value: JsonObject, fields: ReadonlySet<string>, depth: number): JsonObject {
  return withMembers(boundedObject(value), (key, member) => maskMember(key.toLowerCase(), member, fields, depth));
}

/** As many members as may be stored, under names that may. */
function boundedObject(value: JsonObject): JsonObject {
  const keys = Object.keys(value);
  const rest = keys.length - LONGEST_LIST;
  if (rest <= 0 && keys.every((key) => boundedText(key) === key)) return value;
  const bounded = keys.slice(0, LONGEST_LIST).map((key): [string, unknown] => [boundedText(key), value[key]]);
  return Object.fromEntries(rest > 0 ? [...bounded, ['‹cut›', `${rest} more`]] : bounded);
}

function maskList(items: readonly unknown[], fields: ReadonlySet<string>, depth: number): readonly unknown[] {
  const masked = items.slice(0, LONGEST_LIST).map((item) => maskValue(item, fields, depth));
  const rest = items.length - LONGEST_LIST;
  if (rest > 0) return [...masked, `‹cut, ${rest} more›`];
  return masked.every((item, index) => item === items[index]) ? items : masked;
}
