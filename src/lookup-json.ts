import type { Explained } from './activity/known.ts';
import type { Query } from './activity/query.ts';
import type { Outcome } from './lookup.ts';
import { actorWords } from './notice/actor-words.ts';
import { past } from './notice/inflect.ts';
import { phraseOf } from './notice/phrase.ts';
import { thingWords } from './notice/thing-words.ts';
import type { Complete, ReadAs } from './notice/views.ts';
import { toPlain } from './notice/written.ts';

/** An answer for programs. What the question does not have is null; times are ISO in UTC. */
export type LookupJson = Readonly<{
  read: Readonly<Record<'actor' | 'resource' | 'type' | 'from' | 'to' | 'zone', string | null>> &
    Readonly<{ verbs: readonly string[] | null }>;
  found: number;
  activities: readonly Readonly<{
    eventID: string;
    at: string;
    actor: string;
    verb: string;
    resource: string | null;
    outcome: 'succeeded' | 'refused';
  }>[];
  complete: Readonly<{ from: string | null; to: string | null; partial: boolean }>;
  /** Instead of an answer: what to type, or what the name may be. */
  problem?: string;
  choice?: readonly string[];
}>;

const NOTHING = {
  read: { actor: null, resource: null, type: null, verbs: null, from: null, to: null, zone: null },
  found: 0,
  activities: [],
  complete: { from: null, to: null, partial: true },
} as const;

/** `lookup --json`. */
export function toJson(outcome: Outcome): LookupJson {
  if (outcome.kind === 'mistake') return { ...NOTHING, problem: outcome.problem };
  if (outcome.kind === 'help') return { ...NOTHING, problem: 'Ask about a person, a resource or all changes.' };
  if (outcome.kind === 'stranger') {
    const { text, closest } = outcome.stranger;
    const near = closest.length > 0 ? ` Closest: ${closest.join(', ')}.` : '';
    return { ...NOTHING, problem: `No person or thing is known as “${text}”.${near}` };
  }
  if (outcome.kind === 'choice') {
    const { text, options } = outcome.choice;
    const choice = options.map(({ label }) => label);
    return { ...NOTHING, problem: `“${text}” is ${options.length} things. Name one.`, choice };
  }
  const { read, found, page, complete } = outcome.answer;
  return { read: readJson(read), found, activities: page.map(activityJson), complete: completeJson(complete) };
}

function readJson({ question, query }: ReadAs): LookupJson['read'] {
  const { subject, window, zone, verbs, filters = [] } = question;
  const actors = filters.flatMap((filter) => (filter.kind === 'actor' ? [filter.text] : []));
  const actor = subject.kind === 'user' ? subject.text : actors.join(', ');
  return {
    actor: actor === '' ? null : actor,
    resource: subject.kind === 'resource' && subject.text !== '' ? subject.text : null,
    type: (subject.kind === 'resource' ? subject.type : undefined) ?? typeOf(query) ?? null,
    verbs: verbs ?? null,
    from: window.from?.toISOString() ?? null,
    to: window.to?.toISOString() ?? null,
    zone,
  };
}

/** The type of the things that a name was resolved to, where it is one. */
function typeOf({ resourceKeys, targetKeys, resourceType }: Query): string | undefined {
  const types = new Set((targetKeys ?? resourceKeys ?? []).map((key) => key.split('/', 1)[0]));
  return resourceType ?? (types.size === 1 ? [...types][0] : undefined);
}

function activityJson(explained: Explained): LookupJson['activities'][number] {
  const { activity } = explained;
  return {
    eventID: activity.eventID,
    at: activity.at.toISOString(),
    actor: toPlain(actorWords(explained)),
    verb: past(phraseOf(explained).verb),
    resource: activity.resource ? toPlain(thingWords(explained, 'it', 'body')) : null,
    outcome: activity.failure ? 'refused' : 'succeeded',
  };
}

function completeJson({ from, to, partial }: Complete): LookupJson['complete'] {
  return { from: from?.toISOString() ?? null, to: to.toISOString(), partial };
}
