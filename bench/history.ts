import type { Activity } from '../src/activity/activity.ts';
import type { FieldChange } from '../src/activity/field-change.ts';
import type { ResourceRef } from '../src/connect/resource-ref.ts';
import { ACTORS, CAST, INSTANCES } from './cast.ts';
import { type Chance, createChance } from './chance.ts';

/** When the made-up history ends: the present of every question. */
export const NOW = new Date('2026-11-22T10:30:00Z');
const DAYS = 120;
const DAY = 86_400_000;

type Kind = Readonly<{ eventName: string; type: keyof typeof CAST; set(chance: Chance): readonly FieldChange[] }>;

/** The first come most often. */
const KINDS: readonly Kind[] = [
  { eventName: 'UpdateUserRoutingProfile', type: 'User', set: pointing('RoutingProfileId', 'RoutingProfile') },
  { eventName: 'UpdateContactFlowContent', type: 'ContactFlow', set: () => [] },
  { eventName: 'UpdateUserProficiencies', type: 'User', set: () => [] },
  { eventName: 'UpdateQueueMaxContacts', type: 'Queue', set: setting('MaxContacts', [0, 5, 10, 25, 40, 100]) },
  { eventName: 'UpdateQueueStatus', type: 'Queue', set: setting('Status', ['ENABLED', 'DISABLED']) },
  { eventName: 'UpdateRoutingProfileConcurrency', type: 'RoutingProfile', set: setting('Voice', [1]) },
  { eventName: 'CreateUser', type: 'User', set: pointing('SecurityProfileIds', 'SecurityProfile') },
  { eventName: 'UpdateHoursOfOperation', type: 'HoursOfOperation', set: setting('TimeZone', ['Europe/Berlin', 'UTC']) },
  { eventName: 'UpdateQueueName', type: 'Queue', set: setting('Name', ['Billing EU', 'Sales Tier 2']) },
  { eventName: 'UpdateUserSecurityProfiles', type: 'User', set: pointing('SecurityProfileIds', 'SecurityProfile') },
  { eventName: 'DeletePrompt', type: 'Prompt', set: () => [] },
  { eventName: 'UpdateSecurityProfile', type: 'SecurityProfile', set: setting('Permissions', ['Users.Create']) },
  { eventName: 'DeleteQueue', type: 'Queue', set: () => [] },
];
const WAYS = ['website', 'sdk', 'console', 'terraform', 'cli', 'cloudformation'] as const;

/** A history of so many activities, oldest first, the same each time. */
export function* history(count: number): Generator<Activity, undefined> {
  const chance = createChance(7);
  const start = NOW.getTime() - DAYS * DAY;
  for (let number = 0; number < count; number += 1) {
    const at = start + (number / count) * DAYS * DAY + chance.below(600_000);
    yield activity(number, new Date(Math.min(at, NOW.getTime() - 1)), chance);
  }
  return undefined;
}

function activity(number: number, at: Date, chance: Chance): Activity {
  const kind = chance.skewed(KINDS);
  const { ref: resource } = chance.skewed(CAST[kind.type]);
  const instance = INSTANCES[resource.instanceId === INSTANCES[0].id ? 0 : 1];
  const eventID = `${number.toString(16).padStart(8, '0')}-1111-4111-8111-111111111111`;
  const actor = chance.skewed(ACTORS);
  const changes = kind.set(chance);
  return {
    eventID,
    at,
    account: instance.account,
    region: instance.region,
    eventSource: 'connect.amazonaws.com',
    eventName: kind.eventName,
    verb: /^[A-Z][a-z]+/.exec(kind.eventName)?.[0] ?? '',
    plane: planeOf(chance.next()),
    known: true,
    actor,
    way: { kind: actor.kind === 'website' ? 'website' : chance.skewed(WAYS) },
    from: `192.0.2.${Math.floor(chance.next() ** 3 * 254) + 1}`,
    resource,
    related: relatedOf(changes),
    instanceId: instance.id,
    changes,
    ...(chance.next() < 0.03 && { failure: { code: 'AccessDeniedException', problems: [] } }),
    severity: /Security/.test(kind.eventName) ? 'sensitive' : 'routine',
    treatment: 'keep',
    requestID: `${number.toString(16).padStart(8, '0')}-2222-4222-8222-222222222222`,
    ...(actor.kind !== 'website' && { accessKeyId: `ASIA…${chance.below(4000).toString(36).toUpperCase()}` }),
    sameAs: [],
    sha256: '0'.repeat(64),
  };
}

function planeOf(share: number): Activity['plane'] {
  if (share < 0.05) return 'read';
  return share < 0.2 ? 'runtime' : share < 0.25 ? 'tagging' : 'config';
}

function setting(field: string, values: readonly unknown[]) {
  return (chance: Chance): readonly FieldChange[] => [
    { field, value: chance.skewed(values), hidden: false, wholeList: false },
  ];
}

function pointing(field: string, type: keyof typeof CAST) {
  return (chance: Chance): readonly FieldChange[] => [
    { field, value: chance.skewed(CAST[type]).ref.id, hidden: false, wholeList: false, refType: type },
  ];
}

function relatedOf(changes: readonly FieldChange[]): readonly ResourceRef[] {
  return changes.flatMap(({ refType, value }) => (refType ? [{ type: refType, id: String(value) }] : []));
}
