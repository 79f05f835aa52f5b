import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { FieldChange } from '../activity/field-change.ts';
import type { Explained, Known } from '../activity/known.ts';
import { decodeId } from '../connect/arn.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { findEarlier } from './known-earlier.ts';
import { type Emergency, findEmergencies } from './known-emergencies.ts';
import { findNames, type KnownNames } from './known-names.ts';
import { userKeyOf } from './save-actor.ts';
import type { Tables } from './tables.ts';

/** A list of ids longer than this is shown as a number anyway. */
const MOST_IDS = 100;

/** The same few statements, however many activities. */
export async function explain(db: Kysely<Tables>, activities: readonly Activity[]): Promise<readonly Explained[]> {
  const wishes = activities.flatMap((activity) => keysOf(activity).map((key) => ({ key, at: activity.at })));
  const nameOf = await findNames(db, wishes);
  const earlier = await findEarlier(db, activities);
  const nameless = activities.filter((activity) => isNameless(activity, nameOf));
  const emergencies = new Map(zip(nameless, await findEmergencies(db, nameless)));
  return activities.map((activity, index) => {
    const known = { names: namesIn(activity, nameOf), earlier: earlier[index] ?? {} };
    return { activity, known: { ...known, ...rest(activity, nameOf, emergencies.get(activity)) } };
  });
}

function rest(activity: Activity, nameOf: KnownNames, emergencyBy: readonly Emergency[] = []): Partial<Known> {
  const key = instanceKeyOf(activity);
  const instanceName = key && nameOf({ key, at: activity.at });
  return { ...(instanceName && { instanceName }), ...(emergencyBy.length > 0 && { emergencyBy }) };
}

function namesIn(activity: Activity, nameOf: KnownNames): Known['names'] {
  return Object.fromEntries(
    keysOf(activity).flatMap((key) => {
      const name = nameOf({ key, at: activity.at });
      return name === undefined ? [] : [[key, name]];
    }),
  );
}

function isNameless({ actor, at }: Activity, nameOf: KnownNames): boolean {
  const key = userKeyOf(actor);
  return actor.kind === 'website' && (key === undefined || nameOf({ key, at }) === undefined);
}

/** Everything in an activity that may have a name. */
function keysOf(activity: Activity): readonly string[] {
  const { resource, related, changes, actor, instanceId } = activity;
  const refs = [...(resource ? [resource] : []), ...related];
  const keys = [
    ...refs.map(resourceKey),
    ...changes.flatMap((change) => keysIn(change, instanceId)),
    userKeyOf(actor),
    instanceKeyOf(activity),
  ];
  return [...new Set(keys.filter((key) => key !== undefined))];
}

function keysIn({ value, refType }: FieldChange, instanceId: string | undefined): readonly (string | undefined)[] {
  if (!refType) return [];
  const ids = (Array.isArray(value) ? value.slice(0, MOST_IDS) : [value]).filter((id) => typeof id === 'string');
  return ids.map((text) => {
    const { id, instanceId: own = instanceId } = decodeId(text);
    return resourceKey({ type: refType, id, ...(own && { instanceId: own }) });
  });
}

function instanceKeyOf({ instanceId }: Activity): string | undefined {
  return instanceId ? resourceKey({ type: 'Instance', id: instanceId, instanceId }) : undefined;
}

function zip<A, B>(left: readonly A[], right: readonly B[]): readonly (readonly [A, B])[] {
  return left.flatMap((item, index) => {
    const other = right[index];
    return other === undefined ? [] : [[item, other] as const];
  });
}
