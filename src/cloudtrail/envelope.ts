import { type Fields, fieldsOf, isObject, parseJson } from './fields.ts';

/** One thing taken out of its carrier. */
export type Carried =
  /** `detail` is a CloudTrail record, not yet parsed. `replayName`: from an EventBridge archive, never noticed. */
  | Readonly<{ kind: 'record'; detail: unknown; replayName?: string }>
  /** Something of AWS's that carries no CloudTrail record: recognised, counted, dropped. */
  | Readonly<{ kind: 'native'; detailType: string }>
  | Readonly<{ kind: 'unreadable'; body: unknown; reason: string }>;

// A list of answers, each with a list of events, is as deep as carriers honestly nest.
const DEEPEST = 4;

// "AWS API Call via CloudTrail", "AWS Service Event via CloudTrail", both spellings of sign-in, China's "Amazon API Call …".
const VIA_CLOUDTRAIL = /\bvia CloudTrail$/i;

const RECORD_FIELDS = ['eventTime', 'eventID', 'eventName', 'userIdentity'];

/** Takes the record out of an EventBridge envelope; undefined when the body is none. */
export function openEnvelope(body: unknown): Carried | undefined {
  const read = fieldsOf(body);
  const detailType = (read.text('detail-type') ?? read.text('detailType'))?.trim();
  if (!detailType) return undefined;
  if (!VIA_CLOUDTRAIL.test(detailType)) return { kind: 'native', detailType };
  const detail = read.object('detail');
  if (!detail) return { kind: 'unreadable', body, reason: 'envelope.detail is not an object' };
  const replayName = read.text('replay-name');
  return { kind: 'record', detail, ...(replayName && { replayName }) };
}

/**
 * All that a body carries, in its order: an EventBridge envelope, a bare record, a CloudTrail log file, a LookupEvents
 * answer or one of its events, or an array of any of these.
 */
export function openBody(body: unknown): readonly Carried[] {
  return openNested(body, 0);
}

function openNested(body: unknown, depth: number): readonly Carried[] {
  const parts = partsOf(body);
  if (!parts) return [openOne(body)];
  if (depth >= DEEPEST) return [{ kind: 'unreadable', body, reason: 'lists are nested too deep' }];
  return parts.flatMap((part) => openNested(part, depth + 1));
}

function partsOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (!isObject(body)) return undefined;
  const read = fieldsOf(body);
  const parts = read.value('Records') ?? read.value('Events');
  return Array.isArray(parts) && !isRecord(read) ? parts : undefined;
}

function openOne(body: unknown): Carried {
  if (!isObject(body)) return { kind: 'unreadable', body, reason: 'not an object' };
  const read = fieldsOf(body);
  const lookedUp = read.value('CloudTrailEvent');
  if (lookedUp !== undefined) return openLookedUp(body, lookedUp);
  const opened = openEnvelope(body);
  if (opened) return opened;
  if (isRecord(read)) return { kind: 'record', detail: body };
  // Trails write them beside the log files.
  if (read.text('digestS3Object')) return { kind: 'native', detailType: 'CloudTrail digest file' };
  return { kind: 'unreadable', body, reason: 'neither an envelope nor a record' };
}

/** LookupEvents gives the record as a string of JSON. */
function openLookedUp(body: unknown, event: unknown): Carried {
  const detail = typeof event === 'string' ? parseJson(event) : event;
  return isObject(detail)
    ? { kind: 'record', detail }
    : { kind: 'unreadable', body, reason: 'CloudTrailEvent is not a record in JSON' };
}

function isRecord(read: Fields): boolean {
  return RECORD_FIELDS.some((name) => read.value(name) !== undefined);
}
