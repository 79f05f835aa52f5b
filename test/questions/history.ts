import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { FieldChange } from '../../src/activity/field-change.ts';
import type { LearnedName } from '../../src/activity/learned-name.ts';
import { type ResourceRef, resourceKey } from '../../src/connect/resource-ref.ts';
import type { Store } from '../../src/store/store.ts';
import { openStore } from '../store/open-store.ts';

/** Sunday, 11:30 in Berlin. */
export const NOW = new Date('2026-11-22T10:30:00Z');
const EU = 'aaaaaaaa-0000-4000-8000-000000000001';
const US = 'aaaaaaaa-0000-4000-8000-000000000002';

const things = new Map<string, ResourceRef>();

/** A thing by its type and name: `Queue:Billing`, in the EU instance unless said otherwise. */
export function thing(text: string, instanceId = EU): ResourceRef {
  const key = `${text} ${instanceId}`;
  const made = things.get(key) ?? {
    type: text.split(':')[0] ?? '',
    id: `bbbbbbbb-0000-4000-8000-${String(things.size + 1).padStart(12, '0')}`,
    instanceId,
  };
  things.set(key, made);
  return made;
}

const person = (key: string, name: string, more: Partial<Actor> = {}): Actor => ({
  key,
  kind: 'person',
  name,
  account: '123456789012',
  aliases: [...new Set([name.toLowerCase(), name.toLowerCase().replace(/@.*/, '')])],
  automation: false,
  ...more,
});
const DANA = person('sso:123456789012:dana.ruiz@example.com', 'dana.ruiz@example.com', {
  role: 'AWSReservedSSO_ConnectAdmin_0123456789abcdef',
});
const LEE = person('iam:123456789012:lee', 'lee');
const OMAR_USER = thing('User:omar.haddad');
const OMAR: Actor = {
  key: `connect:${OMAR_USER.id}`,
  kind: 'website',
  connectUserId: OMAR_USER.id ?? '',
  aliases: [OMAR_USER.id ?? ''],
  automation: false,
};
const CI: Actor = {
  key: 'role:123456789012:ci-deploy',
  kind: 'session',
  name: 'ci-deploy',
  role: 'ci-deploy',
  session: 'gha-4711',
  aliases: ['ci-deploy', 'gha-4711'],
  automation: true,
};

type Deed = Readonly<{
  at: string;
  by: Actor;
  event: string;
  on: ResourceRef;
  set?: Readonly<Record<string, unknown>>;
  refTypes?: Readonly<Record<string, string>>;
  related?: readonly ResourceRef[];
  more?: Partial<Activity>;
}>;

