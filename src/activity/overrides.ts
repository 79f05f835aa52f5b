import type { Activity, Treatment } from './activity.ts';
import { wasThrottled } from './failure.ts';
import type { OverrideKey } from './override-keys.ts';
import { matchesWildcard } from './wildcard.ts';

/** One of these patterns fits what the record says under the key. */
export type OverrideCondition = Readonly<{ by: OverrideKey; patterns: readonly string[] }>;

/** What an operator wants done with the changes that every condition fits. */
export type OverrideRule = Readonly<{
  treatment: Treatment;
  all: readonly OverrideCondition[];
  /** Where it stands, for sentences: `EXCLUDE=actor:wfm-sync`, `policy.yml:4`. */
  said: string;
}>;

/** Rules of what is told (TELL), folded (FOLD) and kept without a notice (EXCLUDE), beside the policy. */
export type Overrides = readonly OverrideRule[];

/** `rule`: the one that decided; absent where the policy did. */
export type Judgement = Readonly<{ treatment: Treatment; rule?: OverrideRule }>;

/** A wrong word too many is noticed and mended, a missing one is not: what tells more wins. */
const STRONGEST_FIRST: readonly Treatment[] = ['tell', 'fold', 'keep'];

/** What the channel gets of an activity: by the policy, unless an operator wants it otherwise. */
export function treatmentOf(activity: Activity, overrides: Overrides): Treatment {
  return judge(activity, overrides).treatment;
}

/** The treatment, and the rule behind it: TELL before FOLD before EXCLUDE, wherever each stands. */
export function judge(activity: Activity, overrides: Overrides): Judgement {
  const fitting = overrides.filter((rule) => fits(rule, activity) && mayDecide(rule, activity));
  const [rule] = STRONGEST_FIRST.flatMap((treatment) => fitting.filter((other) => other.treatment === treatment));
  if (!rule) return { treatment: activity.treatment };
  // Sensitive changes are never grouped away; an EXCLUDE of them is somebody's word.
  const isFoldedAway = rule.treatment === 'fold' && activity.severity === 'sensitive';
  return { treatment: isFoldedAway ? activity.treatment : rule.treatment, rule };
}

function fits({ all }: OverrideRule, activity: Activity): boolean {
  return all.every((condition) => fitsOne(condition, activity));
}

function fitsOne({ by, patterns }: OverrideCondition, activity: Activity): boolean {
  const texts = textsOf[by](activity);
  return texts.some((text) => text && patterns.some((pattern) => matchesWildcard(pattern, text)));
}

/** Whether a rule may raise what the policy does not tell: a wide one must not bring reads, retries and traffic along. */
function mayDecide(rule: OverrideRule, { plane, way, failure, treatment }: Activity): boolean {
  if (rule.treatment === 'keep' || treatment === 'tell') return true;
  // The copy of a change that was told where it was made.
  if (way.kind === 'sync') return names(rule, 'tool');
  if (treatment === 'fold') return true;
  if (plane === 'read' || (failure && (wasThrottled(failure) || rule.treatment === 'fold'))) return false;
  // Contacts and agents' status: thousands a day by anyone who works.
  return plane !== 'runtime' || names(rule, 'event');
}

function names({ all }: OverrideRule, key: OverrideKey): boolean {
  return all.some(({ by }) => by === key);
}

const textsOf: Readonly<Record<OverrideKey, (activity: Activity) => readonly (string | undefined)[]>> = {
  actor: ({ actor }) => [actor.name, actor.session, actor.role, actor.key, ...actor.aliases],
  tool: ({ way }) => [way.kind, way.detail],
  event: ({ eventName }) => [eventName],
  type: ({ resource }) => [resource?.type],
  // Few records tell the name of what they change; all tell its id.
  name: ({ resource }) => [resource?.name, resource?.id],
  instance: ({ instanceId, resource }) => [instanceId, resource?.instanceId],
};
