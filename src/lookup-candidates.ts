import type { Query, Subject } from './activity/query.ts';
import type { FoundActor, FoundThing, LookupStore } from './lookup.ts';
import { NOT_YOU, type Who } from './lookup-conditions.ts';
import { actorsOf, usersOf } from './lookup-member.ts';
import { actorName, capital, schemeOf, thingName } from './lookup-names.ts';

/** One thing that a name may be. Those of one `group` are asked for together: the same name in several instances. */
export type Candidate = Readonly<{ group: string; name: string; label: string; query: Query }>;

type Named = Exclude<Subject, { kind: 'changes' | 'event' }>;

/** Everything that a name may mean: who or what is called exactly so, else whose name holds it. */
export async function candidatesFor(store: LookupStore, subject: Named, base: Query): Promise<readonly Candidate[]> {
  for (const exact of subject.exact ? [true] : [true, false]) {
    const found =
      subject.kind === 'user'
        ? await actorsNamed(store, subject.text, exact, base)
        : await resourcesNamed(store, subject, exact, base);
    if (found.length > 0) return found;
  }
  // `Anna Field`: no field, but a person.
  const asName = subject.kind === 'resource' ? subject.asName : undefined;
  return asName === undefined ? [] : actorsNamed(store, asName, false, base);
}

/** The asker's own, or a mentioned member's, where established logins tell; none where they do not. */
export async function ownCandidates(
  store: LookupStore,
  subject: Named,
  base: Query,
  who: Who,
): Promise<readonly Candidate[] | Readonly<{ kind: 'mistake'; problem: string }>> {
  const member = subject.kind === 'user' && subject.member !== undefined ? await who.whoIs(subject.member) : undefined;
  const profile = subject.me ? await who.me() : member;
  const isPerson = subject.kind === 'user';
  const found = !profile
    ? []
    : isPerson
      ? (await actorsOf(store, profile)).map((actor) => actorCandidate(actor, base))
      : (await usersOf(store, profile)).map((thing) => thingCandidate(thing, base, subject.target));
  if (found.length > 0) return found.map((candidate) => ({ ...candidate, group: 'own' }));
  return subject.me ? { kind: 'mistake', problem: NOT_YOU } : [];
}

export function thingCandidate(thing: FoundThing, base: Query, target?: true): Candidate {
  const name = thingName(thing);
  const group = `${thing.type}/${thing.name.toLowerCase()}`;
  // Another thing that must take part has taken `resourceKeys`.
  const keys = target || base.resourceKeys ? { targetKeys: [thing.key] } : { resourceKeys: [thing.key] };
  return { group, name, label: capital(name), query: { ...base, ...keys } };
}

export function actorCandidate(actor: FoundActor, base: Query): Candidate {
  const name = actorName(actor);
  const group = `${schemeOf(actor.key)}:${actor.label.toLowerCase()}`;
  return { group, name, label: capital(name), query: { ...base, actorKeys: [actor.key] } };
}

/** Who is called so. Of somebody who did nothing under this name the login is looked at: it may be a login elsewhere, too. */
export async function actorsCalled(store: LookupStore, text: string, exact: boolean): Promise<readonly FoundActor[]> {
  const found = await store.findActors(text, exact);
  if (found.length === 0) return found;
  const { found: changes } = await store.count({ actorKeys: found.map(({ key }) => key), window: {} });
  if (changes > 0) return found;
  const elsewhere = await Promise.all(found.map(({ label }) => store.findActors(label, true)));
  const others = [...new Map(elsewhere.flat().map((actor) => [actor.key, actor])).values()];
  return others.length > 0 ? others : found;
}

async function actorsNamed(
  store: LookupStore,
  text: string,
  exact: boolean,
  base: Query,
): Promise<readonly Candidate[]> {
  return (await actorsCalled(store, text, exact)).map((actor) => actorCandidate(actor, base));
}

async function resourcesNamed(
  store: LookupStore,
  { text: typed, type, types, asName, anything, target }: Extract<Subject, { kind: 'resource' }>,
  exact: boolean,
  base: Query,
): Promise<readonly Candidate[]> {
  const meant = types ?? [type];
  const texts = exact ? spellingsOf(typed) : spellingsOf(typed).slice(-1);
  const found = await Promise.all([
    ...meant.flatMap((each) => texts.map((text) => store.findThings(text, { exact, ...(each ? { type: each } : {}) }))),
    // `Key Accounts`: a security key, or a queue that is called so.
    ...(asName === undefined ? [] : [store.findThings(asName, { exact })]),
  ]);
  const distinct = new Map(found.flat().map((thing) => [thing.key, thing]));
  const things = [...distinct.values()].map((thing) => thingCandidate(thing, base, target));
  const isArn = /^arn(:|%3a)/i.test(typed);
  if (!anything && !(isArn && things.length === 0)) return things;
  return withActors(store, things, await actorsNamed(store, typed, exact, base));
}

/** What somebody did and what was done to them are two things; of those who did nothing only the second is asked. */
async function withActors(
  store: LookupStore,
  things: readonly Candidate[],
  actors: readonly Candidate[],
): Promise<readonly Candidate[]> {
  if (things.length === 0) return actors;
  const counted = await Promise.all(
    actors.map(async (actor) => ({ actor, ...(await store.count({ ...actor.query, window: {} })) })),
  );
  const active = counted.filter(({ found }) => found > 0).map(({ actor }) => actor);
  if (active.length === 0) return things;
  return [
    ...active.map((actor) => ({ ...actor, label: `By ${actor.name}` })),
    ...things.map((thing) => ({ ...thing, label: `To ${thing.name}` })),
  ];
}

const PHONE = /^\+?[\d(][\d\s().–/-]{5,}\d$/;

/** A number in any notation, as AWS writes numbers; last without the zeros before it, to be found as a part. */
function spellingsOf(text: string): readonly string[] {
  if (!PHONE.test(text)) return [text];
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '');
  return digits.length < 7 ? [text] : [text, `+${digits}`, digits.replace(/^0+/, '')];
}