/** A month in a small contact centre. The keys are what the tests call what happened. */
const DEEDS: Readonly<Record<string, Deed>> = {
  billingOff: {
    at: '2026-11-22T09:00Z',
    by: OMAR,
    event: 'UpdateQueueStatus',
    on: thing('Queue:Billing'),
    set: { Status: 'DISABLED' },
  },
  billingZero: {
    at: '2026-11-21T13:10Z',
    by: DANA,
    event: 'UpdateQueueMaxContacts',
    on: thing('Queue:Billing'),
    set: { MaxContacts: 0 },
    more: { way: { kind: 'console' }, from: '192.0.2.44', requestID: 'cccccccc-0000-4000-8000-000000000001' },
  },
  billingTen: {
    at: '2026-11-16T08:00Z',
    by: OMAR,
    event: 'UpdateQueueMaxContacts',
    on: thing('Queue:Billing'),
    set: { MaxContacts: 10 },
  },
  billingUS: {
    at: '2026-11-20T15:00Z',
    by: LEE,
    event: 'UpdateQueueMaxContacts',
    on: thing('Queue:Billing', US),
    set: { MaxContacts: 25 },
    more: { way: { kind: 'cli' }, region: 'us-east-1', accessKeyId: 'AKIA…WXYZ' },
  },
  billingMade: {
    at: '2026-10-05T08:00Z',
    by: DANA,
    event: 'CreateQueue',
    on: thing('Queue:Billing'),
    set: { Name: 'Billing' },
  },
  satOn: {
    at: '2026-11-18T09:00Z',
    by: DANA,
    event: 'UpdateQueueStatus',
    on: thing('Queue:Sat Support'),
    set: { Status: 'ENABLED' },
  },
  satName: {
    at: '2026-11-14T09:00Z',
    by: LEE,
    event: 'UpdateQueueName',
    on: thing('Queue:Sat Support'),
    set: { Name: 'Sat Support' },
  },
  failedOff: {
    at: '2026-11-19T10:00Z',
    by: OMAR,
    event: 'UpdateQueueStatus',
    on: thing('Queue:Failed Payments'),
    set: { Status: 'DISABLED' },
  },
  ivr: {
    at: '2026-11-21T16:40Z',
    by: OMAR,
    event: 'UpdateContactFlowContent',
    on: thing('ContactFlow:Main IVR'),
    set: { Content: undefined },
  },
  ivrCi: {
    at: '2026-11-22T01:00Z',
    by: CI,
    event: 'UpdateContactFlowContent',
    on: thing('ContactFlow:Main IVR'),
    more: { way: { kind: 'terraform' } },
  },
  ivrRefused: {
    at: '2026-11-22T01:05Z',
    by: CI,
    event: 'UpdateContactFlowContent',
    on: thing('ContactFlow:Survey FR'),
    more: { way: { kind: 'terraform' }, failure: { code: 'InvalidContactFlowException', problems: [] } },
  },
  kimMoved: {
    at: '2026-11-22T08:15Z',
    by: OMAR,
    event: 'UpdateUserRoutingProfile',
    on: thing('User:kim.lee'),
    set: { RoutingProfileId: thing('RoutingProfile:Tier 2').id },
    refTypes: { RoutingProfileId: 'RoutingProfile' },
    related: [thing('RoutingProfile:Tier 2')],
  },
  kimMovedBack: {
    at: '2026-11-10T08:15Z',
    by: OMAR,
    event: 'UpdateUserRoutingProfile',
    on: thing('User:kim.lee'),
    set: { RoutingProfileId: thing('RoutingProfile:Tier 1').id },
    refTypes: { RoutingProfileId: 'RoutingProfile' },
    related: [thing('RoutingProfile:Tier 1')],
  },
  danaAdmin: {
    at: '2026-11-21T10:20Z',
    by: OMAR,
    event: 'UpdateUserSecurityProfiles',
    on: thing('User:dana.ruiz'),
    set: { SecurityProfileIds: [thing('SecurityProfile:Admin').id] },
    refTypes: { SecurityProfileIds: 'SecurityProfile' },
    related: [thing('SecurityProfile:Admin')],
    more: { severity: 'sensitive' },
  },
  kimAdmin: {
    at: '2026-11-13T10:20Z',
    by: DANA,
    event: 'UpdateUserSecurityProfiles',
    on: thing('User:kim.lee'),
    set: { SecurityProfileIds: [thing('SecurityProfile:Agent').id] },
    refTypes: { SecurityProfileIds: 'SecurityProfile' },
    related: [thing('SecurityProfile:Agent')],
  },
  emergency: {
    at: '2026-11-20T08:12Z',
    by: LEE,
    event: 'AdminGetEmergencyAccessToken',
    on: { type: 'Instance', id: EU, instanceId: EU },
    more: { plane: 'auth', severity: 'sensitive', way: { kind: 'console' } },
  },
  released: {
    at: '2026-11-12T12:00Z',
    by: LEE,
    event: 'ReleasePhoneNumber',
    on: thing('PhoneNumber:+18005550100'),
    more: { severity: 'sensitive' },
  },
  claimed: { at: '2026-11-02T12:00Z', by: DANA, event: 'ClaimPhoneNumber', on: thing('PhoneNumber:+18005550100') },
  kimOffline: {
    at: '2026-11-22T08:41Z',
    by: OMAR,
    event: 'PutUserStatus',
    on: thing('User:kim.lee'),
    set: { AgentStatusId: thing('AgentStatus:Offline').id },
    refTypes: { AgentStatusId: 'AgentStatus' },
    related: [thing('AgentStatus:Offline')],
    more: { plane: 'runtime' },
  },
  salesAdded: {
    at: '2026-11-09T12:00Z',
    by: DANA,
    event: 'AssociateRoutingProfileQueues',
    on: thing('RoutingProfile:Tier 2'),
    related: [thing('Queue:Billing')],
  },
  closed: {
    at: '2026-11-17T12:00Z',
    by: DANA,
    event: 'CreateHoursOfOperationOverride',
    on: thing('HoursOfOperationOverride:Christmas Eve'),
    set: { OverrideType: 'CLOSED' },
    related: [thing('HoursOfOperation:Weekday EU')],
  },
  todayProfile: {
    at: '2026-11-03T12:00Z',
    by: DANA,
    event: 'CreateSecurityProfile',
    on: thing('SecurityProfile:Today'),
    set: { SecurityProfileName: 'Today' },
  },
  april: {
    at: '2026-11-04T12:00Z',
    by: person('iam:123456789012:april may', 'April May'),
    event: 'CreateQueue',
    on: thing('Queue:Weekend'),
    set: { Name: 'Weekend' },
  },
  userDeleted: { at: '2026-10-30T12:00Z', by: LEE, event: 'DeleteUser', on: thing('User:m.ortiz') },
  read: {
    at: '2026-11-21T09:00Z',
    by: LEE,
    event: 'DescribeQueue',
    on: thing('Queue:Billing'),
    more: { plane: 'read' },
  },
};

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'kim.lee': ['Kim', 'Lee', 'Kim Lee'],
  'omar.haddad': ['Omar', 'Haddad', 'Omar Haddad', 'omar.haddad@example.com'],
  'dana.ruiz': ['Dana', 'Ruiz', 'Dana Ruiz'],
};

