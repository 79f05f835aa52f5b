import type { FieldChange } from '../activity/field-change.ts';
import type { Known } from '../activity/known.ts';
import { isHidden } from '../connect/hidden.ts';
import { enumWords } from './enum-words.ts';
import { fieldWords } from './field-words.ts';
import { hoursWords, member } from './hours-words.ts';
import { nameOfId, shortId } from './names.ts';
import { NAME_NOT_KNOWN } from './not-known.ts';
import { foreign, joined, ours, VALUE_LIMIT, type Words } from './words.ts';
import { toPlain } from './written.ts';

/** Where a value stands: whose ids it holds, and what was known then. */
export type ValueContext = Readonly<{
  field: string;
  refType?: string;
  known: Known;
  instanceId?: string;
  /** Ids are left out: the lock screen has no room for them. */
  withoutIds?: boolean;
}>;

const LOCK_NAME_NOT_KNOWN = NAME_NOT_KNOWN.trim();
const ITEMS_SHOWN = 5;
const MEMBERS_SHOWN = 4;
const DEPTH_SHOWN = 3;
const ENUM_FIELD = /(?:Status|State|Type|Timer|Level|Priority|Visibility|Unit|Channel|Indicator|Purpose|Day)s?$/;
const ENUM_VALUE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
// People's own, not their employer's: the channel need not read them.
const PRIVATE: ReadonlySet<string> = new Set(['IdentityInfo.Mobile', 'IdentityInfo.SecondaryEmail']);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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

function textWords(text: string, { field, refType, known, instanceId, withoutIds }: ValueContext): Words {
  const last = field.split('.').at(-1)?.replace(/\[\]/g, '') ?? '';
  const type = refType ?? typeOfMember(last);
  const name = type ? nameOfId(type, text, known, instanceId) : undefined;
  if (name !== undefined) return [foreign(name)];
  if (UUID.test(text) || text.startsWith('arn:') || text.startsWith('arn%3A')) {
    const isMadeUp = shortId(text).startsWith('…');
    return withoutIds && isMadeUp ? [ours(LOCK_NAME_NOT_KNOWN)] : idWords(text, type);
  }
  if (ENUM_FIELD.test(last) && ENUM_VALUE.test(text)) return [ours(enumWords(text))];
  return [foreign(text, undefined, VALUE_LIMIT)];
}

/** The type that an id points at, by its member's name, below what the catalog tells. */
function typeOfMember(name: string): string | undefined {
  const member = name.charAt(0).toUpperCase() + name.slice(1);
  return MEMBERS.get(member.replace(/^Connect(?=[A-Z])/, ''));
}

const MEMBERS = new Map([
  ['UserId', 'User'],
  ['QueueId', 'Queue'],
  ['ContactFlowId', 'ContactFlow'],
  ['HoursOfOperationId', 'HoursOfOperation'],
  ['RoutingProfileId', 'RoutingProfile'],
  ['SecurityProfileId', 'SecurityProfile'],
  ['HierarchyGroupId', 'UserHierarchyGroup'],
  ['QuickConnectId', 'QuickConnect'],
  ['PhoneNumberId', 'PhoneNumber'],
  ['EmailAddressId', 'EmailAddress'],
]);

/** Only ids of a type that has names can lack one. */
function idWords(id: string, refType: string | undefined): Words {
  const short = foreign(shortId(id), undefined, VALUE_LIMIT);
  return refType ? [short, ours(NAME_NOT_KNOWN)] : [short];
}

function listWords(list: readonly unknown[], context: ValueContext, depth: number): Words {
  const hours = hoursWords(list);
  if (hours) return [ours(hours)];
  const items = list.map((item) => itemWords(item, context, depth));
  if (context.withoutIds && items.every((words) => toPlain(words) === LOCK_NAME_NOT_KNOWN)) {
    return [ours(`${list.length} (names not known)`)];
  }
  return cappedList(items);
}

function itemWords(item: unknown, context: ValueContext, depth: number): Words {
  const shaped = knownShape(item, context);
  if (shaped) return shaped;
  return valueWords(item, context, depth + 1);
}

/** Items that are objects but read better as one phrase: queues of a profile, channels, skills, hours. */
function knownShape(item: unknown, context: ValueContext): Words | undefined {
  const reference = member(item, 'QueueReference') ?? item;
  const queueId = member(reference, 'QueueId');
  if (typeof queueId === 'string') return queueWords(queueId, item, reference, context);
  const channel = member(item, 'Channel');
  const concurrency = member(item, 'Concurrency');
  if (typeof channel === 'string' && typeof concurrency === 'number') {
    return [foreign(enumWords(channel)), ours(` ${concurrency}`)];
  }
  const region = member(item, 'Region');
  const percentage = member(item, 'Percentage');
  if (typeof region === 'string' && typeof percentage === 'number') return [foreign(region), ours(` ${percentage} %`)];
  const named = nameOfItem(item);
  if (named !== undefined) return [foreign(named)];
  const attribute = member(item, 'AttributeName');
  const level = member(item, 'Level');
  if (typeof attribute === 'string') return skillWords(attribute, member(item, 'AttributeValue'), level);
  return undefined;
}

/** The name of an item that is more than one member: `{Section: {Title}}`, `{ActionType}`. */
function nameOfItem(item: unknown): string | undefined {
  const action = member(item, 'ActionType');
  if (typeof action === 'string') return enumWords(action);
  const inner = typeof item === 'object' && item !== null ? Object.values(item) : [];
  const inside = inner.length === 1 ? inner[0] : item;
  const name = member(inside, 'Title') ?? member(inside, 'Name');
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function queueWords(queueId: string, item: unknown, reference: unknown, context: ValueContext): Words {
  const queue = textWords(queueId, { ...context, field: 'QueueId', refType: 'Queue' });
  const channel = member(reference, 'Channel');
  const priority = member(item, 'Priority');
  const details = [
    ...(typeof channel === 'string' ? [enumWords(channel)] : []),
    ...(typeof priority === 'number' ? [`priority ${priority}`] : []),
  ];
  return details.length > 0 ? [...queue, ours(' ('), foreign(details.join(', ')), ours(')')] : queue;
}

function skillWords(attribute: string, value: unknown, level: unknown): Words {
  const named = [foreign(attribute), ...(typeof value === 'string' ? [ours(' '), foreign(value)] : [])];
  return typeof level === 'number' ? [...named, ours(` level ${level}`)] : named;
}

function objectWords(value: object, context: ValueContext, depth: number): Words {
  const shaped = knownShape(value, context);
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
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) ? fieldWords(`${field}.${name}`) : name;
}
