import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { remembering } from '../cloudtrail/remembering.ts';
import { operationOf } from './catalog.ts';
import { guessResource } from './guess-resource.ts';
import { idAt, idsAt, nameAt } from './id-at.ts';
import { instanceOf } from './instance-of.ts';
import type { Operation } from './operation.ts';
import { namingIds, ownIdOf, parentsOf } from './own-id.ts';
import { refOf } from './ref-of.ts';
import { type ResourceRef, resourceKey } from './resource-ref.ts';
import { typeOfSegment } from './resource-types.ts';
import { isConnectFamily } from './sources.ts';

/** More related things than any message or index has use for. */
const MOST_RELATED = 200;

/**
 * What a record acted on, and what else it names: the other side of an association, a child's parent, the things that
 * its fields point at. Never a hidden value; undefined where the record does not tell.
 */
export function resourcesOf(record: CloudTrailRecord): Readonly<{
  resource?: ResourceRef;
  related: readonly ResourceRef[];
  instanceId?: string;
}> {
  const operation = describedOperationOf(record);
  const instanceId = ownInstanceOf(record, operation);
  const resource = resourceBy(record, operation, instanceId);
  const related = operation && resource ? othersOf(record, operation, instanceId, resource) : [];
  return { ...(resource && { resource }), related, ...(instanceId && { instanceId }) };
}

/** The resource of `resourcesOf`, where the record names it. Most do not, and are done with sooner. */
export function namedResourceOf(record: CloudTrailRecord): ResourceRef | undefined {
  const operation = describedOperationOf(record);
  if (operation && nameOf(record, operation) === undefined) return undefined;
  const instanceId = ownInstanceOf(record, operation);
  const resource = resourceBy(record, operation, instanceId);
  return resource?.name === undefined ? undefined : resource;
}

function resourceBy(record: CloudTrailRecord, operation: Operation | undefined, instanceId: string | undefined) {
  return operation ? actedOn(record, operation, instanceId) : guessResource(record, instanceId);
}

/** Other services have instances too; theirs are not ours. */
function ownInstanceOf(record: CloudTrailRecord, operation: Operation | undefined): string | undefined {
  return isConnectFamily(record.eventSource) ? instanceOf(record, operation) : undefined;
}

/** Some event names are known by IAM's permissions alone: of their fields no more is known than of a new operation's. */
function describedOperationOf({ eventSource, eventName }: CloudTrailRecord): Operation | undefined {
  const operation = operationOf(eventSource, eventName);
  return operation && isDescribed(operation) ? operation : undefined;
}

const isDescribed = remembering(
  ({ plane, idFields, nameFields, responseIdFields, changeFields }: Operation): boolean =>
    plane !== 'config' || [idFields, nameFields, responseIdFields, changeFields].some(({ length }) => length > 0),
);

/** Each path of an operation with the type that it points at. */
const refsOf = remembering(({ refs }: Operation) => Object.entries(refs));

function actedOn(record: CloudTrailRecord, operation: Operation, instanceId: string | undefined): ResourceRef {
  const own = ownIdOf(record, operation);
  const type = own?.type ?? operation.resourceType;
  if (type === 'Instance') {
    const found = instanceId ? { id: instanceId } : own?.found;
    return refOf(type, found, nameOf(record, operation), found?.id);
  }
  return refOf(type, own?.found, nameOf(record, operation), instanceId);
}

/** A refused rename keeps the old name, which its record does not tell. */
function nameOf({ errorCode, requestParameters, responseElements }: CloudTrailRecord, operation: Operation) {
  const { nameFields, idFields, responseIdFields, verb } = operation;
  const told = errorCode && verb === 'Update' ? nameFields.filter((field) => idFields.includes(field)) : nameFields;
  const asked = [...told, ...namingIds(operation)]
    .map((field) => nameAt(requestParameters, field))
    .find((name) => name !== undefined);
  if (asked || errorCode) return asked;
  const answered = responseIdFields.filter((path) => /\.name$/i.test(path));
  return answered.map((path) => nameAt(responseElements, path)).find((name) => name !== undefined);
}

function othersOf(
  record: CloudTrailRecord,
  operation: Operation,
  instanceId: string | undefined,
  resource: ResourceRef,
): ResourceRef[] {
  const parents = parentsOf(record, operation).map(({ type, found }) => refOf(type, found, undefined, instanceId));
  const pointed = refsOf(operation).flatMap(([path, type]) =>
    idsAt(record.requestParameters, path).map((found) =>
      refOf(typeOfSegment(found.typeSegment) ?? type, found, undefined, instanceId),
    ),
  );
  const others = new Map(
    [...parents, ...linkedTo(record, instanceId), ...pointed]
      .filter(({ type, id }) => type !== 'Instance' || id !== instanceId)
      .map((ref) => [resourceKey(ref), ref]),
  );
  others.delete(resourceKey(resource));
  return [...others.values()].slice(0, MOST_RELATED);
}

/** A flow association's other side is known by its ARN alone: a phone number, an e-mail address. */
function linkedTo({ eventName, requestParameters }: CloudTrailRecord, instanceId: string | undefined): ResourceRef[] {
  const found = /^(Dis)?[Aa]ssociateFlow$/.test(eventName) ? idAt(requestParameters, 'ResourceId') : undefined;
  const type = typeOfSegment(found?.typeSegment);
  return found && type ? [refOf(type, found, undefined, instanceId)] : [];
}
