import type { Known } from '../activity/known.ts';
import { enumWords } from './enum-words.ts';
import { nameOfId, shortId } from './names.ts';
import { foreign, NAME_NOT_KNOWN, ours, VALUE_LIMIT, type Words } from './words.ts';

/** Where a value stands: whose ids it holds, and what was known then. */
export type ValueContext = Readonly<{
  field: string;
  refType?: string;
  known: Known;
  instanceId?: string;
  /** Ids are left out: the lock screen has no room for them. */
  withoutIds?: boolean;
}>;

/** What stands for an id where ids are left out. */
export const ONLY_NOT_KNOWN = NAME_NOT_KNOWN.trim();

const ENUM_FIELD = /(?:Status|State|Type|Timer|Level|Priority|Visibility|Unit|Channel|Indicator|Purpose|Day)s?$/;
const ENUM_VALUE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A string value in words: the name behind an id, an enum's words, else the text itself. */
export function textWords(text: string, { field, refType, known, instanceId, withoutIds }: ValueContext): Words {
  const last = field.slice(field.lastIndexOf('.') + 1).replace(/\[\]/g, '');
  const type = refType ?? typeOfMember(last);
  const name = type ? nameOfId(type, text, known, instanceId) : undefined;
  if (name !== undefined) return [foreign(name)];
  if (UUID.test(text) || text.startsWith('arn:') || text.startsWith('arn%3A')) {
    const isMadeUp = shortId(text).startsWith('…');
    return withoutIds && isMadeUp ? [ours(ONLY_NOT_KNOWN)] : idWords(text, type);
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
