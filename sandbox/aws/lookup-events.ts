import { AwsError } from './aws-error.ts';
import { type HistoryEvent, newestFirst, usernameOf } from './event-history.ts';
import { readToken, writeToken } from './next-token.ts';

/** Event history reaches back 90 days; what is older is silently absent. */
const REACH_MS = 90 * 24 * 60 * 60 * 1000;

/** What CloudTrail looks events up by. No Connect record has resources: those two find nothing (domain.md 4). */
const ATTRIBUTES = new Map<string, (event: HistoryEvent) => string | undefined>([
  ['EventId', ({ eventID }) => eventID],
  ['EventName', ({ record }) => record.eventName],
  ['ReadOnly', ({ record }) => String(record.readOnly ?? false)],
  ['Username', ({ record }) => usernameOf(record)],
  ['ResourceType', () => undefined],
  ['ResourceName', () => undefined],
  ['EventSource', ({ record }) => record.eventSource],
  ['AccessKeyId', ({ record }) => record.userIdentity?.accessKeyId],
]);

type Question = Readonly<{ attribute?: readonly [string, string]; from?: number; to?: number; size: number }>;

/** Answers a LookupEvents request as CloudTrail does, from events that are already visible. */
export function lookupEvents(
  input: Readonly<Record<string, unknown>>,
  events: readonly HistoryEvent[],
  { now, lagMs }: Readonly<{ now: number; lagMs: number }>,
): Readonly<{ Events: readonly object[]; NextToken?: string }> {
  const question = readQuestion(input);
  const { NextToken: token, MaxResults: _, ...parameters } = input;
  const after = typeof token === 'string' ? readToken(parameters, token) : undefined;
  const found =
    input.EventCategory === 'insight'
      ? []
      : events.filter((event) => event.at >= now - REACH_MS && event.at + lagMs <= now && asked(event, question));
  const rest = after ? found.filter((event) => newestFirst(after, event) < 0) : found;
  const page = rest.slice(0, question.size);
  const last = page.at(-1);
  return {
    Events: page.map(({ answer }) => answer),
    ...(last && rest.length > page.length && { NextToken: writeToken(parameters, last) }),
  };
}

function asked(event: HistoryEvent, question: Question): boolean {
  const { attribute, from = 0, to = Number.POSITIVE_INFINITY } = question;
  if (event.at < from || event.at > to) return false;
  return !attribute || ATTRIBUTES.get(attribute[0])?.(event) === attribute[1];
}

function readQuestion(input: Readonly<Record<string, unknown>>): Question {
  const attribute = readAttribute(input.LookupAttributes);
  const from = readTime(input.StartTime);
  const to = readTime(input.EndTime);
  if (from !== undefined && to !== undefined && from > to) {
    throw new AwsError('InvalidTimeRangeException', 'Start time is after end time.');
  }
  const category = input.EventCategory ?? 'insight';
  if (category !== 'insight') {
    throw new AwsError('InvalidEventCategoryException', 'Event category must be insight.');
  }
  return {
    ...(attribute && { attribute }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    size: readSize(input.MaxResults),
  };
}

function readAttribute(value: unknown): readonly [string, string] | undefined {
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  if (given.length === 0) return undefined;
  if (given.length > 1) {
    throw new AwsError('InvalidLookupAttributesException', 'You can only specify one lookup attribute per request.');
  }
  const [key, text] = ['AttributeKey', 'AttributeValue'].map((name) => memberOf(given[0], name));
  if (
    typeof key !== 'string' ||
    !ATTRIBUTES.has(key) ||
    typeof text !== 'string' ||
    text === '' ||
    text.length > 2000
  ) {
    throw new AwsError('InvalidLookupAttributesException', 'The lookup attribute is not valid.');
  }
  return [key, text];
}

/** Seconds, as JSON 1.1 sends times. */
function readTime(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new AwsError('SerializationException', 'A time must be a number of seconds.');
  return value * 1000;
}

function readSize(value: unknown): number {
  if (value === undefined || value === null) return 50;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 50) return value;
  throw new AwsError('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.');
}

function memberOf(value: unknown, name: string): unknown {
  return Object.entries(value ?? {}).find(([key]) => key === name)?.[1];
}
