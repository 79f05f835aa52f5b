import type { Filter, Query, Question } from '../activity/query.ts';
import { wallTimeOf } from '../activity/zone.ts';
import { typeWords } from '../connect/resource-types.ts';
import { splitWords } from './field-words.ts';
import { actorAsked, thingAsked } from './modal-keys.ts';
import { quotedName } from './quoted-name.ts';
import type { ReadAs } from './views.ts';

/** What was picked: `value` is how a question says it, `label` what a person reads. */
export type Picked = Readonly<{ value: string; label: string }>;

/** The fields of "Search changes". Dates are `2026-11-20`, times `09:00`, both in the asker's zone. */
export type SearchFields = Readonly<{
  who?: Picked;
  what?: Picked;
  type?: Picked;
  event?: Picked;
  outcome?: 'failed' | 'succeeded';
  fromDate?: string;
  fromTime?: string;
  toDate?: string;
  toTime?: string;
  /** Anything else, as it would be typed. */
  words?: string;
}>;

/** The fields as a line that could have been typed: there is one reading for all. */
export function questionText(fields: SearchFields): string {
  const { who, what, type, event, outcome, words = '' } = fields;
  const about = [what?.value ?? type?.value, event && `event ${event.value}`, outcome, words.trim()].filter(Boolean);
  const by = who && (about.length > 0 ? `by ${who.value}` : `user ${who.value}`);
  const all = [...(about.length > 0 || by ? about : ['changes']), by, ...windowText(fields)];
  return all.filter(Boolean).join(' ');
}

function windowText({ fromDate, fromTime, toDate, toTime }: SearchFields): readonly string[] {
  const at = (word: string, date?: string, time?: string) =>
    date === undefined ? [] : [`${word} ${date}${time === undefined ? '' : ` ${time}`}`];
  return [...at('since', fromDate, fromTime), ...at('until', toDate, toTime)];
}

/**
 * A reading as fields, to be changed in somebody's zone; what no field holds is in `words`. `askedAt`: a window that ended
 * then has no end.
 */
export function fieldsOf({ question, names, query, window }: ReadAs, askedAt: Date, zone: string): SearchFields {
  const { filters = [] } = question;
  const who = actorOf(question, names, query);
  const event = filters.find((filter) => filter.kind === 'event');
  const outcome = filters.find((filter) => filter.kind === 'outcome');
  const taken = new Set<Filter | undefined>([who.filter, event, outcome]);
  const rest = filters.filter((filter) => !taken.has(filter));
  const subject = subjectOf(question, names, query);
  const words = [...verbWords(question), ...(subject.words ?? []), ...rest.map(filterText), ...exceptWords(question)];
  const ends = isNow(window.to, askedAt) ? {} : { to: window.to };
  return {
    ...(who.picked && { who: who.picked }),
    ...(subject.what && { what: subject.what }),
    ...(subject.type && { type: subject.type }),
    ...(event && { event: { value: event.text, label: event.text } }),
    ...(outcome && { outcome: outcome.text === 'refused' ? ('failed' as const) : ('succeeded' as const) }),
    ...windowFields(window.from, ends.to, zone),
    ...(words.length > 0 && { words: words.join(' ') }),
  };
}

/** An end that was the moment of asking. */
function isNow(to: Date | undefined, askedAt: Date): boolean {
  return to !== undefined && to.getTime() >= askedAt.getTime() - 1_000;
}

function actorOf({ subject, filters = [] }: Question, [name]: readonly string[], { actorKeys = [] }: Query) {
  const asked = filters.filter((each) => each.kind === 'actor');
  const [key] = actorKeys;
  // One actor is asked for by what finds this one: a follow-up's own words are no name.
  const isOne = key !== undefined && actorKeys.length === 1 && asked.length + (subject.kind === 'user' ? 1 : 0) === 1;
  const value = (named: Named) => (isOne && !named.me ? actorAsked(key) : nameText(named));
  if (subject.kind === 'user')
    return { filter: undefined, picked: { value: value(subject), label: name ?? subject.text } };
  const [filter] = asked;
  return { filter, picked: filter && { value: value(filter), label: filter.text } };
}

type SubjectFields = Readonly<{ what?: Picked; type?: Picked; words?: readonly string[] }>;

function subjectOf({ subject, filters = [] }: Question, names: readonly string[], query: Query): SubjectFields {
  if (subject.kind === 'event') return { words: [subject.id] };
  if (subject.kind !== 'resource') return {};
  // `moved Kim`: only behind its verb is it what was moved.
  if (subject.target) return { words: [ofType(subject.type, nameText(subject))] };
  if (subject.text === '') return typeField(subject);
  const keys = [...(query.resourceKeys ?? []), ...(query.targetKeys ?? [])];
  const isOne = keys.length === 1 && filters.every(({ kind }) => kind !== 'thing');
  const label = names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? subject.text);
  return { what: { value: isOne ? keys.map(thingAsked).join('') : thingText(subject), label } };
}

