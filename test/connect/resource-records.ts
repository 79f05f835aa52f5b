import type { CloudTrailRecord, JsonObject } from '../../src/cloudtrail/record.ts';
import type { Operation } from '../../src/connect/operation.ts';
import { CONNECT_FAMILY } from '../../src/connect/sources.ts';

export const INSTANCE = '5f0c9a52-7d8e-4f67-9a43-0c1d2e3f4a5b';
export const ARN = `arn:aws:connect:eu-central-1:123456789012:instance/${INSTANCE}`;
export const FAMILY = CONNECT_FAMILY.map(({ eventSource }) => eventSource);

/** A record of Connect with the parts that a test speaks of. */
export function recordOf(parts: Partial<CloudTrailRecord>): CloudTrailRecord {
  return {
    eventID: '0d7a4a7e-2b0f-4f0e-8a52-6c1f6e0c2b11',
    eventTime: new Date('2026-11-22T10:05:12Z'),
    eventSource: 'connect.amazonaws.com',
    eventName: 'UpdateQueueName',
    awsRegion: 'eu-central-1',
    userIdentity: {},
    fromConsole: false,
    raw: {},
    sha256: '',
    ...parts,
  };
}

/** A call on the instance that succeeded, or with `rest` did not. */
export function request(eventName: string, requestParameters: object, rest: Partial<CloudTrailRecord> = {}) {
  return recordOf({ eventName, requestParameters: { InstanceId: INSTANCE, ...requestParameters }, ...rest });
}

/** A call with its answer. */
export function made(eventName: string, requestParameters: object, responseElements: JsonObject): CloudTrailRecord {
  return request(eventName, requestParameters, { responseElements });
}

/** A v4-shaped id, the same for the same number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A record made from the catalog alone: every id, name and reference that the operation has, at its path. */
export function recordFor(operation: Operation, { refused = false } = {}): CloudTrailRecord {
  const { idFields, nameFields, responseIdFields, refs, idInResponse } = operation;
  const request = [...idFields, ...Object.keys(refs)].map((path, index): [string, unknown] => [path, uuid(index + 1)]);
  const named = nameFields
    .filter((field) => !idFields.includes(field))
    .map((path): [string, unknown] => [path, 'Billing']);
  const answer = responseIdFields.map((path, index): [string, unknown] => [path, uuid(index + 100)]);
  const versioned: [string, unknown][] = operation.resourceType.endsWith('Version') ? [['Version', 3]] : [];
  return recordOf({
    eventSource: operation.eventSource,
    eventName: operation.eventName,
    requestParameters: objectOf([['InstanceId', INSTANCE], ...request, ...named]),
    ...(refused && { errorCode: 'AccessDeniedException' }),
    ...(!refused && idInResponse && { responseElements: objectOf([...answer, ...versioned]) }),
  });
}

function objectOf(entries: readonly (readonly [string, unknown])[]): JsonObject {
  return entries.reduce<JsonObject>((into, [path, value]) => set(into, path.split('.'), value), {});
}

function set(into: JsonObject, [step = '', ...rest]: readonly string[], value: unknown): JsonObject {
  const key = step.replace('[]', '');
  const inside = isObject(into[key]) ? into[key] : {};
  const next = rest.length === 0 ? value : set(inside, rest, value);
  return { ...into, [key]: step.endsWith('[]') ? [next] : next };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
