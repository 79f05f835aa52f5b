import type { Query, Question, Subject, TimeWindow } from './activity/query.ts';
import { typeWords } from './connect/resource-types.ts';
import type { LookupStore } from './lookup.ts';
import { type Candidate, candidatesFor, ownCandidates } from './lookup-candidates.ts';
import { type Conditioned, conditionsFor } from './lookup-conditioned.ts';
import { plainQuery, type Who } from './lookup-conditions.ts';
import { capital } from './lookup-names.ts';
import type { ReadAs } from './notice/views.ts';

/** What the names of a question came to. */
export type Resolved =
  | Readonly<{ kind: 'read'; read: ReadAs }>
  | Readonly<{ kind: 'choice'; text: string; question: Question; options: readonly Candidate[] }>
  | Readonly<{ kind: 'stranger'; text: string }>
  | Readonly<{ kind: 'mistake'; problem: string }>;

/** More than anyone reads: whoever sees as many types more of the name. */
const OPTIONS = 100;
/** Names told of one answer. */
const NAMES = 5;
/** Ways to read a question that are offered. */
const WAYS = 12;
/** Things asked for at once, when one name has very many. */
const KEYS = 200;

/** Finds what the names in a question mean: exact before fragments; never guesses between several. */
export async function resolve(store: LookupStore, question: Question, now: Date, who: Who = NOBODY): Promise<Resolved> {
  const base: Query = { window: closed(question.window, now), ...plainQuery(question) };
  const conditioned = await conditionsFor(store, question, base, who);
  if ('kind' in conditioned) return conditioned;
  if (conditioned.length === 1 && conditioned[0]) return resolveSubject(store, question, conditioned[0], who);
  return eachWay(store, question, conditioned, who);
}

const NOBODY: Who = { me: async () => undefined, whoIs: async () => undefined };

async function resolveSubject(
  store: LookupStore,
  question: Question,
  conditioned: Conditioned,
  who: Who,
): Promise<Resolved> {
  const { subject } = question;
  const { base, conditions } = conditioned;
  const resolved = await subjectOf();
  return withConditions(resolved, conditions);

  async function subjectOf(): Promise<Resolved> {
    if (subject.kind === 'changes') return readAs(question, base, []);
    if (subject.kind === 'event') return eventById(store, question, subject.id, base);
    if (subject.kind === 'resource' && subject.text === '') return allOfType(store, question, subject, base);
    const own = await ownCandidates(store, subject, base, who);
    if ('kind' in own) return own;
    const candidates = own.length > 0 ? own : await candidatesFor(store, subject, base);
    return settled(question, subject.text, candidates);
  }
}

/** A condition's name means several: each is one way to read the whole question. */
async function eachWay(
  store: LookupStore,
  question: Question,
  ways: readonly Conditioned[],
  who: Who,
): Promise<Resolved> {
  const options: Candidate[] = [];
  for (const way of ways.slice(0, WAYS)) {
    const resolved = await resolveSubject(store, question, way, who);
    if (resolved.kind !== 'read') return resolved;
    const { query, names } = resolved.read;
    options.push({ group: way.label, name: names[0] ?? way.label, label: capital(way.label), query });
  }
  return { kind: 'choice', text: ways[0]?.text ?? '', question, options };
}

/** What was clicked of a choice; undefined for an option it does not have. */
export function chosen(
  { question, options }: Extract<Resolved, { kind: 'choice' }>,
  choice: number | 'all',
): ReadAs | undefined {
  const picked = choice === 'all' ? options : options.filter((_, index) => index === choice);
  return picked.length > 0 ? together(question, picked) : undefined;
}

/** Whether "all of them" can be asked in one question: people and things are asked for apart. */
export function canBeOne(options: readonly Readonly<{ query: Query }>[]): boolean {
  const same = (of: keyof Query) => new Set(options.map(({ query }) => JSON.stringify(query[of] ?? null))).size < 2;
  const [actors, things] = [same('actorKeys'), same('resourceKeys') && same('targetKeys')];
  return (actors || things) && options.every(({ query }) => query.resourceKeys ?? query.targetKeys ?? query.actorKeys);
}

export function readAs(question: Question, query: Query, names: readonly string[]): Resolved {
  return { kind: 'read', read: toRead(question, query, names) };
}

