import type { Actor } from './actor.ts';
import { isObject, tellingText } from './members.ts';

/**
 * What identifies a person. `name`: a login, an e-mail, a whole name; `id`: made by a machine; `own`: a first name or the
 * like, which others bear as well, and which says who they are only where they are spoken of.
 */
export type Identifier = Readonly<{ text: string; kind: 'name' | 'id' | 'own' }>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** An IAM user's own id; a role's (AROA) is everybody's who takes it. */
const USER_ID = /^AIDA[A-Z0-9]{12,}$/i;
/** Identity Center's ids: `9067642ac7-` and a UUID. */
const CENTER_ID = /^[0-9a-f]{10}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Members of a user's records that hold who it is, in lower case. */
const OF_USERS = new Map<string, Identifier['kind']>([
  ['username', 'name'],
  ['email', 'name'],
  ['secondaryemail', 'name'],
  ['mobile', 'id'],
  ['deskphonenumber', 'id'],
  ['firstname', 'own'],
  ['lastname', 'own'],
]);

/** What an actor is called. Nothing where it is a service, or a role without a session: nobody in particular. */
export function identifiersOf({
  kind,
  name,
  session,
  role,
  connectUserId,
  aliases,
  automation,
}: Actor): readonly Identifier[] {
  if (kind === 'service' || automation) return [];
  const ids = aliases.filter(isId).map((text): Identifier => ({ text, kind: 'id' }));
  const names = [name, session].flatMap((text) => (text && text !== role && !isId(text) ? [text] : []));
  const called = names.filter((text) => !/^(?:Identity Center user|root of|account) /.test(text));
  return distinct([
    ...(connectUserId ? [{ text: connectUserId, kind: 'id' as const }] : []),
    ...ids,
    ...called.flatMap((text) => nameOrMail(text)),
  ]);
}

/** What a record about a user tells of who that is. */
export function identifiersIn(value: unknown): readonly Identifier[] {
  if (Array.isArray(value)) return distinct(value.flatMap(identifiersIn));
  if (!isObject(value)) return [];
  const own = Object.entries(value).flatMap(([member, held]): readonly Identifier[] => {
    const kind = OF_USERS.get(member.toLowerCase());
    const text = kind && tellingText(held);
    if (!kind || !text) return identifiersIn(held);
    return kind === 'name' ? nameOrMail(text) : [{ text, kind }];
  });
  const [first, last] = ['firstname', 'lastname'].map((wanted) =>
    tellingText(Object.entries(value).find(([member]) => member.toLowerCase() === wanted)?.[1]),
  );
  return distinct([...own, ...(first && last ? [{ text: `${first} ${last}`, kind: 'name' as const }] : [])]);
}

/** A name by which somebody is found: only a whole one, a login or an e-mail is theirs alone. */
export function identifiersInWord(text: string, logins: ReadonlySet<string>): readonly Identifier[] {
  if (isId(text)) return [{ text, kind: 'id' }];
  if (/[@\s]/.test(text) || logins.has(text.toLowerCase())) return nameOrMail(text);
  return [{ text, kind: 'own' }];
}

export function isId(text: string): boolean {
  return UUID.test(text) || USER_ID.test(text) || CENTER_ID.test(text);
}

/** The first half of an e-mail is a login to many tools: theirs alone where it is more than a word. */
function nameOrMail(text: string): readonly Identifier[] {
  const at = text.indexOf('@');
  if (at <= 0) return [{ text, kind: 'name' }];
  const half = text.slice(0, at);
  const kind = half.length > 5 && /[._\d-]/.test(half) ? 'name' : 'own';
  return [
    { text, kind: 'name' },
    { text: half, kind },
  ];
}

function distinct(all: readonly Identifier[]): readonly Identifier[] {
  return [...new Map(all.map((each) => [`${each.kind} ${each.text.toLowerCase()}`, each])).values()];
}
