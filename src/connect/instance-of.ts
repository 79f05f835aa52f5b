import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { idAt } from './id-at.ts';
import type { Operation } from './operation.ts';

/** A phone number's TargetArn is an instance, or else a traffic distribution group. */
const FIELDS = ['InstanceId', 'InstanceArn', 'connectInstanceId', 'TargetArn'];

/** The instance that a record names: by itself, or inside the ARN of something that lives in it. */
export function instanceOf(record: CloudTrailRecord, operation: Operation | undefined): string | undefined {
  const { requestParameters, responseElements, errorCode } = record;
  if (operation?.resourceType === 'Instance' && operation.idInResponse && !errorCode) {
    return idAt(responseElements, 'Id')?.id ?? idAt(responseElements, 'Arn')?.id;
  }
  for (const field of FIELDS) {
    const found = idAt(requestParameters, field) ?? idAt(responseElements, field);
    if (found?.instanceId) return found.instanceId;
    if (found && (found.typeSegment ?? 'instance') === 'instance') return found.id;
  }
  const inRequest = operation?.idFields.map((field) => idAt(requestParameters, field)) ?? [];
  const inAnswer = operation?.responseIdFields.map((field) => idAt(responseElements, field)) ?? [];
  return [...inRequest, ...inAnswer].find((found) => found?.instanceId)?.instanceId;
}
