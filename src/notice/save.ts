import type { Explained } from '../activity/known.ts';
import { aspectOf } from '../connect/event-aspect.ts';
import { actorWords } from './actor-words.ts';
import { type Body, capped, emptyBody } from './body.ts';
import { doubted, type FieldBullet, fieldBullets, withDoubt } from './bullets.ts';
import { hasFailed, type Refused, reasonWords } from './failure-words.ts';
import { fieldWords } from './field-words.ts';
import { cut } from './foreign.ts';
import { counted } from './inflect.ts';
import { changeBullets, consequence, oneBody } from './one.ts';
import { type Phrase, phraseOf, phraseWords } from './phrase.ts';
import { instanceSuffix } from './sentence.ts';
import { asOneChange } from './settle.ts';
import { thingWords } from './thing-words.ts';
import { cappedList } from './value-words.ts';
import { toolWords } from './way-words.ts';
import { foreign, ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

/** Several activities of one actor on one thing, retries left out: one save, oldest first. */
export function saveBody(settled: readonly Explained[], mark: string): Body {
  const done = asOneChange(settled.filter(({ activity }) => !activity.failure));
  const refused = settled.filter(hasFailed);
  const [only] = [...done, ...refused];
  if (only && done.length + refused.length === 1) return oneBody(only, mark);
  const head = headOf(done) ?? headOf(refused);
  if (!head) return emptyBody(mark);
  const changes = lastOfEach(done.flatMap((each) => settingBullets(each, head, done.length === 1)));
  const { bullets, after } = withDoubt(changes);
  const told = done.length > 0 ? headline(head, done, countOf(changes)) : triedHeadline(head);
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

// What makes a thing or ends it says more than what set it.
const WEIGHT = new Map([
  ['Delete', 3],
  ['Create', 2],
  ['Claim', 2],
  ['Release', 3],
]);

/** Of what the call did to the thing itself: the end of one of its parts is a change like others. */
function weightOf({ activity: { eventName, verb, resource } }: Explained): number {
  const isWhole = resource !== undefined && aspectOf(eventName, resource.type) === undefined;
  return isWhole ? (WEIGHT.get(verb) ?? 0) : 0;
}

/** The activity that names the whole save. */
function headOf(all: readonly Explained[]): Phrase | undefined {
  const [first] = all;
  if (!first) return undefined;
  return phraseOf(all.reduce((best, each) => (weightOf(each) > weightOf(best) ? each : best), first));
}

type Told = Readonly<{ lock: Words; body: Words }>;

/** `4 settings`; `2 changes` where one of them sets no field that could be shown. */
function countOf(changes: readonly FieldBullet[]): string {
  return counted(changes.length, changes.every(({ field }) => field !== '') ? 'setting' : 'change');
}

function headline(head: Phrase, done: readonly Explained[], settings: string): Told {
  const { explained } = head;
  const who = actorWords(explained);
  const tool = toolWords(explained.activity);
  if (done.length === 1 || weightOf(explained) > 0) {
    const more: Words = done.length > 1 ? [ours(`, with ${counted(done.length - 1, 'more change')}`)] : [];
    return {
      lock: [...who, ours(' '), ...phraseWords(head, 'past', 'lock'), ...more],
      body: [...who, ...tool, ours(' '), ...phraseWords(head, 'past', 'body'), ...more],
    };
  }
  const count = `: ${settings}`;
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

/** What one call set: its fields, with what it means for a status; a call that shows no field by its phrase. */
function settingBullets(explained: Explained, head: Phrase, isOnly: boolean): readonly FieldBullet[] {
  const phrase = phraseOf(explained);
  const { activity } = explained;
  // The headline tells this one already; what a new thing was set to has no value before.
  const isHead = activity === head.explained.activity && (isOnly || weightOf(explained) > 0);
  if (isHead) return changeBullets(explained, phrase);
  const so: Words = phrase.so && activity.severity !== 'routine' ? [ours(`: ${phrase.so}`)] : [];
  const isPlain = phrase.verb === 'do' || activity.changes.every(({ hidden }) => hidden);
  const shown = isPlain ? [] : fieldBullets(explained, new Set());
  if (shown.length === 0)
    return [{ field: '', words: [...phraseWords(phrase, 'past', 'body'), ...so], isOldKnown: true }];
  const isNew = head.explained.activity.verb === 'Create';
  const fields = shown.map((each) => (isNew ? { ...each, isOldKnown: true } : each));
  return fields.map((each, index) =>
    index === fields.length - 1 && so.length > 0
      ? { ...each, words: [...doubted(each), ...so], isOldKnown: true }
      : each,
  );
}

/** A field set with the thing's making and then again is told by its last value. */
function lastOfEach(bullets: readonly FieldBullet[]): readonly FieldBullet[] {
  return bullets.filter(
    ({ field }, index) => field === '' || !bullets.slice(index + 1).some((later) => later.field === field),
  );
}

function refusedLine(refused: readonly Refused[]): readonly Words[] {
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
    return [...what, ours(' ('), ...reasonWords(failure), ours(')')];
  });
  return [[ours('Refused, nothing changed: '), ...cappedList(each)]];
}
