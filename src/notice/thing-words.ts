import type { Explained } from '../activity/known.ts';
import type { ResourceRef } from '../connect/resource-ref.ts';
import { enumWords } from './enum-words.ts';
import { splitWords } from './field-words.ts';
import { withArticle } from './inflect.ts';
import { nameOf, shortId } from './names.ts';
import { nounsOf } from './noun-words.ts';
import { foreign, ours, type Words } from './words.ts';

/** The lock screen has no room for ids. */
export type Place = 'body' | 'lock';

/** The thing an activity was about: `queue *Billing*`, `themselves`, `queue …4a9b21 (name not known)`. */
export function thingWords(explained: Explained, noun: string, place: Place): Words {
  const { resource: ref } = explained.activity;
  const called = noun === 'it' || noun === '' ? nounOf(explained) : noun;
  if (noun === 'them') return [ours(ref ? nounsOf(explained.activity).many : nounOf(explained))];
  if (!ref) return [ours(withArticle(called))];
  if (isSelf(explained)) return [ours('themselves')];
  if (ref.type === 'Instance') return instanceThing(explained, place);
  const name = thingName(explained, ref);
  if (name !== undefined) return [...nounBefore(called), foreign(name, 'bold')];
  const isRuntime = explained.activity.plane === 'runtime' && ref.type !== 'User';
  return ref.id ? byId({ type: ref.type, id: ref.id }, called, place, isRuntime) : [ours(withArticle(called))];
}

/** What the thing is called, for sentences and buttons; never a customer's name. */
export function thingName({ activity, known }: Explained, ref: ResourceRef): string | undefined {
  if (activity.plane === 'runtime' && ref.type !== 'User') return undefined;
  const name = nameOf(ref, known) ?? (SPEAKING_IDS.has(ref.type) ? ref.id : undefined);
  return name === undefined ? undefined : spelt(ref, name);
}

/** The noun for what was acted on; where the record names no thing, the operation's own: `ListUsers` → users. */
function nounOf({ activity }: Explained): string {
  if (activity.resource) return nounsOf(activity).one;
  return splitWords(activity.eventName.slice(activity.verb.length).slice(0, 60)) || 'something';
}

/** The instance's label, as far as anything tells it. */
export function instanceName({ activity, known }: Explained): string | undefined {
  if (known.instanceName) return known.instanceName;
  const { resource } = activity;
  return resource?.type === 'Instance' ? nameOf(resource, known) : undefined;
}

function nounBefore(noun: string): Words {
  return [ours(`${noun} `)];
}

function instanceThing(explained: Explained, place: Place): Words {
  const name = instanceName(explained);
  if (name !== undefined) return [ours('instance '), foreign(name, 'bold')];
  const id = explained.activity.resource?.id;
  return id && place === 'body' ? byId({ type: 'Instance', id }, 'instance', place) : [ours('the instance')];
}

// These are their own names: a number, an address, a setting of the API. They have an id that people can read.
const SPEAKING_IDS: ReadonlySet<string> = new Set([
  'ApprovedOrigin',
  'InstanceAttribute',
  'LambdaFunctionAssociation',
  'PredefinedAttribute',
  'DefaultVocabulary',
  'Trail',
  'Integration',
  'Bot',
  'LexBot',
]);

// Things that nobody gives a name.
const NAMELESS: ReadonlySet<string> = new Set([
  'Contact',
  'ContactEvaluation',
  'InstanceStorageConfig',
  'IntegrationAssociation',
  'SecurityKey',
  'AuthSession',
  'UseCase',
  'MetricData',
  'AttachedFile',
  'Profile',
  'Notification',
]);

function byId(
  { type, id }: Readonly<{ type: string; id: string }>,
  called: string,
  place: Place,
  isRuntime = false,
): Words {
  // Of a runtime call's thing the name is not shown, known or not.
  if (NAMELESS.has(type) || isRuntime)
    return place === 'lock' ? [ours(withArticle(called))] : [...nounBefore(called), foreign(shortId(id), 'bold')];
  if (place === 'lock') return [ours(withArticle(called)), ours(' (name not known)')];
  return [...nounBefore(called), foreign(shortId(id), 'bold'), ours(' (name not known)')];
}

const IS_SPELT: ReadonlySet<string> = new Set(['InstanceAttribute', 'InstanceStorageConfig', 'WorkspaceMedia']);

function spelt({ type }: ResourceRef, name: string): string {
  return IS_SPELT.has(type) && /^[A-Z_]+$/.test(name) ? enumWords(name) : name;
}

/** Whoever works in the admin website is a user too. */
export function isSelf({ activity: { actor, resource } }: Explained): boolean {
  const id = actor.connectUserId;
  if (actor.kind !== 'website' || !id || resource?.type !== 'User') return false;
  return resource.id?.toLowerCase() === id.toLowerCase();
}
