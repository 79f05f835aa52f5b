import type { Filter, Filters, Query, Question, ValueMatch } from './activity/query.ts';
import { eventsOf } from './activity/verb-words.ts';
import { decodeId } from './connect/arn.ts';
import { OPERATIONS } from './connect/catalog.ts';
import { shortAccessKeyId } from './connect/mask-text.ts';
import { typeWords } from './connect/resource-types.ts';
import type { LookupStore, Member } from './lookup.ts';
import { actorCandidate, actorsCalled, type Candidate, thingCandidate } from './lookup-candidates.ts';
import { actorsOf } from './lookup-member.ts';
import { actorName } from './lookup-names.ts';

/** What changes things. Reads and runtime traffic are left out unless asked for. */
export const CHANGE_PLANES: readonly string[] = ['config', 'tagging', 'auth', 'data'];

/** One way to read a condition: those of one group are asked for together. */
export type Reading = Readonly<{ group: string; label: string; words: string; filters: Filters; status?: true }>;

/** A condition's readings; none where nobody knows the name. */
export type Condition = Readonly<{ text: string; readings: readonly Reading[]; problem?: string }>;

/** Who is meant by `me` and by mentions. */
export type Who = Readonly<{
  me: () => Promise<Member | undefined>;
  whoIs: (slackUserId: string) => Promise<Member | undefined>;
}>;

const KEYS = 200;
const STATUS_EVENT = 'PutUserStatus';
export const NOT_YOU =
  'I do not know which person in the records you are: no established login has your e-mail or name. Type it: `by dana@example.com`.';

/** What a condition comes to, its name looked up. */
export async function conditionOf(store: LookupStore, filter: Filter, who: Who): Promise<Condition> {
  if (filter.kind === 'actor') return actorCondition(store, filter, who);
  if (filter.kind === 'thing') return thingCondition(store, filter);
  if (filter.kind === 'instance') return instanceCondition(store, filter);
  if (filter.kind === 'value') return valueCondition(store, filter);
  return { text: filter.text, readings: [{ group: '', label: filter.text, ...plainReading(filter) }] };
}

/** Planes, order, number and what the verbs mean: all of a question that needs no looking up. */
export function plainQuery({ verbs = [], filters = [], ascending, limit, wish }: Question): Omit<Query, 'window'> {
  const events = verbs.map(eventsOf);
  const all =
    events.length > 0 && events.every((each) => each !== undefined) ? events.flatMap((each) => each ?? []) : [];
  const including = new Set(filters.flatMap((filter) => (filter.kind === 'including' ? [filter.text] : [])));
  const named = filters.some(({ kind }) => kind === 'event') ? [] : all;
  const runtime =
    including.has('runtime') ||
    including.has('agent status') ||
    named.some(({ eventName }) => eventName === STATUS_EVENT);
  const planes = [...CHANGE_PLANES, ...(including.has('reads') ? ['read'] : []), ...(runtime ? ['runtime'] : [])];
  return {
    planes,
    ...(named.length > 0 && { events: named }),
    ...(ascending && { ascending }),
    ...(limit !== undefined && { limit }),
    // What was refused changed nothing, so it is not when a thing was last changed.
    ...(wish === 'when' && { outcome: 'succeeded' as const }),
    ...(including.has('agent status') && !including.has('runtime') && { except: [{ events: TRAFFIC }] }),
  };
}

/** Runtime operations other than agents' status. */
const TRAFFIC = [
  ...new Set(
    OPERATIONS.filter(({ plane, eventName }) => plane === 'runtime' && eventName !== STATUS_EVENT).map(
      ({ eventName }) => eventName,
    ),
  ),
].map((eventName) => ({ eventName }));

type Named<K extends Filter['kind']> = Extract<Filter, { kind: K }>;

async function actorCondition(store: LookupStore, filter: Named<'actor'>, who: Who): Promise<Condition> {
  const { text, exact, me, member } = filter;
  const profile = me ? await who.me() : member === undefined ? undefined : await who.whoIs(member);
  const own = profile ? await actorsOf(store, profile) : [];
  if (own.length > 0) {
    const words = own.map(actorName).join(' = ');
    return {
      text,
      readings: [{ group: '', label: words, words: `by ${words}`, filters: { actorKeys: own.map(({ key }) => key) } }],
    };
  }
  if (me) return { text, readings: [], problem: NOT_YOU };
  const named = await actorsCalled(store, text, true);
  const found = named.length > 0 || exact ? named : await actorsCalled(store, text, false);
  return { text, readings: found.map((actor) => fromCandidate(actorCandidate(actor, NOTHING), 'by ')) };
}

