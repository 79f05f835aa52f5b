import type { FieldChange } from './field-change.ts';
import type { Unjudged } from './policy.ts';

const HOUR = 3_600_000;
/** The zones of the Earth that are farthest behind and ahead of UTC. */
const ZONES = [-12, 0, 14];

type Condition = (activity: Unjudged) => boolean;

/** The field was set to the value, in any case. */
export function setsTo(field: string, value: string): Condition {
  return (activity) => {
    const change = changeOf(activity, field);
    return change !== undefined && String(change.value).toLowerCase() === value.toLowerCase();
  };
}

/** A website user changed what she herself may do. Other actors' own Connect users are not in the record. */
export const isSelfGrant: Condition = ({ eventName, actor, resource }) =>
  eventName === 'UpdateUserSecurityProfiles' &&
  actor.connectUserId !== undefined &&
  resource?.id?.toLowerCase() === actor.connectUserId;

/** More than the description of a security profile was sent, or CloudTrail left out what was. */
export const givesMore: Condition = ({ changes }) =>
  changes.length === 0 || changes.some(({ field }) => field !== 'Description');

/** A data set was shared with an account that is not the instance's own. */
export const sharesAbroad: Condition = (activity) => {
  const target = changeOf(activity, 'TargetAccountId')?.value;
  return target !== undefined && target !== activity.account;
};

/** No opening hours were left, or an override of the closed kind was set. */
export const closesHours: Condition = (activity) => {
  if (setsTo('OverrideType', 'CLOSED')(activity)) return true;
  const config = changeOf(activity, 'Config')?.value;
  return Array.isArray(config) && config.length === 0 && !setsTo('OverrideType', 'OPEN')(activity);
};

/** An override of one day, which is today in some zone: the instance's is not in the record. */
export const isForToday: Condition = (activity) => {
  const [from, till] = ['EffectiveFrom', 'EffectiveTill'].map((field) => changeOf(activity, field)?.value);
  if (from === undefined || from !== till || changeOf(activity, 'RecurrenceConfig')) return false;
  return ZONES.some((hours) => from === dayOf(activity.at.getTime() + hours * HOUR));
};

/** The EventBridge rule that brings us records; `connect-trail rule` names it so. */
export const isOurRule: Condition = ({ changes }) =>
  changes.some(({ field, value }) => /^(?:name|rule)$/i.test(field) && String(value).startsWith('connect-trail'));

/** Without its service-linked role an instance leaves no trace of what is done in the admin website. */
export const isConnectRole: Condition = (activity) => {
  const role = changeOf(activity, 'roleName')?.value;
  return String(role).startsWith('AWSServiceRoleForAmazonConnect');
};

function changeOf({ changes }: Unjudged, field: string): FieldChange | undefined {
  return changes.find((change) => change.field === field && !change.hidden);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
