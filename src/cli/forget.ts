import { randomInt, randomUUID } from 'node:crypto';
import type { Identifier } from '../activity/identifiers.ts';
import type { Clock } from '../clock.ts';
import { BotError } from '../errors.ts';
import { type ForgetDeps, type ForgetStore, type Forgetting, forget, type Person, planForgetting } from '../forget.ts';
import type { LookupStore } from '../lookup.ts';
import { cleanText } from '../notice/foreign.ts';
import type { Console } from './console.ts';

export type ForgetOptions = Readonly<{ yes?: boolean; also?: readonly string[] }>;

type Store = ForgetStore & Pick<LookupStore, 'count' | 'saveAsked'>;
type Place = Readonly<{ store: Store; clock: Pick<Clock, 'now'>; console: Console }>;

const SHOWN = 200;
const MOST_LISTED = 20;
const NOT_OURS =
  "Not ours to change: CloudTrail itself (90 days of event history, your trail's files), threads and files that Slack holds already, and copies of this store. Records of this person that come or are imported from now on name them again.";
const PLANES = ['config', 'data', 'tagging', 'auth', 'runtime', 'read'] as const;

/** Shows what would be replaced; with --yes replaces it. Resolves to the exit code. */
export async function forgetPerson(
  text: string,
  { yes = false, also = [] }: ForgetOptions,
  { store, clock, console }: Place,
): Promise<number> {
  const begun = await store.findForgetting();
  if (begun && !yes) throw new BotError('usage', 'A forgetting was interrupted. Repeat with --yes to finish it first.');
  if (begun) await replace(begun, { store, clock, console });
  const texts = [text, ...also];
  // What was interrupted may have been about this very person.
  if (begun && (await isUnknown(texts, store))) return 0;
  const person = await onlyPerson(texts, store);
  const identifiers = await store.findIdentifiers(person);
  if (!identifiers.some(({ kind }) => kind !== 'own'))
    throw new BotError('usage', `${shown(person.label)} is a service, a role or an account: nobody to forget.`);
  await console.out(await described(person, identifiers, store));
  if (yes)
    await replace(await planForgetting(person, identifiers, depsOf({ store, clock })), { store, clock, console });
  else
    await console.out(
      'Nothing is changed yet. To replace all of it by a pseudonym, which cannot be undone, repeat with --yes.\n',
    );
  return 0;
}

function depsOf({ store, clock }: Pick<Place, 'store' | 'clock'>): ForgetDeps {
  return { store, clock, holder: randomUUID(), randomInt: (end) => randomInt(end), randomUUID };
}

async function replace(forgetting: Forgetting, { store, clock, console }: Place): Promise<void> {
  const { activities, names, others, notices } = await forget(forgetting, depsOf({ store, clock }));
  const { pseudonym } = forgetting;
  // For /trail audit: the operator's own shell knows who it was.
  const asker = { slackUserId: 'terminal', channel: 'terminal', text: `forget (now ${pseudonym})` };
  await store.saveAsked({ askedId: randomUUID(), at: clock.now(), ...asker, state: null });
  await console.out(
    `Now ${pseudonym}: ${activities} activities, ${names} names and ${others} other rows are changed, ${notices} notices will be edited in Slack.\n${NOT_OURS}\n`,
  );
}

async function isUnknown(texts: readonly string[], store: Store): Promise<boolean> {
  const found = await Promise.all(texts.map((text) => store.findPersons(text)));
  return found.every((persons) => persons.length === 0);
}

/** All texts are the operator's words for one person. */
async function onlyPerson(texts: readonly string[], store: Store): Promise<Person> {
  const found: Person[] = [];
  for (const text of texts) found.push(await onePerson(text, store));
  const keys = (of: 'actorKeys' | 'userKeys') => [...new Set(found.flatMap((person) => person[of]))];
  return { label: found[0]?.label ?? '', actorKeys: keys('actorKeys'), userKeys: keys('userKeys') };
}

async function onePerson(text: string, store: Store): Promise<Person> {
  const persons = await store.findPersons(text);
  const [first] = persons;
  if (!first)
    throw new BotError(
      'usage',
      `Nobody here is called ${shown(text)}. Give a whole login, e-mail, name, or Connect user id.`,
    );
  if (persons.length === 1) return first;
  const list = persons.slice(0, MOST_LISTED).map(({ label, actorKeys, userKeys }) => {
    const [key = ''] = [...actorKeys, ...userKeys];
    return `  ${shown(label)}: ${shown(key)}`;
  });
  throw new BotError(
    'usage',
    `${shown(text)} may be any of these. Give what follows the first colon; --also where several are one person.\n${list.join('\n')}`,
  );
}

async function described(person: Person, identifiers: readonly Identifier[], store: Store): Promise<string> {
  const { actorKeys, userKeys } = person;
  const all = { planes: PLANES, window: {} };
  const none = { found: 0 };
  const by = actorKeys.length > 0 ? await store.count({ ...all, actorKeys }) : none;
  const about = userKeys.length > 0 ? await store.count({ ...all, resourceKeys: userKeys }) : none;
  const lines = identifiers.map(
    ({ text, kind }) => `  ${shown(text)}${kind === 'own' ? ' (only in what is about them)' : ''}`,
  );
  const keys = [...actorKeys, ...userKeys].map((key) => `  ${shown(key)}`);
  return `${shown(person.label)} is known as\n${lines.join('\n')}\nand acted, or was changed, as\n${keys.join('\n')}\n${by.found} activities by them, ${about.found} about them.\n`;
}

function shown(text: string): string {
  return cleanText(text, SHOWN);
}
