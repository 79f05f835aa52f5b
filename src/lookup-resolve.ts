import type { Query, Question, Subject, TimeWindow } from './activity/query.ts';
import { decodeId } from './connect/arn.ts';
import { typeWords } from './connect/resource-types.ts';
import type { FoundActor, FoundThing, LookupStore } from './lookup.ts';
import { actorName, schemeOf, thingName } from './lookup-names.ts';
import type { ReadAs } from './notice/views.ts';

/** One thing that a name may be. Those of one `group` are asked for together: the same name in several instances. */
export type Candidate = Readonly<{ group: string; name: string; label: string; query: Query }>;

/** What the names of a question came to. */
export type Resolved =
  | Readonly<{ kind: 'read'; read: ReadAs }>
  | Readonly<{ kind: 'choice'; text: string; question: Question; options: readonly Candidate[] }>
  | Readonly<{ kind: 'stranger'; text: string }>;

/** What changes things. Reads and runtime traffic are left out unless an id asks for one. */
export const CHANGE_PLANES: readonly string[] = ['config', 'tagging', 'auth', 'data'];

/** Buttons offered for one name; whoever sees as many can type more of it. */
const OPTIONS = 10;
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
  if (choice === 'all') return canBeOne(options) ? together(question, options) : undefined;
  const option = options[choice];
  return option && together(question, [option]);
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

export function thingCandidate(thing: FoundThing, base: Query): Candidate {
  const name = thingName(thing);
  const group = `${thing.type}/${thing.name.toLowerCase()}`;
  return { group, name, label: capital(name), query: { ...base, resourceKeys: [thing.key] } };
}

export function actorCandidate(actor: FoundActor, base: Query): Candidate {
  const name = actorName(actor);
  const group = `${schemeOf(actor.key)}:${actor.label.toLowerCase()}`;
  return { group, name, label: capital(name), query: { ...base, actorKeys: [actor.key] } };
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
  return { question: asked, query, names: [...new Set(all.map(({ name }) => name))], window: question.window };
}

/** A name by itself turned out to be a person's or a thing's: what was found decides how the answer speaks. */
function foundSubject(subject: Subject, { actorKeys, resourceKeys }: Query): Subject {
  if (subject.kind === 'changes') return subject;
  const { text, exact } = subject.kind === 'event' ? { text: subject.id, exact: true } : subject;
  if (actorKeys && subject.kind !== 'user') return { kind: 'user', text, exact };
  if (resourceKeys && subject.kind === 'user') return { kind: 'resource', type: 'User', text, exact };
  return resourceKeys && subject.kind === 'event' ? { kind: 'resource', text, exact } : subject;
}

async function candidatesFor(
  store: LookupStore,
  subject: Exclude<Subject, { kind: 'changes' | 'event' }>,
  base: Query,
): Promise<readonly Candidate[]> {
  for (const exact of subject.exact ? [true] : [true, false]) {
    const found =
      subject.kind === 'user'
        ? await actorsNamed(store, subject.text, exact, base)
        : await resourcesNamed(store, subject, exact, base);
    if (found.length > 0) return found;
  }
  return subject.kind === 'user' ? usersWhoDidNothing(store, subject, base) : thingsCalledSo(store, subject, base);
}

async function actorsNamed(
  store: LookupStore,
  text: string,
  exact: boolean,
  base: Query,
): Promise<readonly Candidate[]> {
  const whole = await store.findActors(text, exact);
  const { id, arn } = decodeId(text);
  const found = whole.length > 0 || arn === undefined ? whole : await store.findActors(id, true);
  return found.map((actor) => actorCandidate(actor, base));
}

async function resourcesNamed(
  store: LookupStore,
  { text, type, types, anything }: Extract<Subject, { kind: 'resource' }>,
  exact: boolean,
  base: Query,
): Promise<readonly Candidate[]> {
  const { id: name, arn } = decodeId(text);
  const meant = types ?? [type];
  const found = await Promise.all(
    meant.map((each) => store.findThings(name, { exact, ...(each ? { type: each } : {}) })),
  );
  const things = found.flat().map((thing) => thingCandidate(thing, base));
  const mayBeSomebody = anything || (arn !== undefined && things.length === 0);
  return mayBeSomebody ? [...things, ...(await actorsNamed(store, text, exact, base))] : things;
}

/** Somebody of whom nothing is recorded but what was done to them: that is answered, and said. */
async function usersWhoDidNothing(
  store: LookupStore,
  { text, exact }: Readonly<{ text: string; exact: boolean }>,
  base: Query,
): Promise<readonly Candidate[]> {
  const users = await store.findThings(text, { type: 'User', exact });
  return users.map((user) => {
    const candidate = thingCandidate(user, base);
    return { ...candidate, name: `${candidate.name}: what was done to them, as nothing they did is recorded` };
  });
}

/** `key Accounts`: no key of that name, but something that is called so. */
async function thingsCalledSo(
  store: LookupStore,
  { asName }: Extract<Subject, { kind: 'resource' }>,
  base: Query,
): Promise<readonly Candidate[]> {
  const found = asName === undefined ? [] : await store.findThings(asName, { exact: false });
  return found.map((thing) => thingCandidate(thing, base));
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

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
