import type { Explained } from '../activity/known.ts';
import { reasonWords } from './failure-words.ts';
import { manyWords, speaksOfThing } from './many-words.ts';
import { nameLines, nameList } from './name-list.ts';
import { phraseOf, phraseWords } from './phrase.ts';
import { type Kind, thingsOf } from './run-kinds.ts';
import { joined, ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

type BulletOptions = Readonly<{
  /** The headline tells what was done already. */
  isOnly: boolean;
  /** Every thing is named: the change is sensitive. */
  isWhole: boolean;
}>;

/** What was done and what was refused; refusals stand before all but the weightiest of what was done. */
export function runBullets(kinds: readonly Kind[], options: BulletOptions): readonly Words[] {
  const done = kinds.map((kind) => doneBullets(kind, options));
  const refused = kinds.flatMap((kind) => refusedBullets(kind, options));
  return [...done.slice(0, 1), refused, ...done.slice(1)].flat();
}

function doneBullets({ phrase, done }: Kind, { isOnly, isWhole }: BulletOptions): readonly Words[] {
  if (done.length === 0) return [];
  if (done.length === 1 || (isWhole && !isOnly)) return done.map((each) => phraseWords(phraseOf(each), 'past', 'body'));
  if (!speaksOfThing(phrase)) return isOnly ? [] : [manyWords(phrase, done.length, 'past', false)];
  const things = thingsOf(done);
  if (isWhole) return namesInLines(things);
  const head: Words = isOnly ? [] : [...manyWords(phrase, things.length, 'past', false), ours(': ')];
  return [[...head, ...nameList(things)]];
}

function refusedBullets({ phrase, refused }: Kind, { isWhole }: BulletOptions): readonly Words[] {
  const byReason = new Map<string, { reason: Words; members: Explained[] }>();
  for (const explained of refused) {
    const reason = reasonWords(explained.activity.failure);
    const key = toPlain(reason);
    const group = byReason.get(key) ?? { reason, members: [] };
    group.members.push(explained);
    byReason.set(key, group);
  }
  return [...byReason.values()].flatMap(({ reason, members }) => {
    const things = thingsOf(members);
    const head = [ours('refused, tried to '), ...manyWords(phrase, things.length, 'base', false)];
    const why = [...head, ours(' ('), ...reason, ours(')')];
    if (!speaksOfThing(phrase)) return [why];
    if (!isWhole) return [[...why, ours(': '), ...nameList(things)]];
    const [first = [], ...more] = namesInLines(things);
    return [[...why, ours(': '), ...first], ...more];
  });
}

function namesInLines(names: readonly string[]): readonly Words[] {
  return nameLines(names).map((spans) =>
    joined(
      spans.map((span) => [span]),
      ', ',
    ),
  );
}
