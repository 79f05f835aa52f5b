import type { Filter, Filters, Query, Question } from './activity/query.ts';
import type { LookupStore } from './lookup.ts';
import { type Condition, conditionOf, type Reading, type Who } from './lookup-conditions.ts';

/** One way to read all the conditions of a question: the query so far, and how they were read. */
export type Conditioned = Readonly<{ base: Query; conditions: readonly string[]; text: string; label: string }>;

type Failed = Readonly<{ kind: 'stranger'; text: string }> | Readonly<{ kind: 'mistake'; problem: string }>;
type Way = Readonly<{ filters: Filters; words: readonly string[]; status: boolean; text: string; label: string }>;

/** Names taken together of one condition. */
const KEYS = 200;
const START: Way = { filters: {}, words: [], status: false, text: '', label: '' };

/** The conditions of a question looked up: one way to read them, or several where a name means several. */
export async function conditionsFor(
  store: LookupStore,
  question: Question,
  plain: Query,
  who: Who,
): Promise<readonly Conditioned[] | Failed> {
  const verbs = (question.verbs ?? []).map(verbWords);
  let ways: readonly Way[] = [START];
  const taken: Reading[] = [];
  for (const filters of groupsOf(question.filters ?? [])) {
    const conditions = await Promise.all(filters.map((filter) => conditionOf(store, filter, who)));
    const failed = conditions.find(({ readings }) => readings.length === 0);
    if (failed) return failure(failed);
    if (isTaken(question, filters)) {
      taken.push(...conditions.flatMap(({ readings }) => readings));
      continue;
    }
    ways = ways.flatMap((way) => waysOf(conditions).map((one) => joined(way, one)));
  }
  const excepted = await exceptFor(store, question.except ?? [], who);
  if ('kind' in excepted) return excepted;
  const left = taken.map(({ filters }) => ({ ...filters, events: [WHOLE_LIST] }));
  const except = [...(plain.except ?? []), ...excepted.filters, ...left];
  return ways.map(({ filters, words, status, text, label }) => ({
    base: {
      ...plain,
      ...filters,
      ...(filters.events && plain.events ? { events: filters.events } : {}),
      ...(except.length > 0 && { except }),
      ...(status && { planes: [...new Set([...(plain.planes ?? []), 'runtime'])] }),
    },
    conditions: [...verbs, ...taken.map(({ label }) => `lists without ${label}`), ...words, ...excepted.words],
    text,
    label,
  }));
}

/** AWS records the list that a person has left: what was taken is not in it. */
const WHOLE_LIST = { eventName: 'UpdateUserSecurityProfiles' };

function isTaken({ verbs = [] }: Question, filters: readonly Filter[]): boolean {
  const isTaking = verbs.includes('took') || verbs.includes('removed');
  return isTaking && filters.every(({ kind }) => kind === 'value');
}

/** Verbs whose past tense is not their participle, and those that are no participle at all. */
const SAID: ReadonlyMap<string, string> = new Map([
  ['gave', 'what was given'],
  ['took', 'what was taken away'],
  ['logged in', 'logins'],
  ['emergency access', 'emergency access'],
]);

function verbWords(verb: string): string {
  return SAID.get(verb) ?? `what was ${verb}`;
}

/** Conditions of one kind are alternatives: `via cli via console`. Things must all take part. */
function groupsOf(filters: readonly Filter[]): readonly (readonly Filter[])[] {
  const groups = new Map<string, Filter[]>();
  for (const filter of filters) {
    const key = filter.kind === 'thing' || filter.kind === 'value' ? `${filter.kind} ${groups.size}` : filter.kind;
    groups.set(key, [...(groups.get(key) ?? []), filter]);
  }
  return [...groups.values()];
}

/** Readings of one group go together; several groups of a single condition are several ways. */
function waysOf(conditions: readonly Condition[]): readonly Way[] {
  const [only, ...others] = conditions;
  if (!only || others.length > 0)
    return [
      merged(
        conditions.flatMap(({ readings }) => readings),
        only?.text ?? '',
      ),
    ];
  const groups = Map.groupBy(only.readings, ({ group }) => group);
  return [...groups.values()].map((readings) => merged(readings, only.text));
}

function merged(readings: readonly Reading[], text: string): Way {
  const some = readings.slice(0, KEYS);
  const words = [...new Set(some.map((reading) => reading.words))].filter((each) => each !== '');
  return {
    filters: some.map(({ filters }) => filters).reduce(either, {}),
    words: words.length > 0 ? [words.join(' or ')] : [],
    status: some.some(({ status }) => status),
    text,
    label: some[0]?.label ?? text,
  };
}

/** Lists joined, so that either is met. */
function either(one: Filters, other: Filters): Filters {
  const lists = Object.entries(other).map(([key, value]) => {
    const before = Object.entries(one).find(([name]) => name === key)?.[1];
    return [key, Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value] as const;
  });
  return { ...one, ...Object.fromEntries(lists) };
}

function joined(way: Way, next: Way): Way {
  const isNamed = next.label !== '';
  return {
    filters: both(way.filters, next.filters),
    words: [...way.words, ...next.words],
    status: way.status || next.status,
    text: isNamed ? next.text : way.text,
    label: isNamed ? next.label : way.label,
  };
}

/** Two things that must both take part: the first on any side, the second as the one acted upon. */
function both(one: Filters, other: Filters): Filters {
  if (one.resourceKeys && other.resourceKeys) {
    const { resourceKeys: targetKeys, ...rest } = other;
    return { ...one, ...rest, targetKeys };
  }
  return { ...one, ...other };
}

/** What is left out. A name that may be a person's and a thing's is both; nobody's is a stranger. */
async function exceptFor(
  store: LookupStore,
  except: readonly Filter[],
  who: Who,
): Promise<Readonly<{ filters: readonly Filters[]; words: readonly string[] }> | Failed> {
  const found = await Promise.all(except.map((filter) => conditionOf(store, filter, who)));
  const known = new Set(found.filter(({ readings }) => readings.length > 0).map(({ text }) => text));
  const stranger = found.find(({ text }) => !known.has(text));
  if (stranger) return failure(stranger);
  const readings = found.flatMap((condition) => condition.readings);
  return {
    filters: readings.map(({ filters }) => filters),
    words: [...new Set(readings.map(({ words }) => `not ${words}`))].slice(0, 5),
  };
}

function failure({ text, problem }: Condition): Failed {
  return problem === undefined ? { kind: 'stranger', text } : { kind: 'mistake', problem };
}
