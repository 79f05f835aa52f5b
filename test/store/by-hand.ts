import type { Activity } from '../../src/activity/activity.ts';
import type { EventMatch, Filters, Query, ValueMatch } from '../../src/activity/query.ts';
import { keyOf } from './an-activity.ts';

/** What the store must answer, found by looking at every activity. */
export function byHand(activities: readonly Activity[], query: Query): readonly Activity[] {
  const { planes, ascending, window, eventID, requestID, limit, except = [] } = query;
  const isBase = ({ plane }: Activity) => {
    if (planes) return planes.includes(plane);
    return eventID !== undefined || requestID !== undefined || (plane !== 'read' && plane !== 'runtime');
  };
  const found = activities.filter(
    (activity) =>
      isBase(activity) &&
      (eventID === undefined || activity.eventID === eventID) &&
      (requestID === undefined || activity.requestID === requestID) &&
      (!window.from || activity.at >= window.from) &&
      (!window.to || activity.at < window.to) &&
      meets(activity, query) &&
      !except.some((filters) => meets(activity, filters)),
  );
  const oldestFirst = found.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || (one.eventID < other.eventID ? -1 : 1),
  );
  return (ascending ? oldestFirst : oldestFirst.toReversed()).slice(0, limit);
}

function meets(activity: Activity, filters: Filters): boolean {
  const { actor, resource, related, way, failure } = activity;
  const keys = [...(resource ? [resource] : []), ...related].map(keyOf);
  const { outcome, automation, events, values } = filters;
  return (
    holds(filters.actorKeys, [actor.key]) &&
    holds(filters.resourceKeys, keys) &&
    holds(filters.targetKeys, resource ? [keyOf(resource)] : []) &&
    holds(only(filters.resourceType), resource ? [resource.type] : []) &&
    holds(filters.resourceTypes, resource ? [resource.type] : []) &&
    holds(filters.severities, [activity.severity]) &&
    holds(filters.ways, [way.kind, ...(way.detail ? [way.detail] : [])]) &&
    holds(only(filters.address), activity.from ? [activity.from] : []) &&
    holds(only(filters.accessKeyId), activity.accessKeyId ? [activity.accessKeyId] : []) &&
    holds(filters.roles, actor.role ? [actor.role] : []) &&
    holds(filters.instanceIds, activity.instanceId ? [activity.instanceId] : []) &&
    holds(filters.accounts, activity.account ? [activity.account] : []) &&
    holds(filters.regions, [activity.region]) &&
    (!outcome || (outcome === 'refused') === (failure !== undefined)) &&
    (automation === undefined || actor.automation === automation) &&
    (!events || events.some((match) => isEvent(activity, match))) &&
    (!values || values.some((match) => hasValue(activity, match)))
  );
}

function isEvent(activity: Activity, { eventName, field, values }: EventMatch): boolean {
  return (
    activity.eventName === eventName &&
    (field === undefined || activity.changes.some((change) => change.field === field)) &&
    (!values || values.some((text) => hasText(activity, field, text)))
  );
}

function hasValue(activity: Activity, { field, text, resourceKey }: ValueMatch): boolean {
  const changes = activity.changes.filter((change) => field === undefined || change.field === field);
  return (
    (field === undefined || changes.length > 0) &&
    (text === undefined || hasText(activity, field, text)) &&
    (resourceKey === undefined ||
      changes.some(({ refType, value }) => [value].flat().some((id) => `${refType}/${id}` === resourceKey)))
  );
}

/** Whole values of any case, or each word in one of several words. */
function hasText({ changes }: Activity, field: string | undefined, text: string): boolean {
  const values = changes
    .filter((change) => !change.hidden && (field === undefined || change.field === field))
    .flatMap(({ value }) => [value].flat().map((each) => String(each).toLowerCase()));
  const words = text.toLowerCase().split(' ');
  const found = values.filter((value) => value.includes(' ')).flatMap((value) => value.split(' '));
  return values.includes(text.toLowerCase()) || (/[a-z]/i.test(text) && words.every((word) => found.includes(word)));
}

function holds(wanted: readonly string[] | undefined, have: readonly string[]): boolean {
  return !wanted || have.some((text) => wanted.includes(text));
}

function only(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : [text];
}
