import type { Explained } from './activity/known.ts';
import type { Query, Question } from './activity/query.ts';
import { type ResourceRef, resourceKey } from './connect/resource-ref.ts';
import type { FollowUpVerb } from './lookup.ts';
import { actorCandidate, type Candidate, thingCandidate } from './lookup-candidates.ts';
import { CHANGE_PLANES } from './lookup-conditions.ts';
import { type Resolved, readAs, settled } from './lookup-resolve.ts';
import { actorWords, websiteName } from './notice/actor-words.ts';
import { nameOf, shortId } from './notice/names.ts';
import { toPlain } from './notice/written.ts';

/** How far "around this time" reaches on either side. */
const AROUND_MS = 30 * 60_000;

/** What is asked of a notice or a line: more by its actors, the history of its things, or what else happened then. */
export function followUpOf(verb: FollowUpVerb, explained: readonly Explained[], zone: string): Resolved {
  if (verb === 'around') return around(explained, zone);
  return verb === 'more_by' ? moreBy(explained, zone) : history(explained, zone);
}

function moreBy(explained: readonly Explained[], zone: string): Resolved {
  const base = { window: {}, planes: CHANGE_PLANES };
  const actors = distinct(explained.map((each) => [each.activity.actor.key, each] as const));
  const candidates = actors.map(([key, each]) => {
    const label = labelOf(each);
    // One notice is one actor's; several are asked about together, each by its own name.
    return { ...actorCandidate({ key, label, aliases: [] }, base), group: 'these' };
  });
  const text = explained[0] ? labelOf(explained[0]) : 'this person';
  return settled({ subject: { kind: 'user', text, exact: true }, window: {}, zone }, text, candidates);
}

function history(explained: readonly Explained[], zone: string): Resolved {
  const base = { window: {}, planes: CHANGE_PLANES };
  const things = distinct(explained.flatMap((each) => thingOf(each, base)));
  const candidates = things.map(([, candidate]) => candidate);
  const text = candidates[0]?.name ?? 'this resource';
  const question: Question = { subject: { kind: 'resource', text, exact: true }, window: {}, zone };
  return settled(question, candidates.length > 1 ? 'This notice' : text, candidates);
}

function around(explained: readonly Explained[], zone: string): Resolved {
  const times = explained.map(({ activity }) => activity.at.getTime());
  if (times.length === 0) return { kind: 'stranger', text: 'this time' };
  const from = new Date(times.reduce((a, b) => Math.min(a, b)) - AROUND_MS);
  const to = new Date(times.reduce((a, b) => Math.max(a, b)) + AROUND_MS);
  const windowWords = '30 minutes before and after';
  const question: Question = { subject: { kind: 'changes' }, window: { from, to }, windowWords, zone };
  return readAs(question, { window: { from, to }, planes: CHANGE_PLANES }, []);
}

/** A thing by its key, so that two queues of one name are two. */
function thingOf(each: Explained, base: Query): readonly (readonly [string, Candidate])[] {
  const { activity, known } = each;
  const ref: ResourceRef | undefined =
    activity.resource ?? (activity.instanceId ? { type: 'Instance', id: activity.instanceId } : undefined);
  const key = ref && resourceKey(ref);
  if (!ref || key === undefined) return [];
  const name = nameOf(ref, known) ?? (ref.id ? shortId(ref.id) : 'without a name');
  const { instanceName } = known;
  const thing = { key, type: ref.type, name, ...(instanceName !== undefined && { instanceName }) };
  return [[key, { ...thingCandidate(thing, base), group: key }]];
}

/** Who it is, for the line that says how the question was read; an id where nothing else is known. */
function labelOf(explained: Explained): string {
  const { activity, known } = explained;
  const { actor } = activity;
  const named = actor.kind === 'website' ? websiteName(actor, activity, known.names) : actor.name;
  if (named !== undefined) return named;
  if (actor.connectUserId) return `${shortId(actor.connectUserId)} (login not known)`;
  return actor.session ?? actor.role ?? toPlain(actorWords(explained));
}

function distinct<T>(pairs: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  return [...new Map(pairs)];
}
