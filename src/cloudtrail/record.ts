import { BotError } from '../errors.ts';
import { sha256Of } from './canonical.ts';
import { toEventTime } from './event-time.ts';
import { type Fields, fieldsOf, isObject } from './fields.ts';
import { withKnownIdentity } from './known-identity.ts';
import { present } from './present.ts';
import { parseUserIdentity, type UserIdentity } from './user-identity.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * One CloudTrail record, in AWS's own words and spelling.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export type CloudTrailRecord = Readonly<{
  /** AWS's, or `sha256:<hex of the canonical JSON>` where a record has none or one longer than 128 characters. */
  eventID: string;
  eventTime: Date;
  /** '' where the record has none; the same for eventName and awsRegion. An Insights event is CloudTrail's own. */
  eventSource: string;
  eventName: string;
  awsRegion: string;
  userIdentity: UserIdentity;
  eventVersion?: string;
  eventType?: string;
  sourceIPAddress?: string;
  userAgent?: string;
  errorCode?: string;
  errorMessage?: string;
  requestParameters?: JsonObject;
  responseElements?: JsonObject;
  requestID?: string;
  readOnly?: boolean;
  recipientAccountId?: string;
  sharedEventID?: string;
  /** addendum.originalEventID: this record speaks again of that one. */
  originalEventID?: string;
  /** The AWS console's own credentials were used (sessionCredentialFromConsole). */
  fromConsole: boolean;
  /** The record as it came, before masking. */
  raw: JsonObject;
  /** SHA-256, hex, of the raw record as canonical JSON (RFC 8785). */
  sha256: string;
}>;

/** Who notices what an Insights event tells; the record itself names only the service that was called. */
const INSIGHTS = 'cloudtrail.amazonaws.com';

// AWS's event ids are UUIDs; anything longer is no id of theirs.
const LONGEST_ID = 128;

/** Throws BotError 'record', naming the path, when there is no object or no time. All else is read as far as it goes. */
export function parseRecord(input: unknown): CloudTrailRecord {
  if (!isObject(input)) throw new BotError('record', 'record is not an object');
  const known = withKnownIdentity(input);
  const { userIdentity } = known;
  return recordOf(known, sha256Of(known, isObject(userIdentity) ? userIdentity : undefined));
}

/** The record as another raw tells it, a masked one; its event id and SHA-256 stay those of the record as it came. */
export function withRaw(record: CloudTrailRecord, raw: JsonObject): CloudTrailRecord {
  const { eventID, sha256, requestParameters: _, responseElements: __, ...rest } = record;
  if (!isSameButBodies(record.raw, raw)) return recordAgain(raw, record);
  const read = fieldsOf(raw);
  const bodies = {
    requestParameters: read.object('requestParameters'),
    responseElements: read.object('responseElements'),
  };
  const userIdentity = parseUserIdentity(read.value('userIdentity'));
  return { ...rest, eventID, sha256, userIdentity, ...present(bodies), raw };
}

/** A record that was read before, by the raw that is left of it. Throws BotError 'record' where it tells no time any more. */
export function recordAgain(
  raw: JsonObject,
  { eventID, sha256 }: Pick<CloudTrailRecord, 'eventID' | 'sha256'>,
): CloudTrailRecord {
  return { ...recordOf(withKnownIdentity(raw), sha256), eventID };
}

/** What objects a record is read from beside its identity and its bodies; in lower case. */
const READ_WITHIN: ReadonlySet<string> = new Set(['addendum', 'insightdetails', 'timewindow', 'eventtime']);

/** Masking changes little else of most records: what was read from the rest need not be read again. */
function isSameButBodies(one: JsonObject, other: JsonObject): boolean {
  const keys = Object.keys(one);
  if (Object.keys(other).length !== keys.length) return false;
  return keys.every((key) => {
    const [value, now] = [one[key], other[key]];
    if (value === now && Object.hasOwn(other, key)) return true;
    return isObject(value) && isObject(now) && !READ_WITHIN.has(key.toLowerCase());
  });
}

function recordOf(input: JsonObject, sha256: string): CloudTrailRecord {
  const read = fieldsOf(input);
  return {
    eventID: eventIDOf(read) ?? `sha256:${sha256}`,
    eventTime: eventTimeOf(read),
    eventSource: read.text('eventSource') ?? (read.object('insightDetails') ? INSIGHTS : ''),
    eventName: eventNameOf(read),
    awsRegion: read.text('awsRegion') ?? '',
    userIdentity: parseUserIdentity(read.value('userIdentity')),
    fromConsole: read.flag('sessionCredentialFromConsole') ?? false,
    ...optionalFields(read),
    raw: input,
    sha256,
  };
}

function optionalFields(read: Fields) {
  return present({
    eventVersion: read.text('eventVersion'),
    eventType: read.text('eventType'),
    sourceIPAddress: read.text('sourceIPAddress'),
    userAgent: read.text('userAgent'),
    errorCode: read.text('errorCode'),
    errorMessage: read.text('errorMessage'),
    requestParameters: read.object('requestParameters'),
    responseElements: read.object('responseElements'),
    requestID: read.text('requestID'),
    readOnly: read.flag('readOnly'),
    // Aggregated events say accountId.
    recipientAccountId: read.text('recipientAccountId') ?? read.text('accountId'),
    sharedEventID: read.text('sharedEventID'),
    originalEventID: read.within('addendum').text('originalEventID'),
  });
}

/** An Insights or an aggregated event speaks of many calls: it is called by what it is. */
function eventNameOf(read: Fields): string {
  const kind = read.text('eventType') === 'AwsAggregatedEvent' ? 'AwsAggregatedEvent' : undefined;
  return read.text('eventName') ?? read.within('insightDetails').text('insightType') ?? kind ?? '';
}

function eventIDOf(read: Fields): string | undefined {
  const id = read.text('eventID')?.trim();
  return id && id.length <= LONGEST_ID ? id : undefined;
}

function eventTimeOf(read: Fields): Date {
  // An aggregated event has a window of time instead.
  const value = read.value('eventTime') ?? read.within('timeWindow').value('windowStart');
  const time = toEventTime(value);
  if (time) return time;
  if (value === undefined || value === null) throw new BotError('record', 'record.eventTime is missing');
  throw new BotError('record', `record.eventTime is not a time: ${excerpt(value)}`);
}

function excerpt(value: unknown): string {
  return typeof value === 'object' ? 'an object' : JSON.stringify(String(value).slice(0, 40));
}
