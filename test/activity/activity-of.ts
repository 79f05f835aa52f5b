import type { Activity } from '../../src/activity/activity.ts';
import { toActivity } from '../../src/activity/to-activity.ts';
import { INSTANCE, recordOf } from './record-of.ts';

/** The activity of a call with these parameters, in the admin website unless `fields` say otherwise. */
export function activityOf(eventName: string, parameters: object = {}, fields: object = {}): Activity {
  return toActivity(recordOf({ eventName, requestParameters: { InstanceId: INSTANCE, ...parameters }, ...fields }));
}
