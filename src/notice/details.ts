import type { RichTextBlock } from '@slack/types';
import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { byWords } from './actor-words.ts';
import { bullets, line, lines, richText } from './blocks.ts';
import { setBy } from './change-words.ts';
import { earlierOf } from './difference.ts';
import { failureWords } from './failure-words.ts';
import { fits, textLength } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { lockSentence, sentenceWords } from './sentence.ts';
import { changeValueWords, contextOf, valueWords } from './value-words.ts';
import { wayWords } from './way-words.ts';
import { foreign, joined, ours, type Words } from './words.ts';

const ACTIVITIES_SHOWN = 8;
const DETAILS_LIMIT = 8000;
const PROBLEMS_SHOWN = 10;
const FIELDS_SHOWN = 30;

export type DetailsOptions = Readonly<{
  /** In a thread: who asked, in plain words. */
  askedBy?: string;
  /** Of so many in all, where the others are not here. */
  size?: number;
}>;

/** Everything a record says of each activity, exact: UTC, ids, identity, every field, the error with its paths. */
export function renderDetails(explained: readonly Explained[], { askedBy, size }: DetailsOptions = {}): Message {
  const [first] = explained;
  const asked: Words = askedBy ? [foreign(askedBy), ours(' asked: details')] : [ours('Details')];
  const blocks = fitting(explained.map((each) => richText(detailElements(each))));
  const all = Math.max(size ?? 0, explained.length);
  const more: Words =
    blocks.length < all ? [ours(`, the first ${blocks.length} of ${all.toLocaleString('en-US')}`)] : [];
  const text = first ? [ours(' · '), ...lockSentence(first)] : [ours(': these changes are no longer kept')];
  return fits({
    text: lockScreen([...asked, ...text], 300),
    blocks: [richText([line([...asked, ...(first ? more : text)])]), ...blocks],
  });
}

/** As many as a message holds, and at least one. */
function fitting(blocks: readonly RichTextBlock[]): readonly RichTextBlock[] {
  const lengths = blocks.map(textLength);
  const upTo = (index: number) => lengths.slice(0, index + 1).reduce((sum, each) => sum + each, 0);
  return blocks.filter((_, index) => index === 0 || (index < ACTIVITIES_SHOWN && upTo(index) < DETAILS_LIMIT));
}

function detailElements(explained: Explained) {
  const fields = explained.activity.changes.map((change) => fieldLine(change, explained));
  return [
    ...lines([
      sentenceWords(explained),
      ...factLines(explained),
      ...(fields.length > 0 ? [[ours('Fields sent:')]] : []),
    ]),
    ...(fields.length > 0 ? [bullets(capFields(fields))] : []),
    ...lines(failureLines(explained)),
  ];
}

function capFields(fields: readonly Words[]): readonly Words[] {
  const hidden = fields.length - FIELDS_SHOWN;
  return hidden > 0 ? [...fields.slice(0, FIELDS_SHOWN), [ours(`… and ${hidden} more`)]] : fields;
}

function factLines(explained: Explained): readonly Words[] {
  const { activity } = explained;
  const { at, region, account, eventSource, eventName, eventID, requestID, sameAs, resource, instanceId } = activity;
  const time = Number.isNaN(at.getTime()) ? 'a time not known' : at.toISOString().replace('.000Z', 'Z');
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Time', time],
    ['Region', region],
    ['Account', account],
    ['Call', [eventName, eventSource].filter((part) => part !== '').join(' · ')],
    ['Thing', [resource?.type, resource?.id ?? resource?.name, resource?.qualifier].filter(Boolean).join(' · ')],
    ['Instance', instanceId],
    ['Event', [eventID, ...sameAs].join(', ')],
    ['Request', requestID],
    ['Record SHA-256', activity.sha256],
  ];
  const facts = rows.map(([label, value]) => row(label, value)).filter((words) => words.length > 0);
  return [identityLine(explained), joined([wayLine(explained), row('From', activity.from)], ' · '), ...facts];
}

function identityLine(explained: Explained): Words {
  const { actor, accessKeyId } = explained.activity;
  const parts = [
    [ours('Who: '), ...byWords(explained), ...standing(explained)],
    row('role', actor.role),
    row('session', actor.session),
    row('Connect user id', actor.connectUserId),
    row('account', actor.account),
    row('access key', accessKeyId),
  ];
  return joined(parts, ' · ');
}

/** How sure the identity is (design 7). */
function standing({ activity: { actor } }: Explained): Words {
  if (actor.kind === 'session') return [ours(' (claimed by the caller)')];
  return actor.kind === 'person' && actor.name ? [ours(' (established)')] : [];
}

function wayLine({ activity }: Explained): Words {
  return [ours('How: '), ...wayWords(activity)];
}

function row(label: string, value: string | undefined): Words {
  return value ? [ours(`${label}: `), foreign(value, undefined, 400)] : [];
}

/** The API's own name of the field, its value now, and what it was. */
function fieldLine(change: FieldChange, explained: Explained): Words {
  const { activity, known } = explained;
  const now = changeValueWords(change, known, activity.instanceId);
  const earlier = change.hidden ? undefined : earlierOf(change, explained);
  const was: Words = earlier
    ? [ours(' · was '), ...valueWords(earlier.value, contextOf(change, known, activity.instanceId)), ...setBy(earlier)]
    : [];
  return [foreign(change.field, 'code'), ours(': '), ...now, ...was];
}

function failureLines({ activity: { failure, plane } }: Explained): readonly Words[] {
  if (!failure) return [];
  const problems = failure.problems
    .slice(0, PROBLEMS_SHOWN)
    .map((problem): Words => [ours('– '), foreign(problem, undefined, 400)]);
  const hidden = failure.problems.length - problems.length;
  return [
    failureWords(failure, plane, 'whole'),
    ...problems,
    ...(hidden > 0 ? [[ours(`… and ${hidden} more problems`)]] : []),
  ];
}
