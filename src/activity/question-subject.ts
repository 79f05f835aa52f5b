import type { Filter, Subject } from './query.ts';
import type { Slot } from './question-slot.ts';
import { spoken, type Word } from './words.ts';

/** The resource types that some words mean, `flows` or `security profile`; empty where they mean none. */
export type KnownType = (words: string) => readonly string[];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EVENT_ID = /^sha256:[0-9a-f]{64}$/i;
const PHONE = /^\+?[\d(][\d\s().–-]{5,}\d$/;

type Name = Readonly<{ text: string; exact: boolean }>;

/** The thing or person that a slot names, as what a question is about. `aimed`: what was done to it alone. */
export function subjectOf(slot: Slot, aimed: boolean, verbs: readonly string[]): Subject {
  const name = nameOf(slot.words);
  const aim = aimed ? { target: true as const } : {};
  const types = slot.noun === 'person' ? ['User'] : slot.types;
  if (types.length > 0) return { kind: 'resource', ...name, ...meant(types), ...asNameOf(slot, name), ...aim };
  if (slot.noun === 'thing') return { kind: 'resource', ...name, ...aim };
  if (slot.me) return { kind: 'resource', text: name.text, exact: false, type: 'User', me: true, ...aim };
  return byItself(slot, name, verbs, aim);
}

/** The condition that a slot is. */
export function filterOf(slot: Slot, kind: 'actor' | 'thing' | 'instance'): Filter {
  const name = nameOf(slot.words);
  if (kind === 'instance') return { kind, ...name };
  if (kind === 'actor') return { kind, ...person(slot.words, name), ...(slot.me && { me: true as const }) };
  const types = slot.noun === 'person' ? ['User'] : slot.types;
  return { kind, ...name, ...(types.length > 0 && meant(types)) };
}

export function valueFilter(slot: Slot): Extract<Filter, { kind: 'value' }> {
  const [type] = slot.types;
  const known = slot.words[0]?.known;
  const { text, exact } = nameOf(slot.words);
  return { kind: 'value', text, exact: exact && known === undefined, ...(type !== undefined && { type }) };
}

/** A name as typed, without the article before it. `exact`: quoted, or an id or an ARN, which are meant letter by letter. */
function nameOf(words: readonly Word[]): Name {
  const text = spoken(words);
  return { text, exact: words.some(({ quoted }) => quoted) || isId(text) };
}

function byItself(slot: Slot, name: Name, verbs: readonly string[], aim: Readonly<{ target?: true }>): Subject {
  const [word] = slot.words;
  const exact = name.exact;
  const isPlain = slot.words.every(({ quoted }) => !quoted);
  if (isPlain && (UUID.test(name.text) || EVENT_ID.test(name.text)) && verbs.length === 0 && slot.link === 'none')
    return { kind: 'event', id: name.text };
  const isLogin =
    isPlain && (word?.mention === true || (name.text.includes('@') && !word?.known?.types.includes('EmailAddress')));
  if (aim.target && (isLogin || isUser(slot)))
    return { kind: 'resource', ...login(slot.words, name), type: 'User', ...aim };
  if (isLogin && slot.link !== 'to' && slot.link !== 'on') return { kind: 'user', ...person(slot.words, name) };
  if (isLogin) return { kind: 'resource', ...login(slot.words, name), type: 'User', ...aim };
  if (isPlain && PHONE.test(name.text) && name.text.replace(/\D/g, '').length >= 7)
    return { kind: 'resource', ...name, type: 'PhoneNumber', ...aim };
  const anything = !isId(name.text) && !aim.target && slot.link !== 'to' && slot.link !== 'on' && verbs.length === 0;
  return { kind: 'resource', text: name.text, exact, ...(anything && { anything: true as const }), ...aim };
}

/** Of what is done to people, a name that nobody knows letter by letter is a person's. */
function isUser({ words }: Slot): boolean {
  return words[0]?.known?.types.includes('User') ?? false;
}

/** `@dana` is how Slack shows a mention, and how people type one. */
function person(words: readonly Word[], { text, exact }: Name): Name & Readonly<{ member?: string }> {
  const quoted = words.some((word) => word.quoted);
  const member = words.length === 1 ? words[0]?.member : undefined;
  return { text: quoted ? text : text.replace(/^@(?=.)/, ''), exact, ...(member !== undefined && { member }) };
}

/** A person as a thing: found by name. */
function login(words: readonly Word[], name: Name): Name {
  const { text, exact } = person(words, name);
  return { text, exact };
}

function meant(types: readonly string[]): Readonly<{ type?: string; types?: readonly string[] }> {
  const [type] = types;
  return types.length === 1 && type !== undefined ? { type } : { types };
}

/** The name with the type's word in it, in case that is what the thing is called: `Key Accounts`. */
function asNameOf(slot: Slot, { text, exact }: Name): Readonly<{ asName?: string }> {
  if (slot.noun === 'person' || (exact && slot.words.length > 0)) return {};
  const typed = spoken(slot.typeWords);
  if (text === '') return { asName: typed };
  return { asName: slot.typeLast ? `${text} ${typed}` : `${typed} ${text}` };
}

function isId(text: string): boolean {
  return UUID.test(text) || EVENT_ID.test(text) || /^arn(:|%3a)/i.test(text);
}
