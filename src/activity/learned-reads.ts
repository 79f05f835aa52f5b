import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { decodeId } from '../connect/arn.ts';
import { typeOfField, typeOfSegment } from '../connect/resource-types.ts';
import type { LearnedName } from './learned-name.ts';
import { isObject, type Member, membersOf, tellingText } from './members.ts';
import { learnedName, personAliases } from './named-thing.ts';

/** List answers hold at most 1,000 names a page. */
const ITEMS_LIMIT = 1000;

/** Where a type's name is not called Name (catalog.md: field names are irregular). */
const NAME_MEMBERS = new Map<string, readonly string[]>([
  ['User', ['Username']],
  ['Instance', ['InstanceAlias']],
  ['EvaluationForm', ['Title']],
  ['PhoneNumber', ['PhoneNumber']],
  ['EmailAddress', ['EmailAddress']],
  ['SecurityProfile', ['SecurityProfileName', 'Name']],
]);

/**
 * Names in the answer of a Describe, List or Search, where CloudTrail recorded one. What an item is, its ARN says: a
 * queue's list of quick connects teaches quick connects.
 */
export function namesInAnswer(record: CloudTrailRecord): readonly LearnedName[] {
  return itemsOf(record.responseElements).flatMap((item) => {
    const members = membersOf(item);
    return [...members.values()].flatMap((member) => nameBehind(member, members, record));
  });
}

/** The answer itself, the objects in it, and those in its lists. */
function itemsOf(answer: unknown): readonly unknown[] {
  const held = [...membersOf(answer).values()].flatMap(({ value }) =>
    Array.isArray(value) ? value.slice(0, ITEMS_LIMIT) : [value],
  );
  return [answer, ...held].filter(isObject);
}

function nameBehind(member: Member, members: ReadonlyMap<string, Member>, record: CloudTrailRecord) {
  const arn = /arn$/i.test(member.name) ? tellingText(member.value) : undefined;
  if (!arn?.startsWith('arn:')) return [];
  const { id, instanceId, typeSegment } = decodeId(arn);
  const type = typeOfSegment(typeSegment);
  // TargetArn and the like point elsewhere: an item's own ARN is called Arn, or after its type.
  if (!type || (member.name.toLowerCase() !== 'arn' && typeOfField(member.name) !== type)) return [];
  const name = nameOf(type, members);
  const instance = type === 'Instance' ? id : instanceId;
  const resource = { type, id, ...(instance && { instanceId: instance }), ...(name && { name }) };
  return learnedName(record, resource, type === 'User' ? personAliases(itemOf(members)) : []);
}

function nameOf(type: string, members: ReadonlyMap<string, Member>): string | undefined {
  const names = NAME_MEMBERS.get(type) ?? [`${type}Name`, 'Name'];
  return names.map((name) => tellingText(members.get(name.toLowerCase())?.value)).find((name) => name !== undefined);
}

function itemOf(members: ReadonlyMap<string, Member>): unknown {
  return Object.fromEntries([...members.values()].map(({ name, value }) => [name, value]));
}
