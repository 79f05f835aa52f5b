import type { FieldChange } from '../activity/field-change.ts';
import type { Earlier, Explained } from '../activity/known.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { actorHead, emergencyWords } from './actor-words.ts';
import { asSentence, type Body, capped } from './body.ts';
import { type FieldBullet, fieldBullets, isUnchanged, replaces, withDoubt } from './bullets.ts';
import { setBy, wasWords } from './change-words.ts';
import { earlierOf, hasBefore } from './difference.ts';
import { failureWords } from './failure-words.ts';
import { fieldWords } from './field-words.ts';
import { type Phrase, phraseOf } from './phrase.ts';
import { problemWords } from './problem-words.ts';
import { isAllHidden, lockSentence, sentenceWords } from './sentence.ts';
import { cappedList, changeValueWords, contextOf, valueWords } from './value-words.ts';
import { foreign, ours, styled, type Words } from './words.ts';

/** One activity as a notice's body. */
export function oneBody(explained: Explained, mark: string): Body {
  const phrase = phraseOf(explained);
  const { activity } = explained;
  const said = {
    lock: lockSentence(explained, phrase),
    mark,
    headline: sentenceWords(explained, phrase, actorHead(explained)),
  };
  if (activity.failure) {
    const { failure } = activity;
    const bullets = problemWords(failure);
    return {
      ...said,
      lines: failure.problems.length > 0 && !failure.message ? [] : [failureWords(failure, activity.plane)],
      bullets,
      after: [],
    };
  }
  const told = withDoubt(changeBullets(explained, phrase));
  // "Earlier values not known" below speaks for the sentence's own value as well.
  const before = told.after.length > 0 ? [] : beforeLines(explained, phrase);
  return {
    ...said,
    lines: [...consequence(explained, phrase), ...emergencyLine(explained), ...before],
    bullets: capped(told.bullets),
    after: [
      ...told.after,
      ...hiddenLine(explained, phrase),
      ...nothingSent(explained, phrase),
      ...newOperationLines(explained, phrase),
    ],
  };
}

/** One line in ops words, where the change matters enough. */
export function consequence(explained: Explained, { so }: Phrase): readonly Words[] {
  const { activity } = explained;
  // Set to what it was: nothing follows from that.
  if (isAllUnchanged(explained)) return [];
  return so && activity.severity !== 'routine' ? [[ours(asSentence(so))]] : [];
}

/** The fields that the sentence leaves open, one bullet each. */
export function changeBullets(explained: Explained, phrase: Phrase): readonly FieldBullet[] {
  if (isAllHidden(explained, phrase) || phrase.verb === 'do') return [];
  return fieldBullets(explained, phrase.covers);
}

function isAllUnchanged(explained: Explained): boolean {
  const { changes } = explained.activity;
  return changes.length > 0 && changes.every((change) => isUnchanged(change, explained));
}

function emergencyLine(explained: Explained): readonly Words[] {
  const words = emergencyWords(explained);
  return words.length > 0 ? [[...words, ours('.')]] : [];
}

/** What the values in the sentence were before. */
function beforeLines(explained: Explained, phrase: Phrase): readonly Words[] {
  const { activity } = explained;
  if (!replaces(activity)) return [];
  const slots = phrase.pieces.flatMap((piece) => (piece.kind === 'slot' && piece.of !== 'instance' ? [piece] : []));
  const shown = new Map(slots.map((slot) => [slot.field, slot.of]));
  return activity.changes.flatMap((change) => {
    if (!hasBefore(change, activity)) return [];
    const of = shown.get(change.field);
    const earlier = earlierOf(change, explained);
    if (earlier && (of === 'gained' || of === 'lost')) return [listLine(change, earlier, explained)];
    const isTold = slots.some((slot) => slot.field === change.field && slot.of === 'was');
    const isAsBefore = phrase.covers.has(change.field) && isUnchanged(change, explained);
    // Sent again along with what did change: no news.
    if (isAsBefore && !isAllUnchanged(explained)) return [];
    return (of === 'now' && !isTold) || isAsBefore ? [wasWords(change, explained)] : [];
  });
}

/** `now: Supervisor, Admin · before: Supervisor, set ⟨14 Sep⟩ by Omar Haddad`. */
function listLine(change: FieldChange, earlier: Earlier, { activity, known }: Explained): Words {
  const now = styled(changeValueWords(change, known, activity.instanceId), 'italic');
  const before = styled(valueWords(earlier.value, contextOf(change, known, activity.instanceId)), 'italic');
  return [ours('now: '), ...now, ours(' · before: '), ...before, ...setBy(earlier)];
}

function hiddenLine(explained: Explained, phrase: Phrase): readonly Words[] {
  if (!isAllHidden(explained, phrase)) return [];
  const fields = explained.activity.changes.filter(({ hidden }) => hidden).map(({ field }) => fieldWords(field));
  const what = cappedList(fields.map((field) => [foreign(field)]));
  return [
    [
      ours('What changed: hidden by AWS ('),
      ...what,
      ours(fields.length === 1 ? ' is' : ' are'),
      ours(' not shown in the record).'),
    ],
  ];
}

/** AWS leaves parameters of over 100 KB out of a record; some it never records. */
function nothingSent({ activity }: Explained, { verb, isAbsenceTold }: Phrase): readonly Words[] {
  const isSetting = activity.verb === 'Update' && activity.plane === 'config';
  if (!isSetting || verb === 'do' || isAbsenceTold || activity.changes.length > 0) return [];
  return [[ours('What was set is not in the record.')]];
}

/** An operation that the catalog lacks: what it was taken for, and what was sent. */
function newOperationLines({ activity }: Explained, { verb }: Phrase): readonly Words[] {
  if (verb !== 'do') return [];
  const isOurs = isConnectFamily(activity.eventSource);
  const why = isOurs
    ? 'An operation newer than this bot’s catalog: what it means is taken from its name.'
    : 'Not an operation of Amazon Connect: told as the record has it.';
  const fields = activity.changes.map(({ field }): Words => [foreign(field)]);
  return [[ours(why)], ...(fields.length > 0 ? [[ours('Fields sent: '), ...cappedList(fields, 8)]] : [])];
}
