import type { Activity } from '../activity/activity.ts';
import { wasThrottled } from '../activity/failure.ts';
import type { Earlier, Explained } from '../activity/known.ts';
import { replaces } from './bullets.ts';
import { earlierOf } from './difference.ts';

/** What a run came to once its retries are left out. */
export type Settled = Readonly<{
  /** What is told, in its order. */
  kept: readonly Explained[];
  /** Calls that were throttled, and those refused otherwise, which a later one of the same made good. */
  throttled: number;
  retried: number;
  /** Throttled calls of a run that goes on: each may still be made good. */
  waiting: number;
}>;

/** A refusal counts only where no later success of the same call on the same thing follows: the rest is retries. */
export function settle(all: readonly Explained[], isOpen: boolean, mended: readonly string[] = []): Settled {
  const kept: Explained[] = [];
  const count = { throttled: 0, retried: 0, waiting: 0 };
  const done = new Set<string>();
  for (const explained of all.toReversed()) {
    const { activity } = explained;
    const { failure } = activity;
    if (!failure) for (const call of callsOf(activity)) done.add(call);
    const isMended =
      failure !== undefined && (mended.includes(activity.eventID) || done.has(callKey(activity, thingOf(activity))));
    if (isMended) count[wasThrottled(failure) ? 'throttled' : 'retried'] += 1;
    else if (failure && isOpen && wasThrottled(failure)) count.waiting += 1;
    else kept.push(explained);
  }
  return { kept: kept.reverse(), ...count };
}

/**
 * What a run on one thing came to: a call whose every field a later one of the same kind set again is left out, and each
 * field's earlier value is what it was before the run.
 */
export function asOneChange(done: readonly Explained[]): readonly Explained[] {
  const before = fieldsBefore(done);
  return done
    .filter((each, index) => !done.slice(index + 1).some((later) => isSetAgain(each.activity, later.activity)))
    .map(({ activity, known }) => ({ activity, known: { ...known, earlier: before } }));
}

function fieldsBefore(done: readonly Explained[]): Readonly<Record<string, Earlier>> {
  const first = new Map<string, Earlier | undefined>();
  for (const each of done) {
    for (const change of each.activity.changes) {
      if (!first.has(change.field)) first.set(change.field, earlierOf(change, each));
    }
  }
  return Object.fromEntries([...first].flatMap(([field, earlier]) => (earlier ? [[field, earlier]] : [])));
}

function isSetAgain(one: Activity, later: Activity): boolean {
  if (one.eventName !== later.eventName || !replaces(one)) return false;
  const fields = new Set(later.changes.map(({ field }) => field));
  return one.resource?.qualifier === later.resource?.qualifier && one.changes.every(({ field }) => fields.has(field));
}

/** Every call that a success makes good: one that named its thing by id, by name, or not at all. */
function callsOf(activity: Activity): readonly string[] {
  const { id = '', name = '' } = activity.resource ?? {};
  return [...new Set([id, name, ''])].map((thing) => callKey(activity, thing));
}

/** The same name in another instance is another thing. */
function callKey({ eventName, instanceId = '' }: Activity, thing: string): string {
  return JSON.stringify([eventName, instanceId, thing]);
}

function thingOf({ resource }: Activity): string {
  return resource?.id ?? resource?.name ?? '';
}
