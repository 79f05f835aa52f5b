import type { SectionBlock } from '@slack/types';
import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { ACTIONS } from './actions.ts';
import { actorLabel, actorWords } from './actor-words.ts';
import { menu, section } from './blocks.ts';
import { replaces } from './bullets.ts';
import { earlierOf, isSame } from './difference.ts';
import { reasonWords } from './failure-words.ts';
import { changeBullets } from './one.ts';
import { type Phrase, phraseOf, phraseWords } from './phrase.ts';
import { isAllHidden } from './sentence.ts';
import { contextOf, valueWords } from './value-words.ts';
import { toolWords } from './way-words.ts';
import { dated, joined, ours, type Words } from './words.ts';

const FIELDS_SHOWN = 2;

/** One activity of an answer: when, who, what, and a menu for what to ask next. */
export function answerLine(explained: Explained): SectionBlock {
  return section(lineWords(explained), lineMenu(explained));
}

export function lineWords(explained: Explained): Words {
  const { activity } = explained;
  const sensitive: Words =
    activity.severity === 'sensitive' ? [{ kind: 'dot' }, ours(' '), ours('Sensitive:', 'bold'), ours(' ')] : [];
  const who = [dated(activity.at), ours('  '), ...sensitive, ...actorWords(explained), ...toolWords(activity)];
  return [...who, ours(' '), ...didWords(explained)];
}

/** What was done, without who did it: `disabled queue Billing`, `tried to …, refused: …`. */
export function didWords(explained: Explained): Words {
  const { failure } = explained.activity;
  const phrase = phraseOf(explained);
  if (failure) {
    const tried = phraseWords(phrase, 'base', 'body');
    return [ours('tried to '), ...tried, ours(', refused: '), ...reasonWords(failure)];
  }
  const more = detailWords(explained);
  return [...phraseWords(phrase, 'past', 'body'), ...(more.length > 0 ? [ours(': '), ...more] : [])];
}

/** The first fields that the sentence leaves open, else what its value was before. */
function detailWords(explained: Explained): Words {
  const phrase = phraseOf(explained);
  if (isAllHidden(explained, phrase)) return [ours('what changed is hidden by AWS')];
  const open = changeBullets(explained, phrase).map(({ words }) => words);
  if (open.length > 0) {
    const hidden = open.length - FIELDS_SHOWN;
    const shown = joined(open.slice(0, FIELDS_SHOWN), ', ');
    return hidden > 0 ? [...shown, ours(` and ${hidden} more`)] : shown;
  }
  return beforeWords(explained, phrase);
}

/** What a value in the sentence was before, unless the sentence says that as well. */
function beforeWords(explained: Explained, { pieces }: Phrase): Words {
  const { activity, known } = explained;
  const slots = pieces.flatMap((piece) => (piece.kind === 'slot' ? [piece] : []));
  const isTold = ({ field }: FieldChange) => slots.some((slot) => slot.of === 'was' && slot.field === field);
  const told = activity.changes.find(({ field }) => slots.some((slot) => slot.of === 'now' && slot.field === field));
  const earlier = told && earlierOf(told, explained);
  if (!earlier || isTold(told) || !replaces(activity)) return [];
  if (isSame(earlier.value, told.value)) return [ours('it was so already')];
  return [ours('was '), ...valueWords(earlier.value, contextOf(told, known, activity.instanceId))];
}

function lineMenu(explained: Explained) {
  const { eventID, resource } = explained.activity;
  return menu(ACTIONS.lineMenu, [
    { label: 'Details', value: `details:${eventID}` },
    { label: `More by ${actorLabel(explained)}`, value: `more_by:${eventID}` },
    ...(resource ? [{ label: 'History of this thing', value: `history:${eventID}` }] : []),
    { label: 'Around this time', value: `around:${eventID}` },
  ]);
}
