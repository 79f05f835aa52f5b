import type { Kysely } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import type { Explained, Known } from '../activity/known.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { userKeyOf } from './draft-actor.ts';
import { keysInValue } from './field-refs.ts';
import { findEarlier } from './known-earlier.ts';
import { type Emergency, findEmergencies } from './known-emergencies.ts';
import { findNames, type KnownNames } from './known-names.ts';
import type { Tables } from './tables.ts';

/** The same few statements, however many activities. */
export async function explain(db: Kysely<Tables>, activities: readonly Activity[]): Promise<readonly Explained[]> {
  const earlier = await findEarlier(db, activities);
  const keys = activities.map((activity, index) => keysOf(activity, earlier[index]));
  const wishes = activities.flatMap(({ at }, index) => (keys[index] ?? []).map((key) => ({ key, at })));
  const nameOf = await findNames(db, wishes);
  const nameless = activities.filter((activity) => isNameless(activity, nameOf));
  const emergencies = new Map(zip(nameless, await findEmergencies(db, nameless)));
  return activities.map((activity, index) => {
    const known = { names: namesIn(keys[index] ?? [], activity.at, nameOf), earlier: earlier[index] ?? {} };
    return { activity, known: { ...known, ...rest(activity, nameOf, emergencies.get(activity)) } };
  });
}

function rest(activity: Activity, nameOf: KnownNames, emergencyBy: readonly Emergency[] = []): Partial<Known> {
  const key = instanceKeyOf(activity);
  const instanceName = key && nameOf({ key, at: activity.at });
  return { ...(instanceName && { instanceName }), ...(emergencyBy.length > 0 && { emergencyBy }) };
}

function namesIn(keys: readonly string[], at: Date, nameOf: KnownNames): Known['names'] {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const name = nameOf({ key, at });
      return name === undefined ? [] : [[key, name]];
    }),
  );
}

function isNameless({ actor, at }: Activity, nameOf: KnownNames): boolean {
  const key = userKeyOf(actor);
  return actor.kind === 'website' && (key === undefined || nameOf({ key, at }) === undefined);
}

/** Everything that may have a name: in an activity, and in what its fields were before. */
function keysOf(activity: Activity, earlier: Known['earlier'] = {}): readonly string[] {
  const { resource, related, changes, actor, instanceId } = activity;
  const refs = [...(resource ? [resource] : []), ...related];
  const keys = [
    ...refs.map(resourceKey),
    ...changes.flatMap(({ field, value, refType }) => [
      ...keysInValue(value, refType, instanceId),
      ...keysInValue(earlier[field]?.value, refType, instanceId),
    ]),
    userKeyOf(actor),
    instanceKeyOf(activity),
  ];
  return [...new Set(keys.filter((key) => key !== undefined))];
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
