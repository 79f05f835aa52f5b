import type { Activity } from '../activity/activity.ts';
import type { Actor } from '../activity/actor.ts';
import type { Explained } from '../activity/known.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { cleanText } from './foreign.ts';
import { withShortIds } from './names.ts';
import { howLong } from './when.ts';
import { dated, foreign, ours, styled, type Words } from './words.ts';

/** AWS services that act by themselves, by the DNS name records give. */
const SERVICES = new Map([
  ['connect.amazonaws.com', 'Amazon Connect itself'],
  ['synchronization.connect.amazonaws.com', 'Global Resiliency (replication)'],
  ['cloudformation.amazonaws.com', 'CloudFormation'],
  ['lambda.amazonaws.com', 'AWS Lambda'],
  ['lex.amazonaws.com', 'Amazon Lex'],
  ['events.amazonaws.com', 'EventBridge'],
]);

const EMERGENCY = 'someone with emergency access';

/** Who did it, alone or at the start of a sentence: our own words with a capital, a login as it is. */
export function actorWords(explained: Explained): Words {
  return capitalised(byWords(explained));
}

/** The same within a sentence. Nothing of theirs can ping, and a claimed name is shown as claimed. */
export function byWords(explained: Explained): Words {
  const { actor } = explained.activity;
  if (actor.kind === 'website') return websiteWords(explained);
  if (actor.kind === 'service') return [serviceName(actor)];
  if (actor.kind === 'session') return sessionWords(actor);
  if (actor.name) return [foreign(withShortIds(actor.name), 'bold')];
  return [ours(nameless(actor), 'bold')];
}

function capitalised(words: Words): Words {
  const [first, ...rest] = words;
  if (first?.kind !== 'ours' && !(first?.kind === 'foreign' && DESCRIBED.test(first.text))) return words;
  return [{ ...first, text: `${first.text.charAt(0).toUpperCase()}${first.text.slice(1)}` }, ...rest];
}

// What is called by its account is so called by us.
const DESCRIBED = /^(?:root$|root of |account )/;

/** One name for a button: `Dana`, `ci-deploy`, `this person`. */
export function actorLabel({ activity, known }: Explained): string {
  const { actor } = activity;
  if (actor.kind === 'website') return firstName(websiteName(actor, activity, known.names) ?? '') || 'this person';
  if (actor.kind === 'service') return 'this service';
  if (actor.kind === 'session') return cleanText(actor.role ?? actor.session ?? actor.name ?? '', 24) || 'this session';
  return firstName(actor.name ?? '') || 'this person';
}

/** The login behind the admin website, where records have taught it. */
export function websiteName(
  actor: Actor,
  { instanceId }: Pick<Activity, 'instanceId'>,
  names: Readonly<Record<string, string>>,
): string | undefined {
  const id = actor.connectUserId;
  const keys = id ? [`User/${id}`, resourceKey({ type: 'User', id, ...(instanceId ? { instanceId } : {}) })] : [];
  const key = keys.find((each) => each !== undefined && Object.hasOwn(names, each));
  return key === undefined ? actor.name : names[key];
}

/** The same where emergencyWords tell the doubt in a line below. */
export function actorHead(explained: Explained): Words {
  return emergencyWords(explained).length > 0 ? capitalised([ours(EMERGENCY, 'bold')]) : actorWords(explained);
}

/** Why the name stays open, where an emergency opening explains it: a line of its own. */
export function emergencyWords({ activity, known }: Explained): Words {
  const openings = known.emergencyBy ?? [];
  if (!isNamelessWebsite({ activity, known }) || openings.length === 0) return [];
  const [first] = openings;
  if (openings.length === 1 && first) {
    const name = foreign(first.actor, 'bold');
    return [
      ours('Probably '),
      name,
      ours(': opened emergency access '),
      dated(first.at, 'time'),
      ours(`, ${howLong(activity.at.getTime() - first.at.getTime())} before; no other opening in the 12 h before`),
    ];
  }
  const all = openings.flatMap(({ actor, at }, index) => [
    ours(index === 0 ? '' : ' or '),
    foreign(actor, 'bold'),
    ours(' ('),
    dated(at, 'time'),
    ours(')'),
  ]);
  return [ours('Could be '), ...all, ours(': each opened emergency access in the 12 h before')];
}

function websiteWords(explained: Explained): Words {
  const { activity, known } = explained;
  const name = websiteName(activity.actor, activity, known.names);
  if (name) return [foreign(name, 'bold')];
  const openings = known.emergencyBy ?? [];
  const [first] = openings;
  if (!first) return [ours('someone in the admin website', 'bold'), ours(' (login not known)')];
  const doubt =
    openings.length === 1 ? [ours(' (probably '), foreign(first.actor), ours(')')] : [ours(' (one of several)')];
  return [ours(EMERGENCY, 'bold'), ...doubt];
}

function isNamelessWebsite({ activity, known }: Explained): boolean {
  return activity.actor.kind === 'website' && !websiteName(activity.actor, activity, known.names);
}

/** A tool is known by its role; a person's session is only claimed to be theirs. */
function sessionWords({ role, session, name, automation }: Actor): Words {
  const claimed = session ?? (name === role ? undefined : name);
  if (role && automation) return [foreign(role, 'bold')];
  const quoted: Words = claimed ? [ours('session “'), foreign(claimed), ours('”')] : [];
  if (!role) return quoted.length > 0 ? styled(quoted, 'bold') : [ours('a session without a name', 'bold')];
  return [ours('role '), foreign(role, 'bold'), ...(quoted.length > 0 ? [ours(', '), ...quoted] : [])];
}

function serviceName({ name = '' }: Actor): Words[number] {
  const known = SERVICES.get(name.toLowerCase());
  if (known) return ours(known, 'bold');
  return name ? foreign(name, 'bold') : ours('an AWS service', 'bold');
}

function nameless({ kind, account }: Actor): string {
  const where = account ? ` in account ${cleanText(account, 20)}` : '';
  return kind === 'person' ? `someone${where}` : `someone${where} whom AWS does not name`;
}

const PERSONAL_NAME = /^(\p{Lu}[\p{L}'’-]*)(?: \p{Lu}[\p{L}'’-]*){1,2}$/u;

/** `Dana Ruiz` is Dana; logins, addresses and `root of 123456789012` stay whole. */
function firstName(name: string): string {
  const clean = cleanText(withShortIds(name), 40);
  return cleanText(PERSONAL_NAME.exec(clean)?.[1] ?? clean, 28);
}
