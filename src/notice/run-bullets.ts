import type { Explained } from '../activity/known.ts';
import { type Refused, reasonWords } from './failure-words.ts';
import { manyWords, speaksOfThing } from './many-words.ts';
import { shortId } from './names.ts';
import { type Phrase, phraseOf, phraseWords } from './phrase.ts';
import { thingName } from './thing-words.ts';
import { cappedList } from './value-words.ts';
import { foreign, ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

/** Activities of one verb on one type of thing. */
export type Kind = Readonly<{
  type: string;
  phrase: Phrase;
  done: readonly Explained[];
  refused: readonly Refused[];
}>;

const NAMES_SHOWN = 12;

/** The names of what was done, and of what was refused with the reason. */
export function kindBullets(kind: Kind, isOnly: boolean): readonly Words[] {
  const { done, refused } = kind;
  const [one] = done;
  if (one && done.length === 1) return [phraseWords(phraseOf(one), 'past', 'body'), ...refusedBullets(kind, refused)];
  if (!speaksOfThing(kind.phrase)) return [...withoutThings(kind, isOnly), ...refusedBullets(kind, refused)];
  const head: Words = isOnly ? [] : [...manyWords(kind.phrase, thingsOf(done).length, 'past', false), ours(': ')];
  const doneBullet: readonly Words[] = done.length > 0 ? [[...head, ...namesWords(done)]] : [];
  return [...doneBullet, ...refusedBullets(kind, refused)];
}

function withoutThings({ phrase, done }: Kind, isOnly: boolean): readonly Words[] {
  return isOnly || done.length === 0 ? [] : [manyWords(phrase, done.length, 'past', false)];
}

function refusedBullets({ phrase }: Kind, refused: readonly Refused[]): readonly Words[] {
  const byReason = new Map<string, { reason: Words; members: Explained[] }>();
  for (const explained of refused) {
    const reason = reasonWords(explained.activity.failure);
    const key = toPlain(reason);
    const group = byReason.get(key) ?? { reason, members: [] };
    group.members.push(explained);
    byReason.set(key, group);
  }
  return [...byReason.values()].map(({ reason, members }) => [
    ours('refused, tried to '),
    ...manyWords(phrase, thingsOf(members).length, 'base', false),
    ours(' ('),
    ...reason,
    ours(')'),
    ...(speaksOfThing(phrase) ? [ours(': '), ...namesWords(members)] : []),
  ]);
}

function namesWords(all: readonly Explained[]): Words {
  return cappedList(
    thingsOf(all).map((name): Words => [foreign(name)]),
    NAMES_SHOWN,
  );
}

/** Each thing once, by name or by the end of its id; one without either counts by itself. */
export function thingsOf(all: readonly Explained[]): readonly string[] {
  const things = new Map<string, string>();
  all.forEach((explained, index) => {
    const ref = explained.activity.resource;
    const name = ref ? (thingName(explained, ref) ?? (ref.id ? shortId(ref.id) : undefined)) : undefined;
    things.set(ref?.id ?? name ?? `#${index}`, name ?? 'one without a name');
  });
  return [...things.values()];
}