async function thingCondition(store: LookupStore, { text, exact, type, types }: Named<'thing'>): Promise<Condition> {
  const meant = types ?? (type === undefined ? [] : [type]);
  if (text === '') {
    const words = meant.map((each) => typeWords(each).many).join(' or ');
    return { text: words, readings: [{ group: '', label: words, words, filters: { resourceTypes: meant } }] };
  }
  const find = async (whole: boolean) =>
    (
      await Promise.all(
        (meant.length > 0 ? meant : [undefined]).map((each) =>
          store.findThings(text, { exact: whole, ...(each ? { type: each } : {}) }),
        ),
      )
    ).flat();
  const named = await find(true);
  const found = named.length > 0 || exact ? named : await find(false);
  return { text, readings: found.map((thing) => fromCandidate(thingCandidate(thing, NOTHING), 'on ')) };
}

async function instanceCondition(store: LookupStore, { text }: Named<'instance'>): Promise<Condition> {
  const { id, instanceId } = decodeId(text);
  const direct = instanceId ?? (UUID.test(id) ? id : undefined);
  const toReading = (ids: string, name: string): Reading => ({
    group: 'instance',
    label: name,
    words: `in ${name}`,
    filters: { instanceIds: [ids] },
  });
  if (direct !== undefined) return { text, readings: [toReading(direct, text)] };
  const found = await store.findThings(text, { type: 'Instance', exact: false });
  return {
    text,
    readings: found.map((thing) => toReading(thing.instanceId ?? thing.key.split('/').at(-1) ?? '', thing.name)),
  };
}

/** A value is a thing that a field points at, or the text itself. */
async function valueCondition(store: LookupStore, { text, exact, field, type }: Named<'value'>): Promise<Condition> {
  const inField = field === undefined ? {} : { field };
  if (text === '')
    return {
      text,
      readings: [{ group: '', label: text, words: fieldWords(field ?? ''), filters: { values: [inField] } }],
    };
  const isNumber = /^[\d.,:]+$/.test(text);
  const options = type === undefined ? {} : { type };
  const named = isNumber ? [] : await store.findThings(text, { exact: true, ...options });
  const found =
    named.length > 0 || exact || isNumber
      ? named
      : (await store.findThings(text, { exact: false, ...options })).slice(0, KEYS);
  const values: readonly ValueMatch[] = [
    ...found.map(({ key }) => ({ ...inField, resourceKey: key })),
    { ...inField, text },
  ];
  const status = found.some((thing) => thing.type === 'AgentStatus') ? { status: true as const } : {};
  return {
    text,
    readings: [
      {
        group: '',
        label: text,
        words: field === undefined ? `set to ${text}` : `${fieldWords(field)} set to ${text}`,
        filters: { values },
        ...status,
      },
    ],
  };
}

function plainReading(
  filter: Exclude<Filter, { kind: 'actor' | 'thing' | 'instance' | 'value' }>,
): Pick<Reading, 'words' | 'filters'> {
  const { kind, text } = filter;
  switch (kind) {
    case 'event':
      return { words: text, filters: { events: [{ eventName: text }] } };
    case 'outcome':
      return { words: text, filters: { outcome: text } };
    case 'automation':
      return { words: `by ${text}`, filters: { automation: text === 'automation' } };
    case 'severity':
      return { words: text, filters: { severities: [text] } };
    case 'address':
      return { words: `from ${text}`, filters: { address: text } };
    case 'accessKey':
      return { words: `key ${shortKey(text)}`, filters: { accessKeyId: shortKey(text) } };
    case 'role':
      return { words: `role ${text}`, filters: { roles: [text] } };
    case 'way':
      return { words: `via ${text.split(',')[0]}`, filters: { ways: text.split(',') } };
    case 'account':
      return { words: `account ${text}`, filters: { accounts: [text] } };
    case 'region':
      return { words: text, filters: { regions: [text] } };
    case 'including':
      return { words: `including ${text}`, filters: {} };
  }
}

/** `OutboundCallerConfig.OutboundCallerIdName` → `outbound caller id name`. */
function fieldWords(field: string): string {
  const last = field.split('.').at(-1) ?? field;
  return last
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/ Ids?$/, '')
    .toLowerCase();
}

function shortKey(text: string): string {
  return /[….]/.test(text) ? `${text.slice(0, 4)}…${text.slice(-4)}` : shortAccessKeyId(text);
}

const NOTHING: Query = { window: {} };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function fromCandidate({ group, label, name, query }: Candidate, before: string): Reading {
  const { window: _, ...filters } = query;
  return { group, label, words: `${before}${name}`, filters };
}
