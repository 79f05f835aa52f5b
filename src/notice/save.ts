import type { Earlier, Explained } from '../activity/known.ts';
import { actorWords } from './actor-words.ts';
import { type Body, capped, emptyBody } from './body.ts';
import { doubted, fieldBullets, withDoubt } from './bullets.ts';
import { earlierOf } from './difference.ts';
import { reasonWords } from './failure-words.ts';
import { fieldWords } from './field-words.ts';
import { cut } from './foreign.ts';
import { counted } from './inflect.ts';
import { changeBullets, consequence, oneBody } from './one.ts';
import { type Phrase, phraseOf, phraseWords } from './phrase.ts';
import { instanceSuffix } from './sentence.ts';
import { thingWords } from './thing-words.ts';
import { cappedList } from './value-words.ts';
import { toolWords } from './way-words.ts';
import { foreign, ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

/** Several activities of one actor on one thing: one save, oldest first. */
export function saveBody(all: readonly Explained[], mark: string): Body {
  const settled = withoutOvercome(all);
  const done = asOneChange(settled.filter(({ activity }) => !activity.failure));
  const refused = settled.filter(({ activity }) => activity.failure);
  const [only] = settled;
  if (only && settled.length === 1) return oneBody(only, mark);
  const head = headOf(done) ?? headOf(refused);
  if (!head) return emptyBody(mark);
  const settings = lastOfEach(done.flatMap((each) => settingBullets(each, done.length === 1)));
  const { bullets, after } = withDoubt(settings);
  const told = done.length > 0 ? headline(head, done, bullets.length) : triedHeadline(head);
  const refusedCount: Words = done.length > 0 && refused.length > 0 ? [ours(`, ${refused.length} refused`)] : [];
  return {
    mark,
    lock: [...told.lock, ...refusedCount, ...instanceSuffix(head.explained)],
    headline: told.body,
    lines: done.length === 1 ? consequence(head.explained, head) : [],
    bullets: capped(bullets),
    after: [...after, ...refusedLine(refused)],
  };
}

/** A refusal counts only where no later success of the same call follows. */
export function withoutOvercome(all: readonly Explained[]): readonly Explained[] {
  return all.filter(({ activity }, index) => {
    if (!activity.failure) return true;
    return !all.slice(index + 1).some(({ activity: later }) => !later.failure && isSameCall(activity, later));
  });
}

function isSameCall(one: Explained['activity'], other: Explained['activity']): boolean {
  const thing = one.resource?.id ?? one.resource?.name;
  return (
    one.eventName === other.eventName && (!thing || thing === other.resource?.id || thing === other.resource?.name)
  );
}

// What makes a thing or ends it says more than what set it.
const WEIGHT = new Map([
  ['Delete', 3],
  ['Create', 2],
  ['Claim', 2],
  ['Release', 3],
]);

/** The activity that names the whole save. */
function headOf(all: readonly Explained[]): Phrase | undefined {
  const [first] = all;
  if (!first) return undefined;
  const weight = ({ activity }: Explained) => WEIGHT.get(activity.verb) ?? 0;
  return phraseOf(all.reduce((best, each) => (weight(each) > weight(best) ? each : best), first));
}

type Told = Readonly<{ lock: Words; body: Words }>;

function headline(head: Phrase, done: readonly Explained[], settings: number): Told {
  const { explained } = head;
  const who = actorWords(explained);
  const tool = toolWords(explained.activity);
  if (done.length === 1 || WEIGHT.has(explained.activity.verb)) {
    const more: Words = done.length > 1 ? [ours(`, with ${counted(done.length - 1, 'more change')}`)] : [];
    return {
      lock: [...who, ours(' '), ...phraseWords(head, 'past', 'lock'), ...more],
      body: [...who, ...tool, ours(' '), ...phraseWords(head, 'past', 'body'), ...more],
    };
  }
  const count = `: ${counted(Math.max(settings, done.length), 'setting')}`;
  return {
    lock: [...who, ours(' edited '), ...thingWords(explained, 'it', 'lock'), ours(count)],
    body: [...who, ...tool, ours(' edited '), ...thingWords(explained, 'it', 'body'), ours(count)],
  };
}

function triedHeadline(head: Phrase): Told {
  const { explained } = head;
  const who = actorWords(explained);
  const refusal = ours(' and was refused each time. Nothing changed.');
  return {
    lock: [...who, ours(' tried to edit '), ...thingWords(explained, 'it', 'lock')],
    body: [
      ...who,
      ...toolWords(explained.activity),
      ours(' tried to edit '),
      ...thingWords(explained, 'it', 'body'),
      refusal,
    ],
  };
}

type Setting = Readonly<{ field: string; words: Words; isOldKnown: boolean }>;

/** What one call set: its fields, with what it means for a status; a call without fields by its phrase. */
function settingBullets(explained: Explained, isOnly: boolean): readonly Setting[] {
  const phrase = phraseOf(explained);
  const { activity } = explained;
  if (isOnly || WEIGHT.has(activity.verb)) return changeBullets(explained, phrase);
  const so: Words = phrase.so && activity.severity !== 'routine' ? [ours(`: ${phrase.so}`)] : [];
  const fields = phrase.verb === 'do' ? [] : fieldBullets(explained, new Set());
  if (fields.length === 0)
    return [{ field: '', words: [...phraseWords(phrase, 'past', 'body'), ...so], isOldKnown: true }];
  return fields.map((each, index) =>
    index === fields.length - 1 && so.length > 0
      ? { ...each, words: [...doubted(each), ...so], isOldKnown: true }
      : each,
  );
}

/** A field set several times in one save is one change: from its first old value to its last new one. */
function asOneChange(done: readonly Explained[]): readonly Explained[] {
  const seen = new Set<string>();
  const before = new Map<string, Earlier>();
  return done.map(({ activity, known }) => {
    for (const change of activity.changes) {
      const earlier = earlierOf(change, known);
      if (!seen.has(change.field) && earlier) before.set(change.field, earlier);
      seen.add(change.field);
    }
    return { activity, known: { ...known, earlier: Object.fromEntries(before) } };
  });
}

function lastOfEach(settings: readonly Setting[]): readonly Setting[] {
  return settings.filter(
    ({ field }, index) => field === '' || !settings.slice(index + 1).some((later) => later.field === field),
  );
}

function refusedLine(refused: readonly Explained[]): readonly Words[] {
  if (refused.length === 0) return [];
  const each = refused.map((explained): Words => {
    const { failure, changes } = explained.activity;
    const what =
      changes.length > 0
        ? [
            foreign(
              changes
                .map(({ field }) => fieldWords(field))
                .slice(0, 3)
                .join(', '),
            ),
          ]
        : [foreign(cut(toPlain(phraseWords(phraseOf(explained), 'base', 'body')), 80))];
    return [...what, ours(' ('), ...(failure ? reasonWords(failure) : []), ours(')')];
  });
  return [[ours('Refused, nothing changed: '), ...cappedList(each)]];
}
