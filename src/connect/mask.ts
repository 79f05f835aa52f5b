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
  const masked: [string, unknown][] = [];
  for (const key of Object.keys(raw)) {
    const name = key.toLowerCase();
    const isLeftOut = (ofParticipant && PARTICIPANTS_OWN.has(name)) || (bare && !STAYS_OF_BARE.has(name));
    if (!isLeftOut) masked.push([key, maskOwn(name, raw[key], call)]);
  }
  return Object.fromEntries(masked);
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
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return '‹cut, nested too deep›';
  return isObject(value) ? maskObject(value, fields, depth + 1) : maskList(Object.values(value), fields, depth + 1);
}

function maskObject(value: JsonObject, fields: ReadonlySet<string>, depth: number): JsonObject {
  const keys = Object.keys(value);
  const masked: [string, unknown][] = [];
  for (const key of keys.slice(0, LONGEST_LIST)) {
    masked.push([boundedText(key), maskMember(key.toLowerCase(), value[key], fields, depth)]);
  }
  const rest = keys.length - LONGEST_LIST;
  if (rest > 0) masked.push(['‹cut›', `${rest} more`]);
  return Object.fromEntries(masked);
}

function maskList(items: readonly unknown[], fields: ReadonlySet<string>, depth: number): readonly unknown[] {
  const masked = items.slice(0, LONGEST_LIST).map((item) => maskValue(item, fields, depth));
  const rest = items.length - LONGEST_LIST;
  return rest > 0 ? [...masked, `‹cut, ${rest} more›`] : masked;
}
