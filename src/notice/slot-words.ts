import type { FieldChange } from '../activity/field-change.ts';
import type { Explained } from '../activity/known.ts';
import { differenceOf, earlierOf, isSame } from './difference.ts';
import { oneTimeOf } from './hours-words.ts';
import { counted, plural } from './inflect.ts';
import { nameOf } from './names.ts';
import { NAMES_NOT_KNOWN } from './not-known.ts';
import { fieldOf } from './row-match.ts';
import type { Piece } from './template.ts';
import { ONLY_NOT_KNOWN, type ValueContext } from './text-words.ts';
import { instanceName, type Place } from './thing-words.ts';
import { cappedList, contextOf, isNothing, valueWords } from './value-words.ts';
import { foreign, NAME_NOT_KNOWN, ours, styled, type Words } from './words.ts';
import { toPlain } from './written.ts';

const NAMES_SHOWN = 3;

type Slot = Extract<Piece, { kind: 'slot' }>;

/** What a placeholder stands for; undefined when the record does not fill it. */
export function slotWords(slot: Slot, explained: Explained, place: Place): Words | undefined {
  if (slot.of === 'instance') {
    const name = instanceName(explained);
    return name === undefined ? undefined : [foreign(name, 'bold')];
  }
  if (slot.of === 'days') return daysWords(explained);
  if (slot.of === 'times') return timesWords(explained);
  if (slot.of === 'called') return calledWords(explained);
  if (slot.of === 'related') return relatedWords(slot.field, slot.noun, explained);
  const change = fieldOf(explained, slot.field);
  if (!change || change.hidden) return undefined;
  const context = slotContext(change, explained, place);
  if (slot.of === 'now') return nowWords(slot, change, context);
  if (slot.of === 'was') return wasValue(change, explained, context);
  const items = differenceOf(change, explained)?.[slot.of] ?? [];
  return nouned(
    slot.noun,
    items.map((item) => styled(valueWords(item, context), 'bold')),
  );
}

/** With a noun the list's own values follow it: `quick connects *A*, *B*`, `2 quick connects (names not known)`. */
function nowWords({ noun }: Slot, { value }: FieldChange, context: ValueContext): Words | undefined {
  if (isNothing(value)) return undefined;
  const words = styled(valueWords(value, context), 'bold');
  if (noun === '') return words;
  const items = Array.isArray(value) ? value : [value];
  const isNameless = context.withoutIds && items.every((item) => isNotKnown(valueWords(item, context)));
  if (!isNameless) return [ours(`${items.length === 1 ? noun : plural(noun)} `), ...words];
  return [ours(`${counted(items.length, noun)}${items.length === 1 ? NAME_NOT_KNOWN : NAMES_NOT_KNOWN}`)];
}

function isNotKnown(words: Words): boolean {
  return toPlain(words) === ONLY_NOT_KNOWN;
}

function slotContext(change: FieldChange, { activity, known }: Explained, place: Place): ValueContext {
  const context = contextOf(change, known, activity.instanceId);
  return place === 'lock' ? { ...context, withoutIds: true } : context;
}

/** The name by which the thing was known, where the record gives it another. */
function calledWords(explained: Explained): Words | undefined {
  const { resource: { name, ...ref } = { type: '' } } = explained.activity;
  const called = nameOf(ref, explained.known);
  const given = fieldOf(explained, 'Name') ?? fieldOf(explained, 'name');
  return called === undefined || called === given?.value ? undefined : [foreign(called, 'bold')];
}

/** `for 24 Dec`, `from 24 Dec to 2 Jan 2027`: an override's days are dates without a zone; this year's go without it. */
function daysWords(explained: Explained): Words | undefined {
  const year = String(explained.activity.at.getUTCFullYear());
  const [from, to] = ['EffectiveFrom', 'EffectiveTill'].map((field) =>
    dayWords(fieldOf(explained, field)?.value, year),
  );
  if (!from || !to) return undefined;
  return from === to
    ? [ours('for '), ours(from, 'bold')]
    : [ours('from '), ours(from, 'bold'), ours(' to '), ours(to, 'bold')];
}

/** `12:00–18:00`, where the hours of an override are the same on each of its days. */
function timesWords(explained: Explained): Words | undefined {
  const times = oneTimeOf(fieldOf(explained, 'Config')?.value);
  return times === undefined ? undefined : [ours(times, 'bold')];
}

function dayWords(value: unknown, thisYear: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (!year || !name) return undefined;
  return `${Number(day)} ${name}${year === thisYear ? '' : ` ${year}`}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function wasValue(change: FieldChange, explained: Explained, context: ValueContext): Words | undefined {
  const earlier = earlierOf(change, explained);
  if (!earlier || isNothing(earlier.value) || isSame(earlier.value, change.value)) return undefined;
  return styled(valueWords(earlier.value, context), 'bold');
}

function relatedWords(type: string, noun: string, { activity, known }: Explained): Words | undefined {
  const others = activity.related.filter((ref) => ref.type === type);
  const names = others.map((ref) => nameOf(ref, known)).filter((name) => name !== undefined);
  if (names.length < others.length) return undefined;
  return nouned(
    noun,
    names.map((name) => [foreign(name, 'bold')]),
  );
}

/** `queue *A*`, `queues *A*, *B*`; undefined for none. */
function nouned(noun: string, items: readonly Words[]): Words | undefined {
  if (items.length === 0) return undefined;
  const names = cappedList(items, NAMES_SHOWN);
  return noun === '' ? names : [ours(`${items.length === 1 ? noun : plural(noun)} `), ...names];
}
