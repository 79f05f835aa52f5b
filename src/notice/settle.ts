import type { Activity } from '../activity/activity.ts';
import type { Earlier, Explained } from '../activity/known.ts';
import { replaces } from './bullets.ts';
import { earlierOf } from './difference.ts';

/** A refusal counts only where no later success of the same call on the same thing follows: the rest is retries. */
export function withoutOvercome(all: readonly Explained[]): readonly Explained[] {
  return all.filter(({ activity }, index) => {
    if (!activity.failure) return true;
    return !all.slice(index + 1).some(({ activity: later }) => !later.failure && isSameCall(activity, later));
  });
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

function isSameCall(one: Activity, other: Activity): boolean {
  const thing = one.resource?.id ?? one.resource?.name;
  const isSameThing = !thing || thing === other.resource?.id || thing === other.resource?.name;
  return one.eventName === other.eventName && isSameThing;
}
