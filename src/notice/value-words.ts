import type { FieldChange } from '../activity/field-change.ts';
import type { Known } from '../activity/known.ts';
import { isHidden } from '../connect/hidden.ts';
import { memberWords } from './field-words.ts';
import { hoursWords } from './hours-words.ts';
import { itemShape } from './item-words.ts';
import { ONLY_NOT_KNOWN, textWords, type ValueContext } from './text-words.ts';
import { foreign, joined, ours, type Words } from './words.ts';
import { toPlain } from './written.ts';

const ITEMS_SHOWN = 5;
const MEMBERS_SHOWN = 4;
const DEPTH_SHOWN = 3;
// People's own, not their employer's: the channel need not read them.
const PRIVATE: ReadonlySet<string> = new Set(['IdentityInfo.Mobile', 'IdentityInfo.SecondaryEmail']);

/** A field's new value in words: enums, names for ids, lists, hours; what AWS hides is said to be hidden. */
export function changeValueWords(change: FieldChange, known: Known, instanceId?: string): Words {
  if (change.hidden) return [ours('hidden by AWS', 'italic')];
  if (PRIVATE.has(change.field)) return [ours('not shown here', 'italic')];
  return valueWords(change.value, contextOf(change, known, instanceId));
}

export function contextOf(change: FieldChange, known: Known, instanceId?: string): ValueContext {
  return {
    field: change.field,
    known,
    ...(change.refType ? { refType: change.refType } : {}),
    ...(instanceId ? { instanceId } : {}),
  };
}

/** Any JSON in words, never empty, bounded in items and depth. */
export function valueWords(value: unknown, context: ValueContext, depth = 0): Words {
  if (isHidden(value)) return [ours('hidden by AWS', 'italic')];
  if (value === null || isNothing(value)) return [ours('none')];
  if (typeof value === 'boolean') return [ours(value ? 'on' : 'off')];
  if (typeof value === 'string') return textWords(value, context);
  if (typeof value !== 'object') return [foreign(String(value))];
  if (depth >= DEPTH_SHOWN) return [ours('…')];
  return Array.isArray(value) ? listWords(value, context, depth) : objectWords(value, context, depth);
}

export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** `a, b, c and 4 more`. */
export function cappedList(items: readonly Words[], shown = ITEMS_SHOWN): Words {
  const hidden = items.length - shown;
  const list = joined(items.slice(0, shown), ', ');
  return hidden > 0 ? [...list, ours(` and ${hidden} more`)] : list;
}

function listWords(list: readonly unknown[], context: ValueContext, depth: number): Words {
  const hours = hoursWords(list);
  if (hours) return [ours(hours)];
  const items = list.map((item) => itemWords(item, context, depth));
  if (context.withoutIds && items.every((words) => toPlain(words) === ONLY_NOT_KNOWN)) {
    return [ours(`${list.length} (names not known)`)];
  }
  return cappedList(items);
}

function itemWords(item: unknown, context: ValueContext, depth: number): Words {
  const shaped = itemShape(item, context);
  if (shaped) return shaped;
  return valueWords(item, context, depth + 1);
}

function objectWords(value: object, context: ValueContext, depth: number): Words {
  const shaped = itemShape(value, context);
  if (shaped) return shaped;
  const members = Object.entries(value);
  const [only] = members;
  if (only && members.length === 1 && !/tags$/i.test(context.field)) {
    return valueWords(only[1], { ...context, field: `${context.field}.${only[0]}` }, depth + 1);
  }
  const shown = members.slice(0, MEMBERS_SHOWN).map(([name, each]) => {
    const words = valueWords(each, { ...context, field: `${context.field}.${name}` }, depth + 1);
    return [foreign(memberLabel(context.field, name)), ours(' '), ...words];
  });
  const hidden = members.length - shown.length;
  const words = hidden > 0 ? [...joined(shown, ', '), ours(` and ${hidden} more`)] : joined(shown, ', ');
  return depth > 0 ? [ours('('), ...words, ours(')')] : words;
}

/** Tags and attributes are keyed by people's own words; everything else by the API's. */
function memberLabel(field: string, name: string): string {
  if (/tags$/i.test(field)) return `${name} =`;
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) ? memberWords(`${field}.${name}`) : name;
}
