import type { Slot, Slots } from './question-slot.ts';
import { sidesOf } from './verb-words.ts';

export type Sides = Readonly<{
  target?: Slot;
  others: readonly Slot[];
  values: readonly Slot[];
  actors: readonly Slot[];
  leftOut?: Slot;
  extra?: Slot;
}>;

function sidesRead(verb: string | undefined, { noun, field }: Slots): NonNullable<ReturnType<typeof sidesOf>> {
  if (field !== undefined) return 'move';
  return noun || verb === undefined ? 'one' : (sidesOf(verb) ?? 'one');
}

export function sidesFor(slots: readonly Slot[], read: Slots): Sides {
  const verb = read.verbs.find((each) => each !== 'changed' && each !== 'set') ?? read.verbs[0];
  const sides = sidesRead(verb, read);
  const of = (...links: readonly Slot['link'][]) => slots.filter(({ link }) => links.includes(link));
  // `max contacts 25`
  const isNumber = (slot: Slot) =>
    read.field !== undefined && slot.words.slice(0, 1).some(({ text }) => /^\d+$/.test(text));
  const plain = of('none').filter((slot) => !isNumber(slot));
  const beside = of('on', 'in');
  const [to, from, with_] = [[...of('to'), ...of('none').filter(isNumber)], of('from'), of('with')];
  if (sides === 'give' || sides === 'take')
    return giving(plain, sides === 'give' ? to : from, beside, sides === 'give' ? from : to, with_);
  // What people have is a list in their own record, not a link beside it.
  const [end] = sides === 'add' ? to : sides === 'remove' ? from : [];
  if (end && isPerson(end)) return giving(plain, [end], beside, [], with_);
  if (sides === 'add') return joining(plain, to, [...beside, ...from], with_);
  if (sides === 'remove') return joining(plain, from, [...beside, ...to], with_);
  if (sides === 'move' && (plain.length + beside.length > 0 || read.field !== undefined || !isAny(read.verbs)))
    return moving(plain, to, from, beside, with_);
  return about([...plain, ...of('on'), ...to, ...of('in')], from, with_);
}

/** `gave X Y`, `gave Y to X`, `took Y from X`. */
function giving(
  plain: readonly Slot[],
  ends: readonly Slot[],
  beside: readonly Slot[],
  odd: readonly Slot[],
  values: readonly Slot[],
): Sides {
  const [first, second, ...more] = plain;
  const [end] = ends;
  const others = [...beside, ...more, ...odd];
  if (end) return { target: end, values: plain, others: [...beside, ...odd], actors: [] };
  if (first && second) {
    const swapped = isPerson(second) && !isPerson(first);
    return { target: swapped ? second : first, values: [swapped ? first : second, ...values], others, actors: [] };
  }
  if (first && isRight(first)) return { values: [first, ...values], others, actors: [], ...targetOf(beside) };
  return {
    ...(first ? { target: first } : targetOf(beside)),
    values,
    others: first ? others : [...beside.slice(1), ...odd],
    actors: [],
  };
}

function targetOf([first]: readonly Slot[]): Readonly<{ target?: Slot }> {
  return first ? { target: first } : {};
}

/** `added Y to X`, `removed Y from X`: both take part, X is what was changed. */
function joining(
  plain: readonly Slot[],
  ends: readonly Slot[],
  beside: readonly Slot[],
  values: readonly Slot[],
): Sides {
  const [end] = ends;
  if (!end) return { ...targetOf(plain), others: [...plain.slice(1), ...beside], values, actors: [] };
  return { target: end, others: [...plain, ...beside], values, actors: [] };
}

/** `moved X to Y`, `set X to Y`, `put X Y`. */
function moving(
  plain: readonly Slot[],
  to: readonly Slot[],
  from: readonly Slot[],
  beside: readonly Slot[],
  with_: readonly Slot[],
): Sides {
  const [first, second, ...more] = plain;
  const [end] = to;
  const swapped = first && end && isRight(first) && isPerson(end);
  const target = swapped ? end : (first ?? beside[0]);
  const values = swapped ? [first] : [...(second ? [second] : []), ...to, ...with_];
  const [leftOut] = from;
  return {
    ...(target && { target }),
    values,
    others: [...more, ...beside.filter((slot) => slot !== target)],
    actors: [],
    ...(leftOut && { leftOut }),
  };
}

function about(named: readonly Slot[], from: readonly Slot[], values: readonly Slot[]): Sides {
  const instance =
    named.length > 1 || !named.some((slot) => slot.link !== 'in')
      ? named.filter((slot) => slot.link === 'in' && isInstance(slot) && slot.words.length > 0)
      : [];
  const things = named.filter((slot) => !instance.includes(slot));
  const [target, ...others] = typedFirst(things);
  const extra = others.find(({ link }) => link === 'none') ?? values[0];
  const actors = from.filter(({ types, words }) => types.length === 0 && words[0]?.known?.actor !== false);
  return {
    ...(target && { target }),
    ...(extra && { extra }),
    others: [...others, ...instance, ...from.filter((slot) => !actors.includes(slot))],
    values,
    actors,
  };
}

/** `which queues on Billing`: what has a name goes before what is only a type. */
function typedFirst(slots: readonly Slot[]): readonly Slot[] {
  return [...slots.filter(({ words }) => words.length > 0), ...slots.filter(({ words }) => words.length === 0)];
}

function isAny(verbs: readonly string[]): boolean {
  return verbs.every((verb) => verb === 'changed' || verb === 'set');
}

export function isInstance({ types, words, noun }: Slot): boolean {
  const known = words[0]?.known;
  return types.length === 0 && noun === undefined && (known ? known.types.includes('Instance') : true);
}

function isPerson({ types, words, noun }: Slot): boolean {
  const known = words[0]?.known;
  return (
    noun === 'person' ||
    types.includes('User') ||
    (known !== undefined && (known.actor || known.types.includes('User')))
  );
}

/** Something that people are given: a security profile, a routing profile, a skill. */
function isRight(slot: Slot): boolean {
  if (isPerson(slot)) return false;
  const known = slot.words[0]?.known;
  return slot.types.some((type) => RIGHTS.has(type)) || (known?.types.some((type) => RIGHTS.has(type)) ?? false);
}

const RIGHTS = new Set([
  'SecurityProfile',
  'RoutingProfile',
  'PredefinedAttribute',
  'UserHierarchyGroup',
  'AgentStatus',
]);
