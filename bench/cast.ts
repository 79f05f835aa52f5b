import type { Actor } from '../src/activity/actor.ts';
import type { LearnedName } from '../src/activity/learned-name.ts';
import { type ResourceRef, resourceKey } from '../src/connect/resource-ref.ts';

export const ACCOUNTS = ['123456789012', '210987654321'] as const;
export const INSTANCES = [
  { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Acme EU', account: ACCOUNTS[0], region: 'eu-central-1' },
  { id: 'bbbbbbbb-0000-4000-8000-000000000002', name: 'Acme US', account: ACCOUNTS[1], region: 'us-east-1' },
] as const;

type Named = Readonly<{ ref: ResourceRef; name: string; aliases?: readonly string[] }>;

const FIRST = ['Dana', 'Omar', 'Kim', 'Lena', 'Bob', 'Ida', 'Noor', 'Paul', 'Rosa', 'Tim', 'Uma', 'Viktor'];
const LAST = ['Ruiz', 'Haddad', 'Lee', 'Vogt', 'Keller', 'Field', 'Novak', 'Okafor', 'Silva', 'Meyer', 'Tanaka'];
const TOPICS = ['Billing', 'Sales', 'Support', 'Claims', 'Orders', 'Returns', 'Fraud', 'Retention', 'Travel', 'Loans'];
const TIERS = ['EU', 'US', 'Tier 1', 'Tier 2', 'VIP', 'Night', 'Weekend', 'Overflow', 'German', 'Spanish'];

/** Everything in the made-up contact centres, by type. */
export const CAST = {
  User: things('User', 8000, (number) => login(number)),
  Queue: things('Queue', 1500, topic),
  RoutingProfile: things('RoutingProfile', 300, topic),
  ContactFlow: things('ContactFlow', 1200, (number) => `${topic(number)} IVR`),
  HoursOfOperation: things('HoursOfOperation', 80, (number) => `${topic(number)} hours`),
  SecurityProfile: things('SecurityProfile', 60, (number) => `${topic(number)} rights`),
  Prompt: things('Prompt', 2500, (number) => `${topic(number)} greeting`),
} as const;

/** Administrators by Identity Center, people on the website, pipelines and stacks; the first do the most. */
export const ACTORS: readonly Actor[] = [
  { ...aSession('wfm-sync', 'WfmSync'), automation: true },
  { ...aSession('ci-deploy', 'ConnectDeploy'), automation: true },
  ...Array.from({ length: 200 }, (_, number) => anAdministrator(number)),
  ...CAST.User.slice(0, 600).map(({ ref }) => onTheWebsite(String(ref.id))),
  ...Array.from({ length: 40 }, (_, number) => aSession(`script-${number}`, `Role${number % 9}`)),
];

export const NAMES: readonly LearnedName[] = [
  ...INSTANCES.map(({ id, name }) => learned({ ref: { type: 'Instance', id, instanceId: id }, name })),
  ...Object.values(CAST).flatMap((things) => things.map(learned)),
];

function things(type: string, count: number, nameOf: (number: number) => string): readonly Named[] {
  return Array.from({ length: count }, (_, number) => {
    const instance = INSTANCES[number % 4 === 3 ? 1 : 0];
    const id = `${type.length.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
    const named = { ref: { type, id, instanceId: instance.id }, name: nameOf(number) };
    return type === 'User' ? { ...named, aliases: [first(number), last(number)] } : named;
  });
}

function learned({ ref, name, aliases }: Named): LearnedName {
  const key = resourceKey(ref) ?? '';
  const rest = { ...(ref.instanceId && { instanceId: ref.instanceId }), ...(aliases && { aliases }) };
  return { key, type: ref.type, name, at: new Date('2026-01-01T00:00:00Z'), eventID: `name ${key}`, ...rest };
}

function anAdministrator(number: number): Actor {
  const name = `${login(number * 37)}@example.com`;
  const role = `ConnectAdmin${number % 5}`;
  const aliases = [name, login(number * 37), role.toLowerCase()];
  return { key: `sso:${ACCOUNTS[0]}:${name}`, kind: 'person', name, role, aliases, automation: false };
}

function onTheWebsite(id: string): Actor {
  const role = 'AWSServiceRoleForAmazonConnect_abc';
  return {
    key: `connect:${id}`,
    kind: 'website',
    role,
    session: id,
    connectUserId: id,
    aliases: [id],
    automation: false,
  };
}

function aSession(session: string, role: string): Actor {
  const key = `role:${ACCOUNTS[0]}:${role}/${session}`;
  return {
    key,
    kind: 'session',
    name: session,
    role,
    session,
    aliases: [session, role.toLowerCase()],
    automation: false,
  };
}

function login(number: number): string {
  const same = Math.floor(number / (FIRST.length * LAST.length));
  return `${first(number)}.${last(number)}${same || ''}`.toLowerCase();
}

function first(number: number): string {
  return FIRST[number % FIRST.length] ?? '';
}

function last(number: number): string {
  return LAST[Math.floor(number / FIRST.length) % LAST.length] ?? '';
}

function topic(number: number): string {
  const same = Math.floor(number / (TOPICS.length * TIERS.length));
  const tier = TIERS[Math.floor(number / TOPICS.length) % TIERS.length];
  return [TOPICS[number % TOPICS.length], tier, ...(same ? [same] : [])].join(' ');
}
