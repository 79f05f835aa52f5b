import { type Word, wordsOf } from '../activity/words.ts';
import { resourceTypesNamed } from '../connect/resource-types.ts';
import { quotedName } from '../notice/quoted-name.ts';
import type { MentionContext, NoticeThing } from './mention-context.ts';

export type MentionVerb = 'help' | 'details' | 'history' | 'more_by' | 'around' | 'raw';

/** What was asked: one of the words of a notice's thread, a question, or one about several things, of which one must be named. */
export type MentionRead =
  | Readonly<{ kind: 'verb'; verb: MentionVerb }>
  | Readonly<{ kind: 'question'; text: string }>
  | Readonly<{ kind: 'which'; things: readonly NoticeThing[] }>;

const VERBS: ReadonlyMap<string, MentionVerb> = new Map([
  ['help', 'help'],
  ['details', 'details'],
  ['detail', 'details'],
  ['history', 'history'],
  ['user', 'more_by'],
  ['person', 'more_by'],
  ['actor', 'more_by'],
  ['more', 'more_by'],
  ['around', 'around'],
  ['raw', 'raw'],
  ['record', 'raw'],
  ['json', 'raw'],
]);
/** What may stand beside one of these words and says nothing. */
const FILLERS = setOf(
  'please thanks me the a show give of for on by to this that it its their his her time then moment person user record change notice thing here',
);
/** A question that begins so, or goes on so after `history` and `user`, names a time and nothing else. */
const TIMES = setOf('since until till last past today yesterday between from before after in during overnight');
const IT = setOf('it its these those');
const THIS = setOf('this that');
const THING_NOUNS = setOf('thing resource one');
const WHO = setOf('he she they him her his their');
const WHO_NOUNS = setOf('person actor guy colleague member');

/** The notice's thing, where the types said allow it. */
type Here = Readonly<{ types: readonly string[] }>;
type Token = string | Here;

/** What a line after `@Connect Trail` asks, with the notice above as context where there is one. */
export function readMention(typed: string, context?: MentionContext): MentionRead {
  const words = wordsOf(typed).filter((word) => word.quoted || keyOf(word) !== '');
  const start = words.findIndex((word) => VERBS.has(keyOf(word)) || !FILLERS.has(keyOf(word)));
  const said = start < 0 ? [] : words.slice(start);
  const [first, ...rest] = said;
  if (!first) return { kind: 'verb', verb: words.length > 0 && context ? 'history' : 'help' };
  const verb = VERBS.get(keyOf(first));
  if (verb && rest.every((word) => FILLERS.has(keyOf(word)))) return { kind: 'verb', verb };
  const tokens = context && tokensIn(context, verb, words, rest);
  return tokens ? asked(tokens, context.things) : { kind: 'question', text: typed };
}

/** The line with what the notice is about in place of "it" and "she"; undefined where it speaks of nothing here. */
function tokensIn(
  { things, actor }: MentionContext,
  verb: MentionVerb | undefined,
  words: readonly Word[],
  rest: readonly Word[],
): readonly Token[] | undefined {
  const here: Here = { types: [] };
  if (verb === 'more_by' && actor !== undefined && isTime(rest[0])) return [`user ${actor}`, ...rest.map(typedAs)];
  if (verb === 'history') {
    const of = rest.slice(rest.findIndex((word) => !OF.has(keyOf(word))));
    return isTime(of[0]) ? [here, ...of.map(typedAs)] : replaced(of, things, actor);
  }
  if (isTime(words[0])) return [here, ...words.map(typedAs)];
  const tokens = replaced(words, things, actor);
  return tokens.some((token, index) => token !== typedAs(words[index])) ? withoutHistory(tokens) : undefined;
}

const OF = setOf('of for on');

/** `its history`: the thing says it all. */
function withoutHistory(tokens: readonly Token[]): readonly Token[] {
  const isAbout = tokens.some((token) => typeof token !== 'string');
  return isAbout ? tokens.filter((token) => typeof token !== 'string' || token.toLowerCase() !== 'history') : tokens;
}

function replaced(words: readonly Word[], things: readonly NoticeThing[], actor: string | undefined): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const [key, next] = [keyOf(words[at]), keyOf(words[at + 1])];
    const types = THIS.has(key) ? typesSaid(next, things) : undefined;
    const isWho = THIS.has(key) && (WHO_NOUNS.has(next) || next === 'user');
    if (types) tokens.push({ types });
    else if (isWho && actor !== undefined) tokens.push(actor);
    else tokens.push(pronoun(words, at, actor) ?? typedAs(words[at]));
    if (types || (isWho && actor !== undefined)) at += 1;
  }
  return tokens;
}

/** `this queue`, `that thing`: which of the notice's things may be meant; undefined when none is. */
function typesSaid(noun: string, things: readonly NoticeThing[]): readonly string[] | undefined {
  if (THING_NOUNS.has(noun)) return [];
  const named = resourceTypesNamed(noun);
  return things.some(({ key }) => named.includes(typeOf(key))) ? named : undefined;
}

function pronoun(words: readonly Word[], at: number, actor: string | undefined): Token | undefined {
  const [word, next] = [words[at], words[at + 1]];
  const key = keyOf(word);
  const endsHere = THIS.has(key) && (next === undefined || isTime(next) || keyOf(next) === 'by');
  if (IT.has(key) || endsHere) return { types: [] };
  return WHO.has(key) ? actor : undefined;
}

function asked(tokens: readonly Token[], things: readonly NoticeThing[]): MentionRead {
  const types = tokens.flatMap((token) => (typeof token === 'string' ? [] : token.types));
  const isAbout = tokens.some((token) => typeof token !== 'string');
  const meant = types.length > 0 ? things.filter(({ key }) => types.includes(typeOf(key))) : things;
  if (isAbout && meant.length !== 1) return { kind: 'which', things: meant };
  const text = tokens.map((token) => (typeof token === 'string' ? token : (meant[0]?.asked ?? ''))).join(' ');
  return { kind: 'question', text };
}

function typeOf(key: string): string {
  return key.split('/', 1)[0] ?? '';
}

function isTime(word: Word | undefined): boolean {
  const key = keyOf(word);
  return TIMES.has(key) || /^\d{4}-\d{2}-\d{2}/.test(key);
}

/** Lower case without the marks of a question; '' for names, which are never grammar. */
function keyOf(word: Word | undefined): string {
  if (!word || word.quoted || word.mention) return '';
  return word.text.toLowerCase().replace(/[?!.,:;]{1,9}$/, '');
}

/** As it was typed, for a question that is put together again. */
function typedAs(word: Word | undefined): string {
  if (!word) return '';
  if (word.quoted) return quotedName(word.text);
  return word.mention ? `<@${word.member ?? 'U0'}|${word.text}>` : word.text;
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