type Thing = Extract<Question['subject'], { kind: 'resource' }>;

function typeField({ type, asName = '' }: Thing): SubjectFields {
  const many = type === undefined ? asName : typeWords(type).many;
  return many === '' ? {} : { type: { value: many, label: many } };
}

function thingText(subject: Thing): string {
  const { type, asName } = subject;
  return type === undefined ? (asName ?? `resource ${nameText(subject)}`) : ofType(type, nameText(subject));
}

function ofType(type: string | undefined, name: string): string {
  return type === undefined ? name : `${typeWords(type).one} ${name}`;
}

type Named = Readonly<{ text: string; exact: boolean; me?: true; member?: string }>;

function nameText({ text, exact, me, member }: Named): string {
  if (member !== undefined) return `<@${member}|${text}>`;
  return exact && !me ? quotedName(text) : text;
}

function verbWords({ verbs = [], limit, ascending, wish }: Question): readonly string[] {
  return [
    ...(wish === 'count' ? ['how many'] : []),
    ...(limit === undefined ? (ascending ? ['oldest'] : []) : [`${ascending ? 'first' : 'last'} ${limit}`]),
    ...verbs,
  ];
}

function exceptWords({ except = [] }: Question): readonly string[] {
  return except.map((filter) => `except ${filterText(filter)}`);
}

const BEFORE: Readonly<Record<Filter['kind'], string>> = {
  actor: 'by',
  thing: '',
  value: 'to',
  event: 'event',
  outcome: '',
  automation: '',
  severity: '',
  address: 'from',
  accessKey: 'key',
  role: 'role',
  way: 'via',
  instance: 'instance',
  account: 'account',
  region: 'region',
  including: 'including',
};

/** One condition as it would be typed. */
function filterText(filter: Filter): string {
  const name = 'exact' in filter ? nameText(filter) : filter.text;
  const field = filter.kind === 'value' && filter.field !== undefined ? splitWords(filter.field) : '';
  return [field, BEFORE[filter.kind], typeText(filter), name].filter((part) => part !== '').join(' ');
}

function typeText(filter: Filter): string {
  if (filter.kind !== 'thing' && filter.kind !== 'value') return '';
  if (filter.type !== undefined) return typeWords(filter.type).one;
  return filter.kind === 'thing' ? 'resource' : '';
}

function windowFields(from: Date | undefined, to: Date | undefined, zone: string): SearchFields {
  const first = from && minuteIn(from, zone);
  const last = to && minuteIn(to, zone);
  // Days are whole: what ends at midnight ended with the day before.
  const day = to && last?.time === '00:00' ? minuteIn(new Date(to.getTime() - 60_000), zone).date : last?.date;
  return {
    ...(first && { fromDate: first.date }),
    ...(first && first.time !== '00:00' && { fromTime: first.time }),
    ...(day && { toDate: day }),
    ...(last && last.time !== '00:00' && { toTime: last.time }),
  };
}

/** `2026-11-20` and `09:00` on the wall. */
export function minuteIn(at: Date, zone: string): Readonly<{ date: string; time: string }> {
  const { year, month, day, hour, minute } = wallTimeOf(at, zone);
  const two = (part: number) => String(part).padStart(2, '0');
  return { date: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` };
}

/** Field → what is wrong with it. */
export type FieldProblems = Readonly<Partial<Record<keyof SearchFields, string>>>;

/** What is wrong with a search at a moment; empty when nothing is. */
export function searchProblems(
  { what, type, fromDate, fromTime, toDate, toTime }: SearchFields,
  now: Date,
  zone: string,
): FieldProblems {
  const today = minuteIn(now, zone);
  const from = `${fromDate ?? ''} ${fromTime ?? '00:00'}`;
  const to = `${toDate ?? ''} ${toTime ?? '24:00'}`;
  return {
    ...(what && type && { type: 'Choose a thing or a kind of thing, not both.' }),
    ...(fromTime !== undefined && fromDate === undefined && { fromTime: 'Choose the day as well.' }),
    ...(toTime !== undefined && toDate === undefined && { toTime: 'Choose the day as well.' }),
    ...(fromDate !== undefined && from > `${today.date} ${today.time}` && { fromDate: 'This has not come yet.' }),
    ...(fromDate !== undefined && toDate !== undefined && from >= to && { toDate: 'This is before the beginning.' }),
  };
}
