import type { Filter, Question, Subject } from './query.ts';
import { isInstance, type Sides, sidesFor } from './question-sides.ts';
import type { Slot, Slots } from './question-slot.ts';
import { filterOf, subjectOf, valueFilter } from './question-subject.ts';
import { sidesOf } from './verb-words.ts';
import { shown, spoken } from './words.ts';

export type Roles =
  | Readonly<{
      kind: 'roles';
      subject: Subject;
      filters: readonly Filter[];
      except: readonly Filter[];
      verbs: readonly string[];
      /** What could not be asked, and is said so. */
      leftOut?: Readonly<{ typed: string; read: string }>;
    }>
  | Readonly<{ kind: 'mistake'; problem: string }>;

/** Which of a question's names acted, which was acted upon and what was set: "who gave dana admin" makes dana the target. */
export function rolesOf(read: Slots): Roles {
  const unfinished = read.slots.find(isUnfinished);
  if (unfinished) return mistake(unfinishedWords(unfinished));
  const instances = read.slots.filter((slot) => !slot.not && isNamedInstance(slot));
  const aspect = aspectOf(read.slots);
  const left = read.slots.filter((slot) => !slot.not && !instances.includes(slot) && slot !== aspect?.slot);
  const actors = actorsOf(left, read);
  const rest = left.filter((slot) => !actors.includes(slot));
  const named = aspect && read.field === undefined ? { ...read, field: aspect.field } : read;
  const sides = sidesFor(rest, named);
  const { extra } = sides;
  if (extra) return mistake(extraWords(sides.target, extra));
  const subject = sides.target && subjectOf(sides.target, isAimed(read.verbs), read.verbs);
  const settings = fieldsOf(sides, named);
  const filters = [
    ...[...actors, ...sides.actors].map((slot) => filterOf(slot, 'actor')),
    ...sides.others.map((slot) =>
      slot.link === 'in' && isInstance(slot) ? filterOf(slot, 'instance') : filterOf(slot, 'thing'),
    ),
    ...instances.map((slot) => filterOf(slot, 'instance')),
    ...settings,
  ];
  const except = read.slots.filter(({ not }) => not).flatMap(exceptOf);
  const { leftOut } = sides;
  const roles = {
    except,
    verbs: saidVerbs(read.verbs),
    ...leftOutOf(leftOut, read.self),
  };
  return { kind: 'roles', ...personFirst(subject, filters), ...roles };
}

/** `the hours of queue Billing`: a type by itself beside a thing is the setting of it that points at one. */
function aspectOf(slots: readonly Slot[]): Readonly<{ slot: Slot; field: string }> | undefined {
  const beside = slots.some(({ link, words, not }) => link === 'on' && words.length > 0 && !not);
  const slot = slots.find(
    ({ link, words, types, not }) => link === 'none' && words.length === 0 && types.length > 0 && !not,
  );
  const field = slot?.types.map((type) => ASPECTS.get(type)).find((each) => each !== undefined);
  return slot && field !== undefined && beside ? { slot, field } : undefined;
}

const ASPECTS: ReadonlyMap<string, string> = new Map([
  ['HoursOfOperation', 'HoursOfOperationId'],
  ['RoutingProfile', 'RoutingProfileId'],
  ['SecurityProfile', 'SecurityProfileIds'],
  ['AgentStatus', 'Status'],
  ['UserHierarchyGroup', 'HierarchyGroupId'],
  ['PredefinedAttribute', 'UserProficiencies'],
  ['ContactFlow', 'ContactFlowId'],
]);

/** `instance Acme EU` says where. */
function isNamedInstance({ types, words, link }: Slot): boolean {
  return types.length === 1 && types[0] === 'Instance' && words.length > 0 && link !== 'by';
}

/** A person is the subject where no thing is named. */
function personFirst(
  subject: Subject | undefined,
  filters: readonly Filter[],
): Pick<Question & { filters: readonly Filter[] }, 'subject' | 'filters'> {
  if (subject) return { subject, filters };
  const [actor, ...others] = filters.filter((filter) => filter.kind === 'actor');
  if (actor?.kind !== 'actor' || others.length > 0) return { subject: { kind: 'changes' }, filters };
  const { kind: _, ...person } = actor;
  return { subject: { kind: 'user', ...person }, filters: filters.filter((filter) => filter !== actor) };
}

