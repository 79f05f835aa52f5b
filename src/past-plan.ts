import type { Filters, Query } from './activity/query.ts';
import { OPERATIONS, operationOf } from './connect/catalog.ts';
import { CONNECT_FAMILY } from './connect/sources.ts';
import type { CoverageArea, CoverageClass } from './coverage.ts';
import type { PastAttribute } from './past-source.ts';

/** One thing to ask a Region's event history, and the parts of the ledger that its answer fills. */
export type PlannedRead = Readonly<{ region: string; attribute: PastAttribute; areas: readonly CoverageArea[] }>;

/** More names than these are read sooner by source. */
const FEW = 3;

const CLASSES: ReadonlyMap<string, CoverageClass> = new Map([
  ['config', 'changes'],
  ['tagging', 'changes'],
  ['auth', 'changes'],
  ['data', 'changes'],
  ['runtime', 'runtime'],
  ['read', 'reads'],
]);

/** The classes of records that a question is about. */
export function classesOf({ planes }: Pick<Query, 'planes'>): readonly CoverageClass[] {
  if (!planes) return ['changes', 'runtime', 'reads'];
  return [...new Set(planes.flatMap((plane) => CLASSES.get(plane) ?? []))];
}

/**
 * What to ask so that least is read: an event by its id, few calls by their names, few people by their user names
 * (`usernames`, where all that the question is about are known), else the event sources that its types belong to.
 */
export function planReads(
  query: Query,
  { regions, usernames }: Readonly<{ regions: readonly string[]; usernames?: readonly string[] }>,
): readonly PlannedRead[] {
  const asked = query.regions ? regions.filter((region) => query.regions?.includes(region)) : regions;
  return asked.flatMap((region) => readsIn(region, query, usernames));
}

function readsIn(region: string, query: Query, usernames: readonly string[] = []): readonly PlannedRead[] {
  const classes = classesOf(query);
  const areasOf = (eventSources: readonly string[], scope?: string): readonly CoverageArea[] =>
    eventSources.flatMap((eventSource) =>
      classes.map((each) => ({ account: '', region, eventSource, class: each, ...(scope !== undefined && { scope }) })),
    );
  // One record is no stretch of time: nothing is covered by it.
  if (query.eventID !== undefined) return [{ region, attribute: { key: 'EventId', value: query.eventID }, areas: [] }];
  const names = [...new Set(query.events?.map(({ eventName }) => eventName))];
  if (names.length > 0 && names.length <= FEW) {
    return names.map((value) => ({
      region,
      attribute: { key: 'EventName', value },
      areas: areasOf(sourcesOfEvent(value), `event ${value}`),
    }));
  }
  if (usernames.length > 0 && usernames.length <= FEW) {
    return usernames.map((value) => ({
      region,
      attribute: { key: 'Username', value },
      areas: areasOf(FAMILY, `user ${value}`),
    }));
  }
  return sourcesOf(query).map((value) => ({
    region,
    attribute: { key: 'EventSource', value },
    areas: areasOf([value]),
  }));
}

const FAMILY = CONNECT_FAMILY.map(({ eventSource }) => eventSource);

/** Amazon Q in Connect is in the catalog as wisdom, and may be recorded as either. */
const TWINS = new Map([['wisdom.amazonaws.com', ['wisdom.amazonaws.com', 'qconnect.amazonaws.com']]]);

const SOURCES_BY_TYPE: ReadonlyMap<string, ReadonlySet<string>> = sourcesByType();

function sourcesByType(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { eventSource, resourceType, refs } of OPERATIONS) {
    for (const type of [resourceType, ...Object.values(refs)]) {
      const sources = found.get(type) ?? new Set();
      for (const source of TWINS.get(eventSource) ?? [eventSource]) sources.add(source);
      found.set(type, sources);
    }
  }
  return found;
}

function sourcesOfEvent(eventName: string): readonly string[] {
  const known = FAMILY.filter((eventSource) => operationOf(eventSource, eventName));
  return known.length > 0 ? known : FAMILY;
}

/** The sources that may record something about the types asked for; every one of the family where that is not certain. */
function sourcesOf(query: Filters): readonly string[] {
  const types = typesOf(query);
  const known = types.map((type) => SOURCES_BY_TYPE.get(type));
  if (types.length === 0 || known.some((sources) => sources === undefined)) return FAMILY;
  return FAMILY.filter((source) => known.some((sources) => sources?.has(source)));
}

/** The types of one condition that every hit must meet. A resource's key begins with its type. */
function typesOf({ resourceType, resourceTypes, targetKeys, resourceKeys }: Filters): readonly string[] {
  if (resourceType !== undefined) return [resourceType];
  const keys = targetKeys ?? resourceKeys;
  return resourceTypes ?? [...new Set(keys?.map((key) => key.split('/', 1)[0] ?? ''))];
}
