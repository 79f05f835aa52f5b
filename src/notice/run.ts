import type { Explained } from '../activity/known.ts';
import type { TypeWords } from '../connect/resource-types.ts';
import { actorWords } from './actor-words.ts';
import { asSentence, type Body, BULLETS_SHOWN, capped, emptyBody } from './body.ts';
import { deployWords, isToldAsDeploy } from './deploy-words.ts';
import { counted } from './inflect.ts';
import { manyWords, speaksOfThing, tailWords } from './many-words.ts';
import { DEPLOY, isSensitive } from './marks.ts';
import { nounsOf } from './noun-words.ts';
import { phraseOf } from './phrase.ts';
import { runBullets } from './run-bullets.ts';
import { type Kind, kindsOf, makes, thingsOf } from './run-kinds.ts';
import { instanceSuffix } from './sentence.ts';
import { isDeploy, toolWords } from './way-words.ts';
import { ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

const TYPES_SHOWN = 3;
/** Sensitive things are named, each of them, up to what a message holds. */
const SENSITIVE_SHOWN = 100;

export type RunOptions = Readonly<{ mark: string; isOpen: boolean }>;

/** A run of work on many things, its retries left out: `created 15 users, 1 refused`, or a tool's deploy. */
export function runBody(settled: readonly Explained[], { mark, isOpen }: RunOptions): Body {
  const [first] = settled;
  const isTool = first !== undefined && isDeploy(first.activity);
  const kinds = kindsOf(settled, isTool);
  const [main] = kinds;
  if (!main || !first) return emptyBody(mark);
  const refused = settled.filter(({ activity }) => activity.failure).length;
  const isAllRefused = refused === settled.length;
  const told = kinds.length === 1 || (!isTool && makes(main)) ? oneKindWords(main) : mixedWords(kinds, isTool);
  const count: Words = refused > 0 && !isAllRefused ? [ours(`, ${counted(refused, 'refused', 'refused')}`)] : [];
  const did: Words = isAllRefused
    ? [...told.base, ours(' and was refused. Nothing changed.')]
    : [...told.past, ...count];
  const lockDid = isAllRefused ? told.base : [...told.past, ...count];
  const isWhole = isSensitive(settled);
  const asDeploy = isToldAsDeploy(settled) && !isAllRefused;
  const bullets = runBullets(kinds, { isOnly: kinds.length === 1 && !asDeploy, isWhole });
  return {
    mark: asDeploy ? DEPLOY : mark,
    lock: [...actorWords(first), ours(' '), ...lockDid, ...instanceSuffix(first)],
    headline: asDeploy
      ? deployWords(first, { since: first.activity.at, isOpen, refused })
      : [...actorWords(first), ...toolWords(first.activity), ours(' '), ...did],
    lines: isWhole ? eachLine(kinds) : [],
    bullets: capped(bullets, isWhole ? SENSITIVE_SHOWN : BULLETS_SHOWN),
    after: [],
  };
}

/** What it means, where it is one thing that was done to each. */
function eachLine(kinds: readonly Kind[]): readonly Words[] {
  if (kinds.length > 1) return [];
  return kinds.flatMap(({ phrase: { so }, done }) =>
    so && done.length > 0 ? [[ours(asSentence(done.length > 1 ? `for each: ${so}` : so))]] : [],
  );
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
    const nouns = nounsOf(phrase.explained.activity);
    const told = byNoun.get(nouns.one) ?? { nouns, members: [] };
    const members: readonly Explained[] = isAllRefused ? refused : done;
    for (const each of members) told.members.push(each);
    if (told.members.length > 0) byNoun.set(nouns.one, told);
  }
  const counts = [...byNoun.values()]
    .map(({ nouns, members }) => ({ nouns, count: thingsOf(members).length }))
    .sort((one, other) => other.count - one.count);
  const shown = counts.slice(0, TYPES_SHOWN).map(({ nouns, count }) => counted(count, nouns.one, nouns.many));
  const text = listed(counts.length > TYPES_SHOWN ? [...shown, 'more'] : shown);
  return {
    past: [ours(isTool ? 'changed ' : 'edited '), ours(text, 'bold')],
    base: [ours(isTool ? 'tried to change ' : 'tried to edit '), ours(text, 'bold')],
  };
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  const text = items.join(', ');
  const at = text.lastIndexOf(', ');
  return at < 0 ? text : `${text.slice(0, at)} and ${text.slice(at + 2)}`;
}
