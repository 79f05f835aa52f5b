import type { EventMatch, Filters, Query, ValueMatch } from '../activity/query.ts';
import type { Plane } from '../connect/operation.ts';
import { isChangePlane } from './activity-row.ts';
import { fold } from './fold.ts';
import { wordsIn } from './leaf-values.ts';
import { TERM } from './terms.ts';

/** All that are neither reads nor runtime traffic. */
const CHANGE_PLANES: readonly Plane[] = ['config', 'data', 'tagging', 'auth'];

/** What is asked of an activity. `any` of nothing is true of none, `all` of nothing of every one. */
export type Condition =
  | Readonly<{ term: string }>
  | Readonly<{ any: readonly Condition[] }>
  | Readonly<{ all: readonly Condition[] }>
  | Readonly<{ not: Condition }>;

/** Which activities a query starts from: changes, unless it names planes; undefined where an id leads to them. */
export function baseOf({ planes, eventID, requestID }: Query): Condition | undefined {
  if (planes && CHANGE_PLANES.every((plane) => planes.includes(plane))) {
    // One term instead of the same in four.
    const others = planes.filter((plane) => !isChangePlane(plane));
    return { any: [{ term: TERM.change }, ...others.map((plane) => ({ term: TERM.plane(plane) }))] };
  }
  if (planes) return anyTerm(planes, TERM.plane);
  return eventID === undefined && requestID === undefined ? { term: TERM.change } : undefined;
}

/** All but the ids and the window. */
export function conditionOf(query: Query): Condition {
  const excepted = (query.except ?? []).map((filters) => ({ not: conditionOfFilters(filters) }));
  return { all: [conditionOfFilters(query), ...excepted] };
}

function conditionOfFilters(filters: Filters): Condition {
  const lists = [
    [filters.actorKeys, TERM.actor],
    [filters.resourceKeys, TERM.thing],
    [filters.targetKeys, TERM.target],
    [only(filters.resourceType), TERM.type],
    [filters.resourceTypes, TERM.type],
    [filters.severities, TERM.severity],
    [filters.ways, TERM.way],
    [only(filters.address), TERM.address],
    [only(filters.accessKeyId), TERM.accessKey],
    [filters.roles, TERM.role],
    [filters.instanceIds, TERM.instance],
    [filters.accounts, TERM.account],
    [filters.regions, TERM.region],
  ] as const;
  const { events, values, outcome, automation } = filters;
  return {
    all: [
      ...lists.flatMap(([keys, term]) => (keys ? [anyTerm(keys, term)] : [])),
      ...(events ? [{ any: events.map(eventCondition) }] : []),
      ...(values ? [{ any: values.map(valueCondition) }] : []),
      ...(outcome ? [isTrue(TERM.refused, outcome === 'refused')] : []),
      ...(automation === undefined ? [] : [isTrue(TERM.automation, automation)]),
    ],
  };
}

function eventCondition({ eventName, field, values }: EventMatch): Condition {
  return {
    all: [
      { term: TERM.event(eventName) },
      ...(field === undefined ? [] : [{ term: TERM.field(field) }]),
      ...(values ? [{ any: values.map((text) => textCondition(field ?? '', text)) }] : []),
    ],
  };
}

function valueCondition({ field, text, resourceKey }: ValueMatch): Condition {
  return {
    all: [
      ...(field === undefined ? [] : [{ term: TERM.field(field) }]),
      ...(text === undefined ? [] : [textCondition(field ?? '', text)]),
      ...(resourceKey === undefined ? [] : [{ term: TERM.points(field ?? '', resourceKey) }]),
    ],
  };
}

/** The whole value, or words of a longer one; a number is never a part of anything. */
function textCondition(field: string, text: string): Condition {
  const whole = { term: TERM.value(field, text) };
  const folded = fold(text);
  const words = wordsIn(text).length > 0 ? wordsIn(text) : [folded];
  if (!/\p{L}/u.test(folded)) return whole;
  return { any: [whole, { all: words.map((word) => ({ term: TERM.word(field, word) })) }] };
}

function anyTerm(keys: readonly string[], term: (key: string) => string): Condition {
  return { any: keys.map((key) => ({ term: term(key) })) };
}

function isTrue(term: string, wanted: boolean): Condition {
  return wanted ? { term } : { not: { term } };
}

function only(key: string | undefined): readonly string[] | undefined {
  return key === undefined ? undefined : [key];
}
