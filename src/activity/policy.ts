import type { Activity, Severity, Treatment } from './activity.ts';
import { wasDenied, wasThrottled } from './failure.ts';
import { FOLD, KEEP, NOTABLE, policyRow } from './policy-table.ts';

export type Policy = Readonly<{ severity: Severity; treatment: Treatment }>;

/** An activity before it is known how much it matters. */
export type Unjudged = Omit<Activity, 'severity' | 'treatment'>;

/** How much an activity matters and what the channel gets (messages.md 5). Total: what is new to us is told. */
export function policyOf(activity: Unjudged): Policy {
  // Global Resiliency repeats in one Region what a person did, and was told of, in the other.
  if (activity.way.kind === 'sync') return afterFailure(FOLD, activity);
  return afterFailure(ruled(activity) ?? byPlane(activity), activity);
}

/** The table first, then saves that publish nothing. */
function ruled(activity: Unjudged): Policy | undefined {
  const isDraft = activity.plane === 'config' && activity.resource?.qualifier === '$SAVED';
  return policyRow(activity) ?? (isDraft ? FOLD : undefined);
}

function byPlane({ plane, known }: Unjudged): Policy {
  if (plane === 'config') return NOTABLE;
  if (plane === 'tagging' || plane === 'data') return FOLD;
  return plane === 'auth' && !known ? NOTABLE : KEEP;
}

/** Nothing changed: told where the change would have been, and as sensitive only where somebody may not. */
function afterFailure(policy: Policy, { failure }: Unjudged): Policy {
  if (!failure) return policy;
  if (policy.treatment !== 'tell' || wasThrottled(failure)) return KEEP;
  return policy.severity === 'sensitive' && wasDenied(failure) ? policy : NOTABLE;
}