function actorsOf(slots: readonly Slot[], { verbs, noun, passive, active }: Slots): readonly Slot[] {
  const named = slots.filter(({ link, me, verbs: before, noun: what }) => {
    if (link === 'by') return true;
    if (what === 'person' && link === 'none' && (verbs.length === 0 || (before === 0 && !passive))) return true;
    return me && link === 'none' && before === 0 && !passive;
  });
  if (named.length > 0 || passive || (!active && (verbs.length === 0 || noun))) return named;
  const first = slots.find(
    (slot) => slot.verbs === 0 && slot.link === 'none' && slot.types.length === 0 && slot.words.length > 0,
  );
  if (!first) return named;
  const known = first.words[0]?.known;
  const others = slots.some((slot) => slot !== first && (slot.words.length > 0 || slot.types.length > 0));
  const isPerson = known === undefined ? active || others : known.actor || known.types.includes('User');
  // `when did Kim move to Tier 2`
  const isMoved =
    isAimed(verbs) &&
    known?.types.includes('User') &&
    !slots.some(({ link }, index) => link === 'none' && slots[index] !== first);
  if (isMoved && slots.some(({ link }) => link === 'to')) return named;
  const acts = active || others || known?.types.length === 0 || (known?.actor && isDoing(verbs));
  return isPerson && acts ? [first] : named;
}

/** `Dana Ruiz disabled`: of what is hardly ever done to people, they are the ones who did it. */
function isDoing(verbs: readonly string[]): boolean {
  return verbs.every((verb) => sidesOf(verb) === undefined && verb !== 'created' && verb !== 'deleted');
}

/** What was set, and `the hours of queue Billing`: a type by itself beside a thing is the setting that points at it. */
function fieldsOf({ values }: Sides, { field }: Slots): readonly Filter[] {
  if (values.length === 0) return field === undefined ? [] : [{ kind: 'value', text: '', exact: false, field }];
  return values.map((slot) => ({ ...valueFilter(slot), ...(field !== undefined && { field }) }));
}

function exceptOf(slot: Slot): readonly Filter[] {
  const known = slot.words[0]?.known;
  const isTyped = slot.types.length > 0 || slot.noun === 'thing';
  if (
    slot.link === 'by' ||
    slot.noun === 'person' ||
    slot.me ||
    (known?.actor && known.types.every((type) => type === 'User'))
  )
    return [filterOf(slot, 'actor')];
  if (isTyped || (known && !known.actor)) return [filterOf(slot, 'thing')];
  return [filterOf(slot, 'actor'), filterOf(slot, 'thing')];
}

function leftOutOf(
  from: Slot | undefined,
  self: string | undefined,
): Readonly<{ leftOut?: Readonly<{ typed: string; read: string }> }> {
  if (from)
    return {
      leftOut: { typed: `from ${spoken(from.words)}`, read: 'from anywhere (what it was before cannot be asked for)' },
    };
  return self === undefined ? {} : { leftOut: { typed: self, read: 'anybody (each line says whose they were)' } };
}

/** Emergency access is opened, or logged in with: one verb says it all. */
function saidVerbs(verbs: readonly string[]): readonly string[] {
  if (verbs.includes('emergency access')) return ['emergency access'];
  return verbs.filter((verb) => verb !== 'changed' && verb !== 'set');
}

function isAimed(verbs: readonly string[]): boolean {
  return verbs.some((verb) => verb !== 'changed' && verb !== 'set' && !['one', undefined].includes(sidesOf(verb)));
}

function isUnfinished({ link, words, types, noun }: Slot): boolean {
  // Nobody is called by a type alone: `by security profile`.
  return words.length === 0 && (link === 'by' || (types.length === 0 && (link !== 'none' || noun !== undefined)));
}

function unfinishedWords({ link, noun }: Slot): string {
  if (noun === 'person' || link === 'by')
    return 'Say whose changes: `user dana@example.com`, by name, login, e-mail or id.';
  if (noun === 'thing') return 'Say which thing: `resource Billing`, by name, id or ARN.';
  return `Say what comes after “${link}”: \`changes to queue Billing\`, or \`changes\` alone.`;
}

function extraWords(kept: Slot | undefined, left: Slot): string {
  const beside = kept ? ` beside the name “${shown(saidBy(kept))}”` : '';
  return `I do not understand “${shown(saidBy(left))}”${beside}. Give one name in quotes, and after it a time like \`since yesterday\`.`;
}

function saidBy({ words, typeWords }: Slot): string {
  return spoken(words.length > 0 ? words : typeWords);
}

function mistake(problem: string): Roles {
  return { kind: 'mistake', problem };
}
