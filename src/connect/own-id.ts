import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { remembering } from '../cloudtrail/remembering.ts';
import type { DecodedId } from './arn.ts';
import { idAt } from './id-at.ts';
import type { Operation } from './operation.ts';
import { typeOfField, typeOfSegment } from './resource-types.ts';

export type TypedId = Readonly<{ type: string; found: DecodedId }>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where the ARN, and not the operation, tells what was acted on: a tag goes on anything, a profile on users and agents. */
const BY_ARN = new Set(['AnyTaggableResource', 'EntitySecurityProfiles']);

/** The id of the thing a record acted on; undefined where a refused create tells none. */
export function ownIdOf(record: CloudTrailRecord, operation: Operation): TypedId | undefined {
  const found = operation.idInResponse ? answeredId(record, operation) : requestedId(record, operation);
  if (!found) return undefined;
  const byArn = BY_ARN.has(operation.resourceType) ? typeOfSegment(found.typeSegment) : undefined;
  const type = byArn ?? operation.resourceType;
  const parent = parentsOf(record, operation).at(-1)?.found.id;
  // Versions are numbered and customer profiles' things named: unique only together with what they belong to.
  const id = parent && parent !== found.id && !UUID.test(found.id) ? `${parent}:${found.id}` : found.id;
  return { type, found: { ...found, id } };
}

/** What the family's things live in: named in every call, an id of the thing's own or not. */
const HOLDERS = ['DomainId', 'KnowledgeBaseId', 'AssistantId'];

/** What the thing belongs to, the nearest last: a flow's version to the flow, an override to its hours. */
export function parentsOf(record: CloudTrailRecord, operation: Operation): TypedId[] {
  const parents: TypedId[] = [];
  for (const { field, type } of parentFieldsOf(operation)) {
    const found = idAt(record.requestParameters, field);
    if (found) parents.push({ type, found });
  }
  return parents;
}

const parentFieldsOf = remembering((operation: Operation) =>
  [...HOLDERS, ...operation.idFields].flatMap((field) => {
    const type = typeOfField(field);
    return type && !isOwn(type, operation) ? [{ field, type }] : [];
  }),
);

/** The fields of a request that are the thing's id and its name in one: RecommenderName. */
export const namingIds = remembering((operation: Operation): readonly string[] =>
  operation.idFields.filter((field) => /Name$/i.test(field) && isOwn(typeOfField(field), operation)),
);

/** SessionId is the AuthSession's own, CalculatedAttributeName that of its definition. */
function isOwn(type: string | undefined, { resourceType }: Operation): boolean {
  return type === undefined || resourceType.endsWith(type) || resourceType === `${type}Definition`;
}

function requestedId({ requestParameters }: CloudTrailRecord, operation: Operation): DecodedId | undefined {
  for (const field of ownFieldsOf(operation)) {
    const found = idAt(requestParameters, field);
    if (found) return found;
  }
  return undefined;
}

const ownFieldsOf = remembering((operation: Operation): readonly string[] => {
  const own = operation.idFields.filter((field) => isOwn(typeOfField(field), operation));
  return own.length > 0 ? own : operation.idFields;
});

function answeredId({ responseElements, requestParameters }: CloudTrailRecord, operation: Operation) {
  const paths = answerPathsOf(operation);
  const found = paths.map((path) => idAt(responseElements, path)).find((id) => id !== undefined);
  // Some answers name the parent alone: then the request's id is all there is.
  const arn = paths.map((path) => idAt(responseElements, path)?.arn).find((text) => text !== undefined);
  const optional = found ?? idAt(requestParameters, `${operation.resourceType}Id`);
  return optional && (arn && !optional.arn && arn.includes(optional.id) ? { ...optional, arn } : optional);
}

const answerPathsOf = remembering((operation: Operation): readonly string[] =>
  operation.resourceType.endsWith('Version')
    ? versionPaths(operation)
    : operation.responseIdFields.toSorted((a, b) => rank(a, operation) - rank(b, operation)),
);

/** The answer's words for the thing's own id, the surest first. */
function rank(path: string, { resourceType }: Operation): number {
  const last = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const own = resourceType.toLowerCase();
  const order = [`${own}id`, 'id', `${own}identifier`, `${own}arn`, 'arn'];
  if (order.includes(last)) return order.indexOf(last);
  if (typeOfField(last)) return 20;
  if (last.endsWith('id')) return 10;
  return last.endsWith('arn') ? 11 : 30;
}

/** A version's own id is its number, beside or below the ids that the answer repeats. */
function versionPaths({ responseIdFields }: Operation): string[] {
  const around = new Set(responseIdFields.map((path) => path.split('.').slice(0, -1).join('.')));
  return [...around, ''].flatMap((outer) => {
    const prefix = outer === '' ? '' : `${outer}.`;
    return [`${prefix}Version`, `${prefix}VersionNumber`];
  });
}
