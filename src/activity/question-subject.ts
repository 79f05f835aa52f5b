import type { Subject } from './query.ts';
import { nameOf, type QuestionName, readName } from './question-name.ts';
import type { Word } from './words.ts';

/** The resource types that some words mean, `flows` or `security profile`; empty where they mean none. */
export type KnownType = (words: string) => readonly string[];

export type ReadSubject = Subject | Readonly<{ kind: 'mistake'; problem: string }>;

const CHANGES = new Set([
  'changes',
  'change',
  'changed',
  'everything',
  'anything',
  'happened',
  'activity',
  'activities',
]);
const LINKS = new Set(['to', 'of', 'on', 'in', 'for']);
const ARTICLES = new Set(['the', 'our']);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const EVENT_ID = /^sha256:[0-9a-f]{64}$/i;
const LONGEST_TYPE = 5;

/** A line's first word → how the words after it are read. */
const SUBJECTS: ReadonlyMap<string, (words: readonly Word[]) => ReadSubject> = new Map([
  ['user', person],
  ['person', person],
  ['by', person],
  ['resource', (words) => thing(words, 'resource')],
  ['thing', (words) => thing(words, 'thing')],
  ['event', eventOrRequest],
  ['request', eventOrRequest],
]);

/** What a line without its window and its noise asks about. */
export function readSubject(line: readonly Word[], knownType: KnownType): ReadSubject {
  const start = line.findIndex((word) => !isAny(word, CHANGES, LINKS, ARTICLES));
  const words = start < 0 ? [] : line.slice(start);
  const head = start < 0 ? line : line.slice(0, start);
  const last = head.at(-1);
  if (words.length === 0) return last && !isAny(last, CHANGES) ? unfinished(last) : { kind: 'changes' };
  const first = words[0];
  const reader = first && !isName(first) ? SUBJECTS.get(key(first)) : undefined;
  return reader ? reader(words.slice(1)) : (typed(words, knownType) ?? typedLast(words, knownType) ?? byItself(words));
}

function person(words: readonly Word[]): ReadSubject {
  const name = readName(words);
  if (name === undefined) return mistake('Say whose changes: `user dana@example.com`, by name, login, e-mail or id.');
  return 'problem' in name ? mistake(name.problem) : user(name);
}

function thing(words: readonly Word[], said: string): ReadSubject {
  const name = readName(words);
  if (name === undefined) return mistake(`Say which ${said}: \`resource Billing\`, by name, id or ARN.`);
  return 'problem' in name ? mistake(name.problem) : resource(name);
}

function eventOrRequest(words: readonly Word[]): ReadSubject {
  const [id, ...others] = words;
  if (id && others.length === 0) return { kind: 'event', id: id.text };
  return mistake('Say which one by its id alone: `event 5f0c…`, as a notice’s Details show it.');
}

/** A type, the longest that matches first, and a name: `security profile Admin`; without a name all of the type. */
function typed(words: readonly Word[], knownType: KnownType): ReadSubject | undefined {
  const named = words.findIndex(isName);
  const most = Math.min(LONGEST_TYPE, named < 0 ? words.length : named);
  for (let length = most; length > 0; length -= 1) {
    const types = knownType(spoken(words.slice(0, length)));
    if (types.length > 0) return ofType(types, words, length);
  }
  return undefined;
}

/** `Billing queue`, `Tier 2 routing profile`: the type behind the name. */
function typedLast(words: readonly Word[], knownType: KnownType): ReadSubject | undefined {
  const most = Math.min(LONGEST_TYPE, words.length - 1);
  for (let length = most; length > 0; length -= 1) {
    const last = words.slice(-length);
    const types = last.some(isName) ? [] : knownType(spoken(last));
    if (types.length > 0) return ofType(types, [...last, ...words.slice(0, -length)], length, spoken(words));
  }
  return undefined;
}

function ofType(types: readonly string[], words: readonly Word[], length: number, asName = spoken(words)): ReadSubject {
  const name = readName(words.slice(length));
  if (name && 'problem' in name) return mistake(name.problem);
  const [type] = types;
  const meant = types.length === 1 && type !== undefined ? { type } : { types };
  if (name === undefined) return { kind: 'resource', text: '', ...meant, exact: false, asName };
  return { ...resource(name), ...meant, ...(!name.exact && { asName }) };
}

function byItself(words: readonly Word[]): ReadSubject {
  const name = nameOf(words);
  if ('problem' in name) return mistake(name.problem);
  if (name.mention || name.text.includes('@')) return user(name);
  if (!name.exact && (UUID.test(name.text) || EVENT_ID.test(name.text))) return { kind: 'event', id: name.text };
  return { ...resource(name), ...(!isId(name) && { anything: true as const }) };
}

/** `@dana` is how Slack shows a mention, and how people type one. */
function user(name: QuestionName): Subject {
  const text = name.exact ? name.text : name.text.replace(/^@(?=.)/, '');
  return { kind: 'user', text, exact: name.exact || isId(name) };
}

function resource(name: QuestionName): Readonly<{ kind: 'resource'; text: string; exact: boolean }> {
  return { kind: 'resource', text: name.text, exact: name.exact || isId(name) };
}

/** An id or an ARN, encoded or not, is meant letter by letter. */
function isId({ text }: QuestionName): boolean {
  return UUID.test(text) || EVENT_ID.test(text) || /^arn(:|%3a)/i.test(text);
}

function unfinished({ text }: Word): ReadSubject {
  return mistake(`Say what comes after “${text}”: \`changes to queue Billing\`, or \`changes\` alone.`);
}

function mistake(problem: string): ReadSubject {
  return { kind: 'mistake', problem };
}

function isAny(word: Word, ...sets: readonly ReadonlySet<string>[]): boolean {
  return !isName(word) && sets.some((set) => set.has(key(word)));
}

/** Quoted or a mention: never grammar. */
function isName({ quoted, mention }: Word): boolean {
  return quoted || mention === true;
}

function key({ text }: Word): string {
  return text.toLowerCase();
}

function spoken(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}
