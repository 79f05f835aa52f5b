import { typeWords } from './connect/resource-types.ts';
import type { FoundActor, FoundThing } from './lookup.ts';

/** The scheme of an actor's key → what such an actor is. A claimed name is never called a person's (design 7). */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['iam', 'IAM user'],
  ['sso', 'SSO user'],
  ['connect', 'Connect user'],
  ['directory', 'directory user'],
  ['role', 'session'],
  ['federated', 'session'],
  ['saml', 'session'],
  ['web', 'session'],
  ['service', 'service'],
  ['root', ''],
  ['account', ''],
  ['unknown', ''],
  // Its label says so itself.
  ['identitycenter', ''],
]);

/** `queue Billing in Acme EU`: how a thing was read. */
export function thingName({ type, name, instanceName }: FoundThing): string {
  return `${typeWords(type).one} ${name}${instanceName ? ` in ${instanceName}` : ''}`;
}

/** `SSO user dana@example.com`, `session “dana@example.com”`: how an actor was read. */
export function actorName({ key, label }: FoundActor): string {
  const noun = NOUNS.get(schemeOf(key)) ?? 'person';
  if (noun === 'session') return `session “${label}”`;
  return noun === '' ? label : `${noun} ${label}`;
}

/** What stands before the first colon of an actor's key: `sso`, `iam`, `connect`, `role`. */
export function schemeOf(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf(':')));
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
