import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { operationOf } from '../connect/catalog.ts';
import { maskParsed } from '../connect/mask.ts';
import { planeOf, verbOf } from '../connect/plane.ts';
import { resourcesOf } from '../connect/resource.ts';
import type { Activity } from './activity.ts';
import { changesOf } from './changes.ts';
import { failureOf } from './failure.ts';
import { policyOf } from './policy.ts';
import { sameActionIds } from './same-action.ts';
import { toActor } from './to-actor.ts';
import { addressOf, toWay } from './to-way.ts';

/**
 * A record understood, secrets and customers' data masked (design P9). Total: every record that could be parsed is an
 * activity, those of other services too.
 */
export function toActivity(unmasked: CloudTrailRecord): Activity {
  const judged = planeOf(unmasked);
  return activityOf(maskParsed(unmasked, judged.plane), judged);
}

/** The same for a record that is masked already. */
export function activityOf(record: CloudTrailRecord, { plane, known }: ReturnType<typeof planeOf>): Activity {
  const { eventID, eventTime, eventSource, eventName, awsRegion, sha256 } = record;
  const { resource, related, instanceId } = resourcesOf(record);
  const actor = toActor(record);
  const failure = failureOf(record);
  const unjudged = {
    eventID,
    at: eventTime,
    region: awsRegion,
    eventSource,
    eventName,
    verb: operationOf(eventSource, eventName)?.verb ?? verbOf(eventName).verb,
    plane,
    known,
    actor,
    way: toWay(record, actor),
    ...(resource && { resource }),
    related,
    ...(instanceId && { instanceId }),
    changes: changesOf(record),
    ...(failure && { failure }),
    ...originOf(record),
    sameAs: sameActionIds(record),
    sha256,
  };
  return { ...unjudged, ...policyOf(unjudged) };
}

function originOf(record: CloudTrailRecord): Pick<Activity, 'account' | 'from' | 'requestID' | 'accessKeyId'> {
  const { recipientAccountId, requestID } = record;
  const { accountId, accessKeyId } = record.userIdentity;
  const account = recipientAccountId ?? accountId;
  const from = addressOf(record);
  return {
    ...(account && { account }),
    ...(from && { from }),
    ...(requestID && { requestID }),
    ...(accessKeyId && { accessKeyId }),
  };
}
