import { EVERY_DAY, HIDDEN, week } from './calls.ts';
import type { Cast, Person } from './cast.ts';
import type { KindName } from './kinds.ts';
import type { Call } from './recorder.ts';
import type { Site } from './site.ts';

type Making = readonly [KindName, string, Readonly<Record<string, unknown>>?];

/** Who may do what; the first is the story's most powerful. */
const PROFILES: readonly (readonly [string, readonly string[]])[] = [
  [
    'Admin',
    [
      'Users.Create',
      'Users.Edit',
      'Queues.Create',
      'ContactFlows.Publish',
      'ListenCallRecordings',
      'SecurityProfiles.Edit',
    ],
  ],
  ['Supervisor', ['Users.View', 'Queues.View', 'RealtimeContactLens.View', 'ManagerListenIn']],
  ['Agent', ['BasicAgentAccess', 'OutboundCallAccess']],
  ['Auditor', ['ContactSearch.View', 'ListenCallRecordings']],
];

const MODULES = ['Authenticate Caller', 'Opening Hours Check'];
const PROMPTS = ['Welcome', 'Hold Music', 'Please Hold'];
const STATUSES = ['Available', 'Offline', 'Lunch', 'Training', 'Coaching'];
const GROUPS = new Map([
  ['Acme EU', ['Berlin', 'Madrid']],
  ['Acme US', ['Denver', 'Atlanta']],
]);
const NUMBERS = new Map([
  ['Acme EU', ['+18005550140', '+18005550141']],
  ['Acme US', ['+18005550100', '+18005550101', '+18005550102']],
]);

/** Names that a question must not take for a time or a word of its own are among them. */
const QUEUES = ['Billing', 'Refunds', 'VIP', 'Weekend', 'Failed Payments', 'Sat Support', 'Escalations'];
const ROUTINGS = ['Tier 1 Voice', 'Tier 2 Voice', 'Billing', 'Chat Only', 'Today'];
const FLOWS = [
  ...['Main IVR', 'Billing IVR', 'Main IVR ES', 'Survey', 'Survey FR', 'After Hours', 'VIP Welcome', 'Agent Whisper'],
  ...['Customer Hold', 'Voicemail', 'Outage Notice', 'Callback'],
];

/** The calls that set a contact centre up, in their order, up to the users. */
export function* foundingOf(site: Site): Generator<Call> {
  const { instance } = site;
  yield {
    eventName: 'CreateInstance',
    request: {
      ClientToken: instance.id,
      IdentityManagementType: instance.name === 'Acme EU' ? 'SAML' : 'CONNECT_MANAGED',
      InstanceAlias: instance.alias,
      InboundCallsEnabled: true,
      OutboundCallsEnabled: true,
    },
    response: { Id: instance.id, Arn: instance.arn },
  };
  yield storage(site);
  for (const [kind, name, request] of basics(site)) yield site.make(kind, name, request);
  for (const [kind, name, request] of queuesAndFlows(site)) yield site.make(kind, name, request);
  for (const [kind, name, request] of linked(site)) yield site.make(kind, name, request);
  yield* integrations(site);
}

function storage({ instance }: Site): Call {
  const bucket = `acme-recordings-${instance.region}`;
  return {
    eventName: 'AssociateInstanceStorageConfig',
    request: {
      InstanceId: instance.id,
      ResourceType: 'CALL_RECORDINGS',
      StorageConfig: { StorageType: 'S3', S3Config: { BucketName: bucket, BucketPrefix: 'calls' } },
    },
    response: { AssociationId: `${instance.id.slice(0, 8)}${'0'.repeat(56)}` },
  };
}

function basics({ instance }: Site): readonly Making[] {
  const label = instance.name.split(' ')[1] ?? '';
  const zone = { TimeZone: instance.zone };
  const named = (kind: KindName, names: readonly string[], request = {}) =>
    names.map((name): Making => [kind, name, request]);
  return [
    ...PROFILES.map(
      ([name, Permissions]): Making => ['security', name, { Description: `${name} at Acme`, Permissions }],
    ),
    ['hours', `Weekday ${label}`, { ...zone, Config: week(8, 20) }],
    ['hours', '24x7', { ...zone, Config: week(0, 23, EVERY_DAY) }],
    ['hours', 'Weekend', { ...zone, Config: week(9, 17, ['SATURDAY', 'SUNDAY']) }],
    ...named('status', STATUSES, { State: 'ENABLED' }),
    ...named('group', GROUPS.get(instance.name) ?? []),
    ...PROMPTS.map(
      (name): Making => ['prompt', name, { S3Uri: `s3://acme-prompts/${name.toLowerCase().replaceAll(' ', '-')}.wav` }],
    ),
    ...named('module', MODULES, { Content: HIDDEN, Tags: {} }),
  ];
}

