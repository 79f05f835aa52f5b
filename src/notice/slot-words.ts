import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { differenceOf, earlierOf, isSame } from './difference.ts';
import { plural } from './inflect.ts';
import { nameOf } from './names.ts';
import { fieldOf } from './row-match.ts';
import type { Piece } from './template.ts';
import type { ValueContext } from './text-words.ts';
import { instanceName, type Place } from './thing-words.ts';
import { cappedList, contextOf, isNothing, valueWords } from './value-words.ts';
import { foreign, ours, styled, type Words } from './words.ts';

const NAMES_SHOWN = 3;

type Slot = Extract<Piece, { kind: 'slot' }>;

/** What a placeholder stands for; undefined when the record does not fill it. */
export function slotWords(slot: Slot, explained: Explained, place: Place): Words | undefined {
  if (slot.of === 'instance') {
    const name = instanceName(explained);
    return name === undefined ? undefined : [foreign(name, 'bold')];
  }
  if (slot.of === 'days') return daysWords(explained);
  if (slot.of === 'called') return calledWords(explained);
  if (slot.of === 'related') return relatedWords(slot.field, slot.noun, explained);
  const change = fieldOf(explained, slot.field);
  if (!change || change.hidden) return undefined;
  const context = slotContext(change, explained, place);
  if (slot.of === 'now') return isNothing(change.value) ? undefined : styled(valueWords(change.value, context), 'bold');
  if (slot.of === 'was') return wasValue(change, explained, context);
  const items = differenceOf(change, explained.known)?.[slot.of] ?? [];
  return nouned(
    slot.noun,
    items.map((item) => styled(valueWords(item, context), 'bold')),
  );
}

function slotContext(change: FieldChange, { activity, known }: Explained, place: Place): ValueContext {
  const context = contextOf(change, known, activity.instanceId);
  return place === 'lock' ? { ...context, withoutIds: true } : context;
}

/** The name by which the thing was known, where the record gives it another. */
function calledWords(explained: Explained): Words | undefined {
  const { resource: { name, ...ref } = { type: '' } } = explained.activity;
  const called = nameOf(ref, explained.known);
  return called === undefined || called === fieldOf(explained, 'Name')?.value ? undefined : [foreign(called, 'bold')];
}

/** `for 24 Dec 2026`, `from 24 Dec 2026 to 26 Dec 2026`: an override's days are dates without a zone. */
function daysWords(explained: Explained): Words | undefined {
  const [from, to] = ['EffectiveFrom', 'EffectiveTill'].map((field) => dayWords(fieldOf(explained, field)?.value));
  if (!from || !to) return undefined;
  return from === to
    ? [ours('for '), ours(from, 'bold')]
    : [ours('from '), ours(from, 'bold'), ours(' to '), ours(to, 'bold')];
}

function dayWords(value: unknown): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year && name ? `${Number(day)} ${name} ${year}` : undefined;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function wasValue(change: FieldChange, { known }: Explained, context: ValueContext): Words | undefined {
  const earlier = earlierOf(change, known);
  if (!earlier || isNothing(earlier.value) || isSame(earlier.value, change.value)) return undefined;
  return styled(valueWords(earlier.value, context), 'bold');
}

function relatedWords(type: string, noun: string, { activity, known }: Explained): Words | undefined {
  const names = activity.related.filter((ref) => ref.type === type).map((ref) => nameOf(ref, known));
  if (names.length === 0 || names.some((name) => name === undefined)) return undefined;
  return nouned(
    noun,
    names.map((name) => [foreign(name ?? '', 'bold')]),
  );
}

/** `queue *A*`, `queues *A*, *B*`; undefined for none. */
function nouned(noun: string, items: readonly Words[]): Words | undefined {
  if (items.length === 0) return undefined;
  const names = cappedList(items, NAMES_SHOWN);
  return noun === '' ? names : [ours(`${items.length === 1 ? noun : plural(noun)} `), ...names];
}
