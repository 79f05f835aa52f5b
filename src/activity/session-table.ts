import type { Activity } from './activity.ts';
import type { Way } from './way.ts';

type Run = Pick<Activity, 'way' | 'actor'>;

/** What carries out a plan that somebody wrote before, by hand or in a pipeline. */
const PLANNED: ReadonlySet<Way['kind']> = new Set(['cloudformation', 'cdk', 'terraform', 'pulumi']);

/**
 * What makes a call part of an automation session, one row enough. `invokedBy` and the user agent make the way
 * (way-table.ts), the role's session name the session (actor-machine.ts).
 */
const SESSIONS: readonly ((run: Run) => boolean)[] = [
  ({ way }) => PLANNED.has(way.kind),
  // Pipelines and machines, by whatever SDK or command they call.
  ({ actor }) => actor.automation && actor.kind === 'session',
];

/** What marks an automation session: `terraform gha-4711`; undefined for people and for services. */
export function automationSession(run: Run): string | undefined {
  if (!SESSIONS.some((isSession) => isSession(run))) return undefined;
  return `${run.way.kind} ${run.actor.session ?? ''}`.trimEnd();
}
