import type { Identifier } from './activity/identifiers.ts';
import type { Clock } from './clock.ts';
import type { LeaseStore } from './deliver-store.ts';
import { BotError } from './errors.ts';

/** Somebody in the store: everything under which they acted, and the Connect users they are. */
export type Person = Readonly<{ label: string; actorKeys: readonly string[]; userKeys: readonly string[] }>;

/** What stands for each identifier from now on. Written down until all is replaced, and not a moment longer. */
export type Forgetting = Readonly<{
  pseudonym: string;
  replacements: readonly Readonly<Identifier & { by: string }>[];
  /** Their keys of before. */
  keys: readonly string[];
}>;

export type Forgotten = Readonly<{ activities: number; names: number; others: number; notices: number }>;

type Step = Readonly<{ changed: number; notices: number; next?: number }>;

export type ForgetStore = Pick<LeaseStore, 'takeLease'> & {
  /** Those who are called exactly so, or whose id or key this is. */
  findPersons(text: string): Promise<readonly Person[]>;
  /** Everything the store knows them by; nothing where they are no person but a service or a root user. */
  findIdentifiers(person: Person): Promise<readonly Identifier[]>;
  /** Whether somebody is called so. */
  isTaken(text: string): Promise<boolean>;
  /** The one that was begun and not finished. */
  findForgetting(): Promise<Forgetting | undefined>;
  /** Writes it down, and gives the pseudonym the names that answers will show. */
  beginForgetting(forgetting: Forgetting): Promise<void>;
  /** What a flood brought, and is not kept yet. */
  forgetArrivals(forgetting: Forgetting): Promise<void>;
  /** Looks through about `limit` activities after `after`, in the order of arrival, each changed with all that hangs on it. */
  forgetActivities(forgetting: Forgetting, after: number, limit: number, now: Date): Promise<Step>;
  forgetNames(forgetting: Forgetting): Promise<number>;
  /** Questions, answers, what was put aside, notices' own words. */
  forgetOthers(forgetting: Forgetting): Promise<number>;
  endForgetting(): Promise<void>;
};

export type ForgetDeps = Readonly<{
  store: ForgetStore;
  clock: Pick<Clock, 'now'>;
  holder: string;
  /** Where chance comes from: an integer from 0 to below `end`, and a UUID. */
  randomInt(end: number): number;
  randomUUID(): string;
}>;

/** Activities looked through at a time. */
const STEP = 200;
const LEASE = 60_000;
/** No sign is taken for another when it is read out. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Chooses a pseudonym that says nothing: random, and the same for all that identifies them. */
export async function planForgetting(
  person: Person,
  identifiers: readonly Identifier[],
  deps: ForgetDeps,
): Promise<Forgetting> {
  const pseudonym = await freePseudonym(deps);
  const replacements = identifiers.map((each) => ({
    ...each,
    by: each.kind === 'id' ? randomLike(each.text, deps) : pseudonym,
  }));
  return { pseudonym, replacements, keys: [...person.actorKeys, ...person.userKeys] };
}

/** Replaces all there is. What was begun before goes on with the pseudonym of then; it can end at any moment. */
export async function forget(forgetting: Forgetting, deps: ForgetDeps): Promise<Forgotten> {
  const { store, clock, holder } = deps;
  const lock = async (ttlMs: number) => {
    if (!(await store.takeLease({ name: 'forget', holder, ttlMs, now: clock.now() })))
      throw new BotError('usage', 'Somebody is being forgotten already. Try again in a minute.');
  };
  await lock(LEASE);
  try {
    return await replaceAll(forgetting, deps, () => lock(LEASE));
  } finally {
    await lock(0);
  }
}

async function replaceAll(
  forgetting: Forgetting,
  { store, clock }: ForgetDeps,
  lock: () => Promise<void>,
): Promise<Forgotten> {
  await store.beginForgetting(forgetting);
  // First: what is kept from now on is looked through below.
  await store.forgetArrivals(forgetting);
  const sum = { activities: 0, notices: 0 };
  let seen = 0;
  const replaceNew = async () => {
    for (let next: number | undefined = seen; next !== undefined; ) {
      seen = next;
      await lock();
      const step: Step = await store.forgetActivities(forgetting, seen, STEP, clock.now());
      sum.activities += step.changed;
      sum.notices += step.notices;
      next = step.next;
    }
  };
  await replaceNew();
  const names = await store.forgetNames(forgetting);
  // What came meanwhile under a key whose names are gone now.
  await replaceNew();
  const others = await store.forgetOthers(forgetting);
  await store.endForgetting();
  return { ...sum, names, others };
}

async function freePseudonym({ store, randomInt }: ForgetDeps): Promise<string> {
  for (;;) {
    const signs = Array.from({ length: 4 }, () => SIGNS.charAt(randomInt(SIGNS.length)));
    const pseudonym = `Person ${signs.join('')}`;
    if (!(await store.isTaken(pseudonym))) return pseudonym;
  }
}

/** An id of the same form, so that it is read as one. */
function randomLike(id: string, { randomInt, randomUUID }: ForgetDeps): string {
  if (UUID.test(id)) return randomUUID();
  const [prefix = ''] = /^AIDA/i.exec(id) ?? [];
  const digit = (sign: string) => (/\d/.test(sign) ? String(randomInt(10)) : sign);
  const sign = (each: string) => (prefix ? SIGNS.charAt(randomInt(SIGNS.length)) : hexLike(each, randomInt));
  const rest = id.slice(prefix.length);
  return prefix + (/^[+\d\s()-]+$/.test(rest) ? rest.replace(/\d/g, digit) : rest.replace(/[0-9a-z]/gi, sign));
}

function hexLike(sign: string, randomInt: (end: number) => number): string {
  return /[0-9a-f]/i.test(sign) ? randomInt(16).toString(16) : sign;
}
