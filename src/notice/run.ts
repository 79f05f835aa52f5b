import type { Explained } from '../activity/known.ts';
import type { TypeWords } from '../connect/resource-types.ts';
import { actorWords } from './actor-words.ts';
import { type Body, capped, emptyBody } from './body.ts';
import { hasFailed, type Refused } from './failure-words.ts';
import { counted } from './inflect.ts';
import { commonKey, manyWords, speaksOfThing, tailWords } from './many-words.ts';
import { nounsOf } from './noun-words.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import { type Kind, kindBullets, thingsOf } from './run-bullets.ts';
import { instanceSuffix } from './sentence.ts';
import { withoutOvercome } from './settle.ts';
import { isDeploy, toolWords } from './way-words.ts';
import { ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

const MAKES: ReadonlySet<string> = new Set(['create', 'delete', 'claim', 'release', 'import']);
const TYPES_SHOWN = 3;

/** A run of work on many things: `created 15 users, 1 refused`, or a tool's deploy. */
export function runBody(all: readonly Explained[], mark: string): Body {
  const settled = withoutOvercome(all);
  const kinds = kindsOf(settled);
  const [main] = kinds;
  const [first] = settled;
  if (!main || !first) return emptyBody(mark);
  const refused = settled.filter(({ activity }) => activity.failure).length;
  const isTool = isDeploy(first.activity);
  const told = kinds.length === 1 || leads(main, isTool) ? oneKindWords(main) : mixedWords(kinds, isTool);
  const count: Words =
    refused > 0 && refused < settled.length ? [ours(`, ${counted(refused, 'refused', 'refused')}`)] : [];
  const did: Words =
    refused === settled.length ? [...told.base, ours(' and was refused. Nothing changed.')] : [...told.past, ...count];
  const lockDid = refused === settled.length ? told.base : [...told.past, ...count];
  const deploy: Words = isTool && kinds.length > 1 && refused < settled.length ? [ours('Deploy: ')] : [];
  return {
    mark,
    lock: [...deploy, ...actorWords(first), ours(' '), ...lockDid, ...instanceSuffix(first)],
    headline: [...deploy, ...actorWords(first), ...toolWords(first.activity), ours(' '), ...did],
    lines: [],
    bullets: capped(kinds.flatMap((kind) => kindBullets(kind, kinds.length === 1))),
    after: [],
  };
}

/** Making many things speaks for the tags and skills that come along with them; a tool's run is told as a whole. */
function leads({ phrase, done }: Kind, isTool: boolean): boolean {
  return !isTool && done.length > 0 && MAKES.has(phrase.verb);
}

type Told = Readonly<{ past: Words; base: Words }>;

/** `created 15 users`; `tried to create 3 users`. */
function oneKindWords({ phrase, done, refused }: Kind): Told {
  const members = done.length > 0 ? done : refused;
  const count = speaksOfThing(phrase) ? thingsOf(members).length : members.length;
  const tails = new Set(members.map((each) => toPlain(tailWords(phraseOf(each)))));
  const withTail = tails.size === 1;
  return {
    past: manyWords(phrase, count, 'past', withTail),
    base: [ours('tried to '), ...manyWords(phrase, count, 'base', withTail)],
  };
}

/** `changed 12 flows, 3 flow modules and more`. */
function mixedWords(kinds: readonly Kind[], isTool: boolean): Told {
  const byNoun = new Map<string, { nouns: TypeWords; members: Explained[] }>();
  const isAllRefused = kinds.every(({ done }) => done.length === 0);
  for (const { phrase, done, refused } of kinds) {
    const members = isAllRefused ? refused : done;
    const nouns = nounsOf(phrase.explained.activity);
    if (members.length === 0) continue;
    byNoun.set(nouns.one, { nouns, members: [...(byNoun.get(nouns.one)?.members ?? []), ...members] });
  }
  const counts = [...byNoun.values()]
    .map(({ nouns, members }) => ({ nouns, count: thingsOf(members).length }))
    .sort((one, other) => other.count - one.count);
  const shown = counts.slice(0, TYPES_SHOWN).map(({ nouns, count }) => counted(count, nouns.one, nouns.many));
  const list = counts.length > TYPES_SHOWN ? [...shown, 'more'] : shown;
  const text = listed(list);
  const verb = isTool ? 'change' : 'edit';
  return {
    past: [ours(`${verb === 'change' ? 'changed' : 'edited'} `), ours(text, 'bold')],
    base: [ours(`tried to ${verb} `), ours(text, 'bold')],
  };
}

/** `a, b and c`. */
function listed(items: readonly string[]): string {
  const text = items.join(', ');
  const at = text.lastIndexOf(', ');
  return at < 0 ? text : `${text.slice(0, at)} and ${text.slice(at + 2)}`;
}

function kindsOf(all: readonly Explained[]): readonly Kind[] {
  const kinds = new Map<string, { phrase: Phrase; type: string; done: Explained[]; refused: Refused[] }>();
  for (const explained of all) {
    const phrase = phraseOf(explained);
    const type = explained.activity.resource?.type ?? '';
    const key = `${type} ${commonKey(phrase)}`;
    const kind = kinds.get(key) ?? { phrase, type, done: [], refused: [] };
    if (hasFailed(explained)) kind.refused.push(explained);
    else kind.done.push(explained);
    kinds.set(key, kind);
  }
  return [...kinds.values()].sort((one, other) => weightOf(other) - weightOf(one) || sizeOf(other) - sizeOf(one));
}

function weightOf({ phrase, done }: Kind): number {
  return done.length > 0 && MAKES.has(phrase.verb) ? 1 : 0;
}

function sizeOf({ done, refused }: Kind): number {
  return done.length + refused.length;
}
