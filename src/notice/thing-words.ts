import type { Explained } from '../activity/known.ts';
import { type ResourceRef, resourceKey } from '../connect/resource-ref.ts';
import { typeWords } from '../connect/resource-types.ts';
import { nameOf, shortId } from './names.ts';
import { enumWords } from './value-words.ts';
import { foreign, ours, type Words } from './words.ts';

/** The lock screen has no room for ids. */
export type Place = 'body' | 'lock';

/** The thing an activity was about: `queue *Billing*`, `themselves`, `queue …4a9b21 (name not known)`. */
export function thingWords(explained: Explained, noun: string, place: Place): Words {
  const { activity, known } = explained;
  const ref = activity.resource;
  const called = noun === 'it' || noun === '' ? typeWords(ref?.type ?? '').one : noun;
  if (!ref) return [ours(withArticle(called))];
  if (isSelf(explained, ref)) return [ours('themselves')];
  if (ref.type === 'Instance') return instanceThing(explained, place);
  const name = nameOf(ref, known);
  if (name !== undefined) return [...nounBefore(called), foreign(spelt(ref, name), 'bold')];
  return ref.id ? byId(ref, called, place) : [ours(withArticle(called))];
}

/** The instance's label, as far as anything tells it. */
export function instanceName({ activity, known }: Explained): string | undefined {
  if (known.instanceName) return known.instanceName;
  const { resource } = activity;
  return resource?.type === 'Instance' ? nameOf(resource, known) : undefined;
}

export function withArticle(noun: string): string {
  return /^hours/.test(noun) ? noun : `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
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
  'Bot',
  'LexBot',
]);

function byId(ref: ResourceRef, called: string, place: Place): Words {
  const id = ref.id ?? '';
  if (SPEAKING_IDS.has(ref.type)) return [...nounBefore(called), foreign(spelt(ref, id), 'bold')];
  if (place === 'lock') return [ours(`${withArticle(called)} (name not known)`)];
  return [...nounBefore(called), foreign(shortId(id), 'bold'), ours(' (name not known)')];
}

function spelt({ type }: ResourceRef, name: string): string {
  return type === 'InstanceAttribute' && /^[A-Z_]+$/.test(name) ? enumWords(name) : name;
}

/** Whoever works in the admin website is a user too. */
function isSelf({ activity }: Explained, ref: ResourceRef): boolean {
  const id = activity.actor.connectUserId;
  if (activity.actor.kind !== 'website' || !id || ref.type !== 'User') return false;
  return ref.id?.toLowerCase() === id.toLowerCase() || resourceKey(ref) === `User/${id.toLowerCase()}`;
}
