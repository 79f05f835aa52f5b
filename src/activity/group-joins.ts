import { resourceKey } from '../connect/resource-ref.ts';
import type { Activity } from './activity.ts';
import type { Group } from './group.ts';
import { automationSession } from './session-table.ts';
import { baseVerb } from './verbs.ts';

const MINUTE = 60_000;

/**
 * A group grows while it was quiet for less than this, and for no longer than that (design 5). By event time. One
 * actor's sensitive changes of a kind share a notice within a minute.
 */
export const GROUP_LIMITS = { quietMs: 10 * MINUTE, openMs: 60 * MINUTE, sensitiveMs: MINUTE } as const;

/** The key of an actor of whom the record tells nothing: two of them need not be one. */
const NOBODY = /^unknown:[^:]*:$/;

/**
 * Whether an activity belongs to a group: the same actor's run of work, on a thing already in it or of a kind already
 * in it. Sensitive changes stand alone (see `joinsSensitive`). Records come in no order, so earlier ones may join too.
 */
export function joins(group: Group, activity: Activity): boolean {
  if (group.sensitive || activity.severity === 'sensitive') return false;
  if (!isSameActor(group, activity) || !isNear(group, activity.at)) return false;
  const { resourceKeys, kind } = groupKeysOf(activity);
  return group.kinds.includes(kind) || resourceKeys.some((key) => group.resourceKeys.includes(key));
}

/** Tags and skills come along with what they are set on, and with the session that sets them. */
export function comesAlong(group: Group, activity: Activity): boolean {
  if (!joins(group, activity)) return false;
  const { resourceKeys, kind } = groupKeysOf(activity);
  const isSession = group.session === true && group.kinds.includes(kind);
  return isSession || resourceKeys.some((key) => group.resourceKeys.includes(key));
}

/**
 * The group that a sensitive activity shares: one actor's changes of one kind within a minute, where it has not been
 * told yet, or where many or two of them were told already. A lone second one still pings.
 */
export function joinsSensitive(groups: readonly Group[], activity: Activity): Group | undefined {
  const { kind } = groupKeysOf(activity);
  const alike = groups.filter(
    (group) =>
      group.sensitive &&
      isSameActor(group, activity) &&
      group.kinds.includes(kind) &&
      spanWith(group, activity.at) < GROUP_LIMITS.sensitiveMs,
  );
  const untold = alike.find(({ posted }) => !posted);
  return untold ?? alike.find(({ many }) => many) ?? (alike.length > 1 ? alike[0] : undefined);
}

/** What an activity brings into its group. */
export function groupKeysOf(activity: Activity): Readonly<{ resourceKeys: readonly string[]; kind: string }> {
  const { resource, related } = activity;
  if (!resource) return { resourceKeys: [], kind: kindOf(activity) };
  // A version, an alias or an override is part of the thing it is named after.
  const wholes = related.filter(({ type }) => type !== resource.type && resource.type.startsWith(type));
  const keys = [resource, ...wholes].flatMap((ref) => resourceKey(ref) ?? []);
  return { resourceKeys: [...new Set(keys)], kind: kindOf(activity) };
}

/** `Update Queue`: verb and resource type, Batch or not, in one instance; of an automation session the session itself. */
export function kindOf(activity: Activity): string {
  const session = automationSession(activity);
  if (session !== undefined) return `Run ${session}`;
  const { verb, resource, eventName, instanceId } = activity;
  const kind = verb && resource ? `${baseVerb(verb)} ${resource.type}` : eventName;
  return instanceId ? `${kind} in ${instanceId}` : kind;
}

/**
 * The call and the thing it was made on: a later success of the same mends a refusal. What is made has a name before it
 * has an id; what is named by neither is any. The same name in another instance is another thing.
 */
export function callOf({ eventName, resource, verb, instanceId }: Activity): string {
  const thing = verb === 'Create' ? (resource?.name ?? resource?.id) : (resource?.id ?? resource?.name);
  const call = thing ? `${eventName} ${thing}` : eventName;
  return instanceId ? `${call} in ${instanceId}` : call;
}

function isSameActor({ actorKey }: Group, { actor }: Activity): boolean {
  return actorKey === actor.key && !NOBODY.test(actorKey);
}

function spanWith({ from, to }: Group, at: Date): number {
  return Math.max(to.getTime(), at.getTime()) - Math.min(from.getTime(), at.getTime());
}

function isNear(group: Group, at: Date): boolean {
  const { quietMs, openMs } = GROUP_LIMITS;
  const gap = Math.max(at.getTime() - group.to.getTime(), group.from.getTime() - at.getTime());
  return gap < quietMs && (group.session === true || spanWith(group, at) < openMs);
}
