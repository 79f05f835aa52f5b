import type { FieldChange } from '../activity/field-change.ts';
import type { Earlier, Explained } from '../activity/known.ts';
import { type Difference, differenceOf, earlierOf, hasBefore, isSame } from './difference.ts';
import { fieldWords } from './field-words.ts';
import { cleanText } from './foreign.ts';
import { hoursWords } from './hours-words.ts';
import { cappedList, changeValueWords, contextOf, valueWords } from './value-words.ts';
import { dated, foreign, ours, styled, type Words } from './words.ts';

/** `fresh`: the call did not replace anything (a create, an association), so there is no value before. */
export type ChangeContext = Readonly<{ explained: Explained; fresh: boolean }>;

/** `max contacts: 40 → *10*`, the field first: one bullet of a notice. */
export function changeWords(change: FieldChange, context: ChangeContext): Words {
  return [foreign(fieldWords(change.field)), ours(': '), ...newAndOld(change, context)];
}

/** Whether what the field was before is known, or there was nothing before. */
export function isOldKnown(change: FieldChange, { explained, fresh }: ChangeContext): boolean {
  const hasOld = !fresh && !change.hidden && hasBefore(change, explained.activity);
  return !hasOld || earlierOf(change, explained) !== undefined;
}

/** `40 → *10*`; `*10*` where the old is not known; for lists sent whole what was added and removed, or all of it. */
function newAndOld(change: FieldChange, context: ChangeContext): Words {
  const { explained, fresh } = context;
  const { activity, known } = explained;
  if (change.hidden) return [ours(fresh ? 'hidden by AWS' : 'changed, hidden by AWS', 'italic')];
  const now = styled(changeValueWords(change, known, activity.instanceId), 'bold');
  if (fresh) return now;
  const difference = differenceOf(change, explained);
  if (difference) return differenceWords(difference, change, explained);
  const earlier = earlierOf(change, explained);
  if (!earlier) return [...nowThese(change), ...now];
  if (isSame(earlier.value, change.value)) return [...now, ours(' (it was so already)')];
  return [...valueWords(earlier.value, contextOf(change, known, activity.instanceId)), ours(' → '), ...now];
}

/** `was Tier 1 Voice, set ⟨3 Nov⟩ by Omar Haddad`: under a sentence that already says the new value. */
export function wasWords(change: FieldChange, explained: Explained): Words {
  const { activity, known } = explained;
  const earlier = earlierOf(change, explained);
  if (!earlier) return [ours('Earlier value not known')];
  if (isSame(earlier.value, change.value)) return [ours('It was so already'), ...setBy(earlier)];
  const before = valueWords(earlier.value, contextOf(change, known, activity.instanceId));
  return [ours('was '), ...styled(before, 'italic'), ...setBy(earlier)];
}

export function setBy({ at, by }: Earlier): Words {
  const who = cleanText(by, 80);
  return [ours(', set '), dated(at, 'day'), ...(who ? [ours(' by '), foreign(who)] : [])];
}

/** Never "gained": a list sent whole does not tell what was added. */
function nowThese({ value, wholeList }: FieldChange): Words {
  if (!wholeList || !Array.isArray(value) || value.length < 2 || hoursWords(value)) return [];
  return [ours(`now these ${value.length}: `)];
}

function differenceWords({ gained, lost }: Difference, change: FieldChange, explained: Explained): Words {
  const { activity, known } = explained;
  const context = contextOf(change, known, activity.instanceId);
  if (hoursWords(change.value)) {
    return [
      ...valueWords(earlierOf(change, explained)?.value, context),
      ours(' → '),
      ...styled(valueWords(change.value, context), 'bold'),
    ];
  }
  const each = (items: readonly unknown[]) =>
    cappedList(items.map((item) => styled(valueWords([item], context), 'bold')));
  if (gained.length === 0 && lost.length === 0) return [ours('sent again, nothing added or removed')];
  return [
    ...(gained.length > 0 ? [ours('added '), ...each(gained)] : []),
    ...(gained.length > 0 && lost.length > 0 ? [ours('; ')] : []),
    ...(lost.length > 0 ? [ours('removed '), ...each(lost)] : []),
  ];
}
