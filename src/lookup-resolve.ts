import type { Query, Question, Subject, TimeWindow } from './activity/query.ts';
import { typeWords } from './connect/resource-types.ts';
import type { LookupStore } from './lookup.ts';
import { type Candidate, candidatesFor } from './lookup-candidates.ts';
import { capital } from './lookup-names.ts';
import type { ReadAs } from './notice/views.ts';

/** What the names of a question came to. */
export type Resolved =
  | Readonly<{ kind: 'read'; read: ReadAs }>
  | Readonly<{ kind: 'choice'; text: string; question: Question; options: readonly Candidate[] }>
  | Readonly<{ kind: 'stranger'; text: string }>;

/** What changes things. Reads and runtime traffic are left out unless an id asks for one. */
export const CHANGE_PLANES: readonly string[] = ['config', 'tagging', 'auth', 'data'];

/** More than anyone reads: whoever sees as many types more of the name. */
const OPTIONS = 100;
/** Names told of one answer. */
const NAMES = 5;
/** Things asked for at once, when one name has very many. */
const KEYS = 200;

/** Finds what the names in a question mean: exact before fragments; never guesses between several. */
export async function resolve(store: LookupStore, question: Question, now: Date): Promise<Resolved> {
  const { subject } = question;
  const base: Query = { window: closed(question.window, now), planes: CHANGE_PLANES };
  if (subject.kind === 'changes') return readAs(question, base, []);
  if (subject.kind === 'event') return eventById(store, question, subject.id, base);
  if (subject.kind === 'resource' && subject.text === '') return allOfType(store, question, subject, base);
  const candidates = await candidatesFor(store, subject, base);
  return settled(question, subject.text, candidates);
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
  return options.every(({ query }) => query.resourceKeys) || options.every(({ query }) => query.actorKeys);
}

export function readAs(question: Question, query: Query, names: readonly string[]): Resolved {
  return { kind: 'read', read: { question, query, names, window: question.window } };
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
  const keys = (of: 'actorKeys' | 'resourceKeys') => all.flatMap(({ query }) => query[of] ?? []);
  const [actorKeys, resourceKeys] = [keys('actorKeys'), keys('resourceKeys')];
  const query = {
    ...(first?.query ?? { window: question.window }),
    ...(actorKeys.length > 0 && { actorKeys }),
    ...(resourceKeys.length > 0 && { resourceKeys }),
  };
  const asked = { ...question, subject: foundSubject(question.subject, query) };
  return { question: asked, query, names: namesOf(all), window: question.window };
}

function namesOf(candidates: readonly Candidate[]): readonly string[] {
  const names = [...new Set(candidates.map(({ name }) => name))];
  return names.length > NAMES + 1 ? [...names.slice(0, NAMES), `${names.length - NAMES} more`] : names;
}

/** A name by itself turned out to be a person's or a thing's: what was found decides how the answer speaks. */
function foundSubject(subject: Subject, { actorKeys, resourceKeys }: Query): Subject {
  if (subject.kind === 'changes') return subject;
  const { text, exact } = subject.kind === 'event' ? { text: subject.id, exact: true } : subject;
  if (actorKeys && subject.kind !== 'user') return { kind: 'user', text, exact };
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
