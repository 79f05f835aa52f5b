import type { FoundActor, FoundThing, LookupStore, Member } from './lookup.ts';
import { schemeOf } from './lookup-names.ts';

/** Identities that somebody vouched for; a session's name is what its caller chose, and nobody's (design 7). */
const ESTABLISHED = new Set(['iam', 'sso', 'connect', 'directory', 'source', 'identitycenter']);

type Names = Pick<Member, 'email' | 'handle' | 'name'>;

/** The identities that are a Slack member's: by e-mail; else by handle or full name, where that is one person's. */
export async function actorsOf(store: LookupStore, member: Names): Promise<readonly FoundActor[]> {
  const byMail = member.email ? await established(store, member.email) : [];
  if (byMail.length > 0) return byMail;
  for (const text of [member.handle, member.name]) {
    const found = text ? await established(store, text) : [];
    const people = new Set(found.map(({ label }) => label.toLowerCase()));
    if (people.size === 1) return found;
  }
  return [];
}

/** The Connect users that are a Slack member's. */
export async function usersOf(store: LookupStore, member: Names): Promise<readonly FoundThing[]> {
  for (const text of [member.email, member.email?.replace(/@.*/, ''), member.handle, member.name]) {
    const found = text ? await store.findThings(text, { type: 'User', exact: true }) : [];
    if (found.length > 0) return found;
  }
  return [];
}

async function established(store: LookupStore, text: string): Promise<readonly FoundActor[]> {
  const found = await store.findActors(text, true);
  return found.filter(({ key }) => ESTABLISHED.has(schemeOf(key)));
}