const IDS = new Map(
  Object.keys(DEEDS).map((name, index) => [name, `dddddddd-0000-4000-8000-${String(index + 1).padStart(12, '0')}`]),
);
const NAMES = new Map([...IDS].map(([name, id]) => [id, name]));

export function idOf(deed: string): string {
  return IDS.get(deed) ?? '';
}

/** What the things are called. */
export const NAMED: readonly string[] = [...things.keys()].map((text) =>
  text.slice(text.indexOf(':') + 1, text.lastIndexOf(' ')),
);

/** What a test calls an activity. */
export function deedOf(eventID: string): string {
  return NAMES.get(eventID) ?? eventID;
}

export async function openHistory(): Promise<Store> {
  const store = await openStore();
  await store.write(async (tx) => {
    for (const [name, deed] of Object.entries(DEEDS)) await tx.saveActivity(toActivity(name, deed), { id: name }, NOW);
    await tx.saveNames([...names()]);
  });
  return store;
}

function* names(): Generator<LearnedName> {
  const instances = [
    { ref: { type: 'Instance', id: EU, instanceId: EU }, name: 'Acme EU' },
    { ref: { type: 'Instance', id: US, instanceId: US }, name: 'Acme US' },
  ];
  const named = [...things].map(([text, ref]) => ({
    ref,
    name: text.slice(text.indexOf(':') + 1, text.lastIndexOf(' ')),
  }));
  for (const { ref, name } of [...instances, ...named]) {
    const aliases = ALIASES[name];
    const key = resourceKey(ref) ?? '';
    const at = new Date('2026-10-01T00:00:00Z');
    yield {
      key,
      type: ref.type,
      name,
      at,
      eventID: `named ${key}`,
      instanceId: ref.instanceId ?? '',
      ...(aliases && { aliases }),
    };
  }
}

function toActivity(
  name: string,
  { at, by, event, on, set = {}, refTypes = {}, related = [], more = {} }: Deed,
): Activity {
  const changes = Object.entries(set).map(
    ([field, value]): FieldChange => ({
      field,
      ...(value !== undefined && { value }),
      hidden: value === undefined,
      wholeList: false,
      ...(refTypes[field] && { refType: refTypes[field] }),
    }),
  );
  return {
    eventID: idOf(name),
    at: new Date(at),
    account: '123456789012',
    region: 'eu-central-1',
    eventSource: 'connect.amazonaws.com',
    eventName: event,
    verb: /^[A-Z][a-z]+/.exec(event)?.[0] ?? '',
    plane: 'config',
    known: true,
    actor: by,
    way: { kind: 'website' },
    resource: on,
    related,
    ...(on.instanceId ? { instanceId: on.instanceId } : {}),
    changes,
    severity: 'notable',
    treatment: 'tell',
    sameAs: [],
    sha256: '0'.repeat(64),
    ...more,
  };
}
