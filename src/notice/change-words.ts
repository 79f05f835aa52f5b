import type { FieldChange } from '../activity/field-change.ts';
import type { Earlier, Known } from '../activity/known.ts';
import { differenceOf, earlierOf, isSame } from './difference.ts';
import { fieldWords } from './field-words.ts';
import { cleanText } from './foreign.ts';
import { cappedList, changeValueWords, contextOf, isNothing, valueWords } from './value-words.ts';
import { dated, foreign, ours, styled, type Words } from './words.ts';

export type ChangeContext = Readonly<{ known: Known; instanceId?: string; created: boolean }>;

/** `max contacts: 40 → *10*`, the field first: one bullet of a notice. */
export function changeWords(change: FieldChange, context: ChangeContext): Words {
  return [foreign(fieldWords(change.field)), ours(': '), ...newAndOld(change, context)];
}

/** `40 → *10*`; `*10* (earlier value not known)`; for lists sent whole what was added and removed, or all of it. */
export function newAndOld(change: FieldChange, { known, instanceId, created }: ChangeContext): Words {
  if (change.hidden) return [ours('changed, hidden by AWS', 'italic')];
  const now = styled(changeValueWords(change, known, instanceId), 'bold');
  if (created) return now;
  const difference = differenceOf(change, known);
  if (difference) return differenceWords(difference, change, { known, ...(instanceId ? { instanceId } : {}) });
  const earlier = earlierOf(change, known);
  if (!earlier) return [...nowThese(change), ...now, ours(' (earlier value not known)')];
  if (isSame(earlier.value, change.value)) return [...now, ours(' (it was so already)')];
  return [...valueWords(earlier.value, contextOf(change, known, instanceId)), ours(' → '), ...now];
}

/** `was Tier 1 Voice, set ⟨3 Nov⟩ by Omar Haddad`: under a sentence that already says the new value. */
export function wasWords(change: FieldChange, { known, instanceId }: ChangeContext): Words {
  if (change.hidden) return [];
  const earlier = earlierOf(change, known);
  if (!earlier) return [ours('Earlier value not known')];
  const before = valueWords(earlier.value, contextOf(change, known, instanceId));
  return [ours('was '), ...styled(before, 'italic'), ...setBy(earlier)];
}

export function setBy({ at, by }: Earlier): Words {
  const who = cleanText(by, 80);
  return [ours(', set '), dated(at, 'day'), ...(who ? [ours(' by '), foreign(who)] : [])];
}

function nowThese(change: FieldChange): Words {
  const count = Array.isArray(change.value) ? change.value.length : 0;
  return change.wholeList && count > 1 ? [ours(`now these ${count}: `)] : [];
}

function differenceWords(
  { gained, lost }: NonNullable<ReturnType<typeof differenceOf>>,
  change: FieldChange,
  { known, instanceId }: Readonly<{ known: Known; instanceId?: string }>,
): Words {
  const context = contextOf(change, known, instanceId);
  const each = (items: readonly unknown[]) =>
    cappedList(items.map((item) => styled(valueWords([item], context), 'bold')));
  const parts = [
    ...(gained.length > 0 ? [[ours('added '), ...each(gained)]] : []),
    ...(lost.length > 0 ? [[ours('removed '), ...each(lost)]] : []),
  ];
  if (parts.length === 0) return [ours('sent again, nothing added or removed')];
  return parts.flatMap((part, index) => (index === 0 ? part : [ours('; '), ...part]));
}

/** Fields worth a bullet: what a create leaves empty is not. */
export function toldChanges(changes: readonly FieldChange[], created: boolean): readonly FieldChange[] {
  return created ? changes.filter(({ hidden, value }) => hidden || !isNothing(value)) : changes;
}
