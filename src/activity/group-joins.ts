import { resourceKey } from '../connect/resource-ref.ts';
import type { Activity } from './activity.ts';
import type { Group } from './group.ts';
import { baseVerb } from './verbs.ts';
import type { Way } from './way.ts';

const MINUTE = 60_000;

/** A group grows while it was quiet for less than this, and for no longer than that (design 5). By event time. */
export const GROUP_LIMITS = { quietMs: 10 * MINUTE, openMs: 60 * MINUTE } as const;

/** The key of an actor of whom the record tells nothing: two of them need not be one. */
const NOBODY = /^unknown:[^:]*:$/;

/** Tools that apply a plan: whatever one run changes is one piece of work. */
const PLANNED: ReadonlySet<Way['kind']> = new Set(['cloudformation', 'cdk', 'terraform', 'pulumi']);

/**
 * Whether an activity belongs to a group: the same actor's run of work, on a thing already in it or of a kind already
 * in it. Sensitive changes stand alone. Records come in no order, so earlier ones may join too.
 */
export function joins(group: Group, activity: Activity): boolean {
  if (group.actorKey !== activity.actor.key || NOBODY.test(group.actorKey)) return false;
  if (group.sensitive || activity.severity === 'sensitive') return false;
  if (!isNear(group, activity.at)) return false;
  const { resourceKeys, kind } = groupKeysOf(activity);
  return group.kinds.includes(kind) || resourceKeys.some((key) => group.resourceKeys.includes(key));
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

/** `Update Queue`: verb and resource type, Batch or not; of an automation session the session itself. */
export function kindOf(activity: Activity): string {
  const { verb, resource, eventName, way, actor } = activity;
  const isRun = PLANNED.has(way.kind) || (actor.automation && actor.kind === 'session');
  if (isRun) return `Run ${way.kind} ${actor.session ?? ''}`.trimEnd();
  const type = resource?.type;
  return verb && type ? `${baseVerb(verb)} ${type}` : eventName;
}

function isNear({ from, to }: Group, at: Date): boolean {
  const { quietMs, openMs } = GROUP_LIMITS;
  const first = Math.min(from.getTime(), at.getTime());
  const last = Math.max(to.getTime(), at.getTime());
  const gap = Math.max(at.getTime() - to.getTime(), from.getTime() - at.getTime());
  return gap < quietMs && last - first < openMs;
}