function queuesAndFlows(site: Site): readonly Making[] {
  const hours = (name: string) => site.the('hours', name).id;
  const weekday = site.things('hours')[0]?.id;
  return [
    ...QUEUES.map((name, index): Making => {
      const HoursOfOperationId = name.startsWith('W') || name.startsWith('Sat') ? hours('Weekend') : weekday;
      return ['queue', name, { HoursOfOperationId, MaxContacts: 20 + index * 10, Description: `${name} contacts` }];
    }),
    ...FLOWS.map((name): Making => ['flow', name, { Type: 'CONTACT_FLOW', Content: HIDDEN, Tags: {} }]),
  ];
}

function linked(site: Site): readonly Making[] {
  const queue = (name: string) => site.the('queue', name).id;
  const queueConfig = (name: string, Priority: number) => ({
    QueueReference: { QueueId: queue(name), Channel: 'VOICE' },
    Priority,
    Delay: 0,
  });
  return [
    ...ROUTINGS.map(
      (name, index): Making => [
        'routing',
        name,
        {
          Description: `${name} agents`,
          DefaultOutboundQueueId: queue('Billing'),
          QueueConfigs: QUEUES.slice(index, index + 2).map((each, at) => queueConfig(each, at + 1)),
          MediaConcurrencies: [{ Channel: 'VOICE', Concurrency: 1 }],
        },
      ],
    ),
    ...(NUMBERS.get(site.instance.name) ?? []).map(
      (name): Making => ['number', name, { PhoneNumberDescription: 'Main line' }],
    ),
    [
      'quick',
      'Billing Desk',
      {
        QuickConnectConfig: {
          QuickConnectType: 'QUEUE',
          QueueConfig: { QueueId: queue('Billing'), ContactFlowId: site.the('flow', 'Billing IVR').id },
        },
      },
    ],
    ['form', 'Call Quality', { Items: [{ Question: { Title: 'Greeting', RefId: 'q1', QuestionType: 'NUMERIC' } }] }],
    ['view', 'Refund Form', { Status: 'PUBLISHED', Content: { Template: HIDDEN } }],
    [
      'rule',
      'Angry Customer',
      {
        TriggerEventSource: { EventSourceName: 'OnPostCallAnalysisAvailable' },
        Function: 'sentiment < -3',
        Actions: [{ ActionType: 'ASSIGN_CONTACT_CATEGORY', AssignContactCategoryAction: {} }],
        PublishStatus: 'PUBLISHED',
      },
    ],
  ];
}

function* integrations({ instance }: Site): Generator<Call> {
  const inside = { InstanceId: instance.id };
  const lambda = `arn:aws:lambda:${instance.region}:123456789012:function`;
  yield {
    eventName: 'CreatePredefinedAttribute',
    request: { ...inside, Name: 'Language', Values: { StringList: ['English', 'Spanish', 'French', 'German'] } },
  };
  yield { eventName: 'AssociateLambdaFunction', request: { ...inside, FunctionArn: `${lambda}:customer-lookup` } };
  yield {
    eventName: 'AssociateBot',
    request: {
      ...inside,
      LexV2Bot: { AliasArn: `arn:aws:lex:${instance.region}:123456789012:bot-alias/ACMEBOT001/LIVE000001` },
    },
  };
  yield { eventName: 'AssociateApprovedOrigin', request: { ...inside, Origin: 'https://crm.example.com' } };
  yield { eventName: 'UpdateInstanceAttribute', request: { ...inside, AttributeType: 'CONTACT_LENS', Value: 'true' } };
}

/** The call that makes a person a user of the site. */
export function userOf(site: Site, { login, name, email, duty }: Person): Call {
  const [FirstName = name, ...rest] = name.split(' ');
  const profile = duty === 'admin' ? 'Admin' : duty === 'supervisor' ? 'Supervisor' : 'Agent';
  const routing = site.things('routing')[login.length % 2];
  const group = site.things('group')[login.length % 2];
  return site.make('user', login, {
    ...(site.instance.name === 'Acme US' && { Password: HIDDEN }),
    IdentityInfo: { FirstName, LastName: rest.join(' '), Email: email },
    PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false, AfterContactWorkTimeLimit: 0 },
    SecurityProfileIds: [site.the('security', profile).id],
    RoutingProfileId: routing?.id,
    HierarchyGroupId: group?.id,
    Tags: {},
  });
}

/** The people of a site, those who make the others first. */
export function peopleOf({ people }: Cast, site: Site): readonly Person[] {
  return people.filter(({ works }) => works.includes(site.instance.name));
}
