import type { JsonObject } from '../../src/cloudtrail/record.ts';
import { recordFixture } from './record-fixtures.ts';

export const INSTANCE = '5f0e6c1a-3b52-4c0e-9d59-0a1b2c3d4e5f';

/** A person with a key of their own. */
export function iamUser(userName: string): JsonObject {
  const accountId = '123456789012';
  return { type: 'IAMUser', accountId, userName, arn: `arn:aws:iam::${accountId}:user/${userName}` };
}

/** An id as Connect's are, by number. */
export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A recorded shape as it happened at another time, to other things, by somebody else. */
export function happened(
  fixture: string,
  { parameters = {}, ...members }: JsonObject & Readonly<{ eventID: string; eventTime: string; parameters?: object }>,
): JsonObject {
  const record = recordFixture(fixture);
  return { ...record, requestParameters: { ...Object(record.requestParameters), ...parameters }, ...members };
}

/** A queue that somebody made on the command line: its name is shown wherever it is told. */
export function queueMade(name: string, { at, by, id }: Readonly<{ at: Date; by: string; id?: number }>): JsonObject {
  return happened('CreateQueue.admin-website', {
    eventID: `made-${name}`,
    eventTime: at.toISOString(),
    userIdentity: iamUser(by),
    sourceIPAddress: '192.0.2.44',
    userAgent: 'aws-cli/2.31.4',
    parameters: { Name: name },
    responseElements: id === undefined ? null : { QueueId: idOf(id) },
  });
}