function toRead(question: Question, query: Query, names: readonly string[]): ReadAs {
  const { corrected, window } = question;
  return { question, query, names, window, ...(corrected && { corrected }) };
}

/** What was asked for beside the subject, for the line "Read as". */
function withConditions(resolved: Resolved, conditions: readonly string[]): Resolved {
  if (conditions.length === 0) return resolved;
  return resolved.kind === 'read' ? { ...resolved, read: { ...resolved.read, conditions } } : resolved;
}

/** One thing, or the same in several instances: read. Several: asked back. None: said. */
export function settled(question: Question, text: string, candidates: readonly Candidate[]): Resolved {
  const groups = new Set(candidates.map(({ group }) => group));
  if (candidates.length === 0) return { kind: 'stranger', text };
  if (groups.size === 1) return { kind: 'read', read: together(question, candidates.slice(0, KEYS)) };
  return { kind: 'choice', text, question, options: candidates.slice(0, OPTIONS) };
}

function together(question: Question, [first, ...others]: readonly Candidate[]): ReadAs {
  const all = first ? [first, ...others] : [];
  const keys = (of: 'actorKeys' | 'resourceKeys' | 'targetKeys') => all.flatMap(({ query }) => query[of] ?? []);
  const [actorKeys, resourceKeys, targetKeys] = [keys('actorKeys'), keys('resourceKeys'), keys('targetKeys')].map(
    (list) => [...new Set(list)],
  );
  const query = {
    ...(first?.query ?? { window: question.window }),
    ...(actorKeys && actorKeys.length > 0 && { actorKeys }),
    ...(resourceKeys && resourceKeys.length > 0 && { resourceKeys }),
    ...(targetKeys && targetKeys.length > 0 && { targetKeys }),
  };
  const asked = { ...question, subject: foundSubject(question.subject, query) };
  return toRead(asked, query, namesOf(all));
}

function namesOf(candidates: readonly Candidate[]): readonly string[] {
  const names = [...new Set(candidates.map(({ name }) => name))];
  return names.length > NAMES + 1 ? [...names.slice(0, NAMES), `${names.length - NAMES} more`] : names;
}

/** A name by itself turned out to be a person's or a thing's: what was found decides how the answer speaks. */
function foundSubject(subject: Subject, { actorKeys, resourceKeys, targetKeys }: Query): Subject {
  if (subject.kind === 'changes') return subject;
  const { text, exact } = subject.kind === 'event' ? { text: subject.id, exact: true } : subject;
  if (actorKeys && !resourceKeys && !targetKeys && subject.kind !== 'user') return { kind: 'user', text, exact };
  return resourceKeys && subject.kind === 'event' ? { kind: 'resource', text, exact } : subject;
}

async function allOfType(
  store: LookupStore,
  question: Question,
  { type, types, asName = '' }: Extract<Subject, { kind: 'resource' }>,
  base: Query,
): Promise<Resolved> {
  if (type !== undefined) return readAs(question, { ...base, resourceType: type }, [`all ${typeWords(type).many}`]);
  const counted = await Promise.all(
    (types ?? []).map(async (each) => {
      const query = { ...base, resourceType: each };
      const name = `all ${typeWords(each).many}`;
      const { found } = await store.count({ ...query, window: {} });
      return { found, candidate: { group: each, name, label: capital(name), query } };
    }),
  );
  const seen = counted.filter(({ found }) => found > 0);
  return settled(
    question,
    asName,
    (seen.length > 0 ? seen : counted).map(({ candidate }) => candidate),
  );
}

/** An id by itself may be an event's, a request's, a thing's or a person's. */
async function eventById(store: LookupStore, question: Question, id: string, base: Query): Promise<Resolved> {
  const window = base.window;
  if (await store.findActivity(id)) return readAs(question, { eventID: id, window }, [`event ${id}`]);
  const { found } = await store.count({ requestID: id, window: {} });
  if (found > 0) return readAs(question, { requestID: id, window }, [`request ${id}`]);
  const subject = { kind: 'resource', text: id, exact: true, anything: true } as const;
  return settled(question, id, await candidatesFor(store, subject, base));
}

/** A window that ends now includes the present moment; one without bounds goes as far as the store does. */
function closed({ from, to }: TimeWindow, now: Date): TimeWindow {
  if (!from && !to) return {};
  const end = to && to < now ? to : new Date(now.getTime() + 1);
  return from ? { from, to: end } : { to: end };
}
