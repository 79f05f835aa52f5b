import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { Explained, Known } from '../../src/activity/known.ts';
import type { NoticeView } from '../../src/notice/views.ts';
import { DANA, DANA_ID, explained, INSTANCE_ID, QUEUE_ID, refTo, setTo, USER_ID } from './explained.ts';

const OMAR: Actor = { key: 'person/omar', kind: 'person', name: 'Omar Haddad', aliases: [], automation: false };
const WEBSITE: Actor = {
  key: `connect/${DANA_ID}`,
  kind: 'website',
  connectUserId: DANA_ID,
  aliases: [],
  automation: false,
};
const DEPLOY: Actor = {
  key: 'role/ci-deploy',
  kind: 'session',
  role: 'ci-deploy',
  session: 'gha-4711',
  aliases: [],
  automation: true,
};
const NAMES = {
  [`Queue/${QUEUE_ID}`]: 'Billing',
  [`User/${USER_ID}`]: 'Kim Lee',
  [`User/${DANA_ID}`]: 'Dana Ruiz',
  [`RoutingProfile/${INSTANCE_ID}/rp1`]: 'Tier 1 Voice',
  [`RoutingProfile/${INSTANCE_ID}/rp2`]: 'Tier 2 Voice',
  [`SecurityProfile/${INSTANCE_ID}/sp1`]: 'Supervisor',
  [`SecurityProfile/${INSTANCE_ID}/sp2`]: 'Admin',
  [`SecurityProfile/${INSTANCE_ID}/sp3`]: 'Agent',
  [`HoursOfOperation/${INSTANCE_ID}/h1`]: 'Weekday EU',
  [`HoursOfOperation/${INSTANCE_ID}/h2`]: '24x7',
  [`ContactFlow/${INSTANCE_ID}/f1`]: 'Main IVR',
};

function at(time: string): Date {
  return new Date(`2026-11-22T${time}Z`);
}

function before(value: unknown, by = 'Omar Haddad'): Known['earlier'][string] {
  return { value, at: new Date('2026-11-03T09:00:00Z'), by, eventID: 'e0' };
}

function change(activity: Partial<Activity>, known: Partial<Known> = {}): Explained {
  return explained(activity, { names: NAMES, ...known });
}

const MOVE = change(
  {
    eventName: 'UpdateUserRoutingProfile',
    resource: refTo('User', USER_ID),
    changes: [setTo('RoutingProfileId', 'rp2', { refType: 'RoutingProfile' })],
    severity: 'routine',
  },
  { earlier: { RoutingProfileId: before('rp1') } },
);

function grant(ids: readonly string[], earlier: Known['earlier'], userId = DANA_ID): Explained {
  return change(
    {
      eventName: 'UpdateUserSecurityProfiles',
      actor: WEBSITE,
      resource: refTo('User', userId),
      changes: [setTo('SecurityProfileIds', ids, { refType: 'SecurityProfile', wholeList: true })],
      severity: 'sensitive',
    },
    { earlier },
  );
}

const PUBLISH: Partial<Activity> = {
  eventName: 'UpdateContactFlowContent',
  resource: refTo('ContactFlow', 'f1'),
  changes: [setTo('Content', undefined, { hidden: true })],
};

const SAVE = [
  change({ changes: [setTo('MaxContacts', 10)] }, { earlier: { MaxContacts: before(40) } }),
  change(
    {
      eventName: 'UpdateQueueHoursOfOperation',
      at: at('10:05:13'),
      changes: [setTo('HoursOfOperationId', 'h2', { refType: 'HoursOfOperation' })],
    },
    { earlier: { HoursOfOperationId: before('h1') } },
  ),
  change({
    eventName: 'UpdateQueueOutboundCallerConfig',
    at: at('10:05:13'),
    changes: [setTo('OutboundCallerConfig.OutboundCallerIdName', 'Acme Billing')],
  }),
  change(
    { eventName: 'UpdateQueueStatus', at: at('10:05:14'), changes: [setTo('Status', 'DISABLED')] },
    { earlier: { Status: before('ENABLED') } },
  ),
  change({
    eventName: 'UpdateQueueOutboundEmailConfig',
    at: at('10:05:14'),
    changes: [setTo('OutboundEmailConfig.OutboundEmailAddressId', 'x1')],
    failure: { code: 'AccessDeniedException', message: 'not authorized', problems: [] },
  }),
];

function created(name: string, failure?: Activity['failure']): Explained {
  return change({
    eventName: 'CreateUser',
    verb: 'Create',
    resource: refTo('User', failure ? undefined : `id-${name}`, name),
    changes: [setTo('Username', name)],
    ...(failure ? { failure } : {}),
  });
}

function flow(index: number, activity: Partial<Activity> = {}): Explained {
  return change({
    actor: DEPLOY,
    way: { kind: 'terraform' },
    from: '198.51.100.7',
    eventName: 'UpdateContactFlowContent',
    at: new Date(at('01:00:00').getTime() + index * 60_000),
    resource: refTo('ContactFlow', `flow-${index}`, `Flow ${index}`),
    ...activity,
  });
}

const THROTTLED = { code: 'ThrottlingException', message: 'Rate exceeded', problems: [] };
const NAME_TAKEN = { code: 'DuplicateResourceException', problems: [] };

function view(activities: readonly Explained[], more: Partial<NoticeView> = {}): NoticeView {
  return { noticeId: '1', open: false, activities, ...more };
}

/** Notices as messages.md shows them, by their number there, and the ways they vary. */
export const SCENARIOS: readonly Readonly<{ name: string; view: NoticeView }>[] = [
  { name: 'N01-moved-agent', view: view([MOVE]) },
  { name: 'N02-one-save', view: view(SAVE) },
  {
    name: 'N02-set-twice',
    view: view(
      [SAVE, SAVE]
        .flat()
        .slice(0, 1)
        .concat(
          change({ changes: [setTo('MaxContacts', 5)], at: at('10:05:20') }, { earlier: { MaxContacts: before(10) } }),
        ),
    ),
  },
  {
    name: 'N02-all-refused',
    view: view(SAVE.slice(0, 2).map((each) => ({ ...each, activity: { ...each.activity, failure: NAME_TAKEN } }))),
  },
  {
    name: 'N02-created-and-set',
    view: view([
      change({
        eventName: 'CreateQueue',
        verb: 'Create',
        resource: refTo('Queue', QUEUE_ID, 'Billing'),
        changes: [setTo('Name', 'Billing'), setTo('MaxContacts', 40)],
      }),
      ...SAVE.slice(0, 1),
    ]),
  },
  {
    name: 'N02-retried',
    view: view([change({ changes: [setTo('MaxContacts', 10)], failure: THROTTLED }), ...SAVE.slice(0, 1)]),
  },
  { name: 'N03-gave-themselves', view: view([grant(['sp1', 'sp2'], { SecurityProfileIds: before(['sp1']) })]) },
  { name: 'N03-earlier-not-known', view: view([grant(['sp1', 'sp2'], {})]) },
  { name: 'N03-gave-and-took', view: view([grant(['sp2'], { SecurityProfileIds: before(['sp1']) }, USER_ID)]) },
  { name: 'N03-took', view: view([grant(['sp1'], { SecurityProfileIds: before(['sp1', 'sp3']) }, USER_ID)]) },
  {
    name: 'N04-emergency-access',
    view: view([
      change({
        eventName: 'AdminGetEmergencyAccessToken',
        verb: 'Get',
        plane: 'auth',
        actor: { ...DANA, name: 'lee@example.com' },
        way: { kind: 'console' },
        from: '192.0.2.44',
        resource: { type: 'Instance', id: INSTANCE_ID },
        severity: 'sensitive',
      }),
    ]),
  },
  {
    name: 'N04-change-after-one-opening',
    view: view([
      change(
        { ...PUBLISH, actor: WEBSITE },
        {
          names: { [`ContactFlow/${INSTANCE_ID}/f1`]: 'Main IVR' },
          emergencyBy: [{ actor: 'lee@example.com', at: at('09:12:00') }],
        },
      ),
    ]),
  },
  {
    name: 'N04-change-after-two-openings',
    view: view([
      change(
        { ...PUBLISH, actor: WEBSITE },
        {
          names: {},
          emergencyBy: [
            { actor: 'lee@example.com', at: at('09:12:00') },
            { actor: 'sam@example.com', at: at('08:40:00') },
          ],
        },
      ),
    ]),
  },
  {
    name: 'N05-flow-module-refused',
    view: view([
      change({
        actor: { ...DANA, name: 'j.doe' },
        way: { kind: 'cloudformation', detail: 'ivr-prod' },
        eventName: 'CreateContactFlowModule',
        verb: 'Create',
        resource: refTo('ContactFlowModule', undefined, 'CallbackOffer'),
        failure: {
          code: 'InvalidContactFlowModuleException',
          problems: [
            ...[1, 2].map((n) => `Invalid Action property value. Path: Actions[${n}].Transitions.NextAction`),
            ...[2, 3, 3].map(
              (n) => `Invalid Action property value. Path: Actions[${n}].Transitions.Errors[0].NextAction`,
            ),
          ],
        },
      }),
    ]),
  },
  {
    name: 'N06-deploy',
    view: view([
      ...Array.from({ length: 14 }, (_, index) => flow(index)),
      ...[14, 15].map((index) => flow(index, { failure: { code: 'InvalidContactFlowException', problems: [] } })),
      flow(16, { failure: THROTTLED }),
      flow(16),
      flow(17, {
        eventName: 'CreateContactFlowModule',
        verb: 'Create',
        resource: refTo('ContactFlowModule', 'm1', 'Callback'),
      }),
      flow(18, { eventName: 'CreatePrompt', verb: 'Create', resource: refTo('Prompt', 'p1', 'Welcome') }),
      flow(19, {
        eventName: 'TagResource',
        verb: 'Tag',
        resource: refTo('Queue', QUEUE_ID),
        changes: [setTo('tags', { team: 'ivr' })],
      }),
    ]),
  },
  {
    name: 'N08-onboarding',
    view: view([
      ...Array.from({ length: 15 }, (_, index) => created(`agent${index + 1}`)),
      created('kim.lee2', NAME_TAKEN),
      ...[1, 2].map((index) =>
        change({
          eventName: 'AssociateUserProficiencies',
          verb: 'Associate',
          resource: refTo('User', `id-agent${index}`, `agent${index}`),
        }),
      ),
    ]),
  },
  { name: 'N08-one-kind', view: view([created('kim'), created('lee'), created('sam', NAME_TAKEN)]) },
  { name: 'N08-all-refused', view: view([created('kim', NAME_TAKEN), created('lee', THROTTLED)]) },
  {
    name: 'N08-same-end',
    view: view([MOVE, { ...MOVE, activity: { ...MOVE.activity, resource: refTo('User', 'u9', 'Sam Novak') } }]),
  },
  { name: 'N08-people-mixed', view: view([MOVE, ...SAVE.slice(0, 2)]) },
  {
    name: 'N09-hours-override',
    view: view([
      change({
        actor: { ...DEPLOY, role: 'wfm-sync', session: 'wfm-sync' },
        way: { kind: 'lambda', detail: 'wfm-sync' },
        eventName: 'CreateHoursOfOperationOverride',
        verb: 'Create',
        resource: refTo('HoursOfOperationOverride', 'o1', 'Christmas Eve'),
        related: [refTo('HoursOfOperation', 'h1')],
        changes: [
          setTo('Name', 'Christmas Eve'),
          setTo(
            'Config',
            [{ Day: 'THURSDAY', StartTime: { Hours: 8, Minutes: 0 }, EndTime: { Hours: 12, Minutes: 0 } }],
            { wholeList: true },
          ),
          setTo('EffectiveFrom', '2026-12-24'),
          setTo('EffectiveTill', '2026-12-24'),
          setTo('OverrideType', 'CLOSED'),
        ],
      }),
    ]),
  },
  {
    name: 'N10-late',
    view: view(
      [
        change({
          eventName: 'UpdateQueueStatus',
          actor: OMAR,
          changes: [setTo('Status', 'DISABLED')],
          severity: 'sensitive',
        }),
      ],
      {
        lateMs: 3 * 3_600_000,
        later: [
          change({
            eventName: 'UpdateQueueStatus',
            actor: OMAR,
            changes: [setTo('Status', 'ENABLED')],
            at: new Date('2026-11-22T10:20:00Z'),
          }),
        ],
      },
    ),
  },
  { name: 'N11-hidden', view: view([change({ ...PUBLISH, actor: OMAR })]) },
  {
    name: 'N11-new-operation',
    view: view([
      change({
        eventName: 'CreateWidgetPolicy',
        verb: 'Create',
        known: false,
        resource: refTo('WidgetPolicy'),
        changes: [setTo('WidgetId', 'w1'), setTo('Policy', '{}')],
      }),
    ]),
  },
  {
    name: 'N11-not-connect',
    view: view([change({ eventName: 'RunInstances', eventSource: 'ec2.amazonaws.com', verb: 'Run', known: false })]),
  },
  {
    name: 'N12-number-released',
    view: view([
      change({
        eventName: 'ReleasePhoneNumber',
        verb: 'Release',
        actor: OMAR,
        resource: refTo('PhoneNumber', 'n1', '+1 800 555 0100'),
        severity: 'sensitive',
      }),
    ]),
  },
  {
    name: 'N15-hostile-name',
    view: view([
      change({
        eventName: 'CreateUser',
        verb: 'Create',
        resource: refTo('User', 'u1', '<!channel> *Kim* |<https://evil.example|AWS>'),
      }),
    ]),
  },
  {
    name: 'N16-trail-stopped',
    view: view([
      change({
        eventName: 'StopLogging',
        eventSource: 'cloudtrail.amazonaws.com',
        verb: 'Stop',
        known: false,
        actor: { ...DANA, name: 'admin@example.com' },
        way: { kind: 'console' },
        changes: [setTo('name', 'arn:aws:cloudtrail:eu-central-1:123456789012:trail/org-trail')],
        severity: 'sensitive',
      }),
    ]),
  },
  {
    name: 'N17-login-not-known',
    view: view([
      change(
        { eventName: 'UpdateQueueStatus', actor: WEBSITE, changes: [setTo('Status', 'DISABLED')] },
        { names: { [`Queue/${QUEUE_ID}`]: 'Billing' } },
      ),
    ]),
  },
  {
    name: 'claimed-session',
    view: view([
      change({
        actor: { ...DEPLOY, role: 'ci-admin', session: 'dana@example.com', automation: false },
        way: { kind: 'cli' },
        changes: [setTo('MaxContacts', 10)],
      }),
    ]),
  },
  {
    name: 'renamed',
    view: view([
      change(
        {
          eventName: 'UpdateQueueName',
          resource: refTo('Queue', QUEUE_ID, 'Billing EU'),
          changes: [setTo('Name', 'Billing EU'), setTo('Description', 'Invoices')],
        },
        { earlier: { Name: before('Billing'), Description: before('Invoices') } },
      ),
    ]),
  },
  {
    name: 'hours-changed',
    view: view([
      change(
        {
          eventName: 'UpdateHoursOfOperation',
          resource: refTo('HoursOfOperation', 'h1'),
          changes: [setTo('Config', week(9, 17), { wholeList: true }), setTo('TimeZone', 'Europe/Berlin')],
        },
        { earlier: { Config: before(week(8, 18)), TimeZone: before('Europe/Berlin') } },
      ),
    ]),
  },
  {
    name: 'permissions-gained',
    view: view([
      change(
        {
          eventName: 'UpdateSecurityProfile',
          resource: refTo('SecurityProfile', 'sp1'),
          changes: [setTo('Permissions', ['Users.View', 'Users.Edit'], { wholeList: true })],
          severity: 'sensitive',
        },
        { earlier: { Permissions: before(['Users.View']) } },
      ),
    ]),
  },
  { name: 'N10-late-catch-up', view: view([created('kim'), created('lee')], { lateMs: 7_200_000, later: [] }) },
  { name: 'nothing-left', view: view([]) },
  { name: 'times-not-known', view: view([change({ at: new Date(Number.NaN) }), change({ at: new Date(Number.NaN) })]) },
  {
    name: 'a-thousand-changes',
    view: view(Array.from({ length: 1000 }, (_, index) => flow(index, { at: at('10:00:00') }))),
  },
  {
    name: 'run-without-names',
    view: view([
      change(
        {
          eventName: 'DeleteQueue',
          verb: 'Delete',
          resource: { type: 'Queue', id: '0d1e2f3a-1111-4222-8333-44445555666a' },
        },
        { names: {} },
      ),
      change({ eventName: 'DeleteQueue', verb: 'Delete', resource: { type: 'Queue' } }, { names: {} }),
      change({ eventName: 'DeleteQueue', verb: 'Delete', resource: { type: 'Queue' } }, { names: {} }),
    ]),
  },
  {
    name: 'run-of-new-operations',
    view: view(
      [1, 2].map((n) =>
        change({ eventName: 'DoThing', verb: 'Do', known: false, resource: refTo('Thing', `t${n}`, `Thing ${n}`) }),
      ),
    ),
  },
  {
    name: 'deploy-all-refused',
    view: view([
      flow(1, { failure: NAME_TAKEN }),
      flow(2, {
        failure: NAME_TAKEN,
        eventName: 'CreatePrompt',
        verb: 'Create',
        resource: refTo('Prompt', undefined, 'Hi'),
      }),
    ]),
  },
  {
    name: 'one-thing-new-operations',
    view: view([1, 2].map(() => change({ eventName: 'FrobnicateQueue', verb: 'Frobnicate', changes: [] }))),
  },
  {
    name: 'one-thing-deleted',
    view: view([SAVE.slice(0, 1), change({ eventName: 'DeleteQueue', verb: 'Delete' })].flat()),
  },
  {
    name: 'one-thing-refused-without-fields',
    view: view(
      [
        SAVE.slice(0, 1),
        change({ eventName: 'DeleteQueue', verb: 'Delete', failure: { code: 'ResourceInUseException', problems: [] } }),
        change({ eventName: 'TagResource', verb: 'Tag', failure: { code: 'Odd', problems: [] } }),
      ].flat(),
    ),
  },
  {
    name: 'published-and-renamed',
    view: view([
      change(PUBLISH),
      change({ ...PUBLISH, at: at('10:05:30') }),
      change({
        eventName: 'UpdateContactFlowName',
        resource: refTo('ContactFlow', 'f1', 'Main IVR 2'),
        changes: [setTo('Name', 'Main IVR 2')],
        severity: 'routine',
      }),
    ]),
  },
  {
    name: 'set-to-what-it-was',
    view: view([
      change(
        { eventName: 'UpdateQueueStatus', changes: [setTo('Status', 'DISABLED')] },
        { earlier: { Status: before('DISABLED', '') } },
      ),
    ]),
  },
  {
    name: 'nothing-of-an-update-known',
    view: view([
      change({
        eventName: 'UpdateHoursOfOperation',
        resource: refTo('HoursOfOperation', 'h1'),
        changes: [setTo('TimeZone', 'UTC'), setTo('Description', '')],
      }),
    ]),
  },
  {
    name: 'sso-by-cli',
    view: view([
      change({
        actor: { ...DANA, role: 'AWSReservedSSO_ConnectAdmin_0a1b2c3d4e5f6071' },
        way: { kind: 'cli' },
        from: '192.0.2.44',
        changes: [setTo('MaxContacts', 1)],
      }),
    ]),
  },
  {
    name: 'role-without-a-session',
    view: view([
      change({
        actor: { key: 'k', kind: 'session', role: 'batch', aliases: [], automation: false },
        way: { kind: 'sdk' },
      }),
    ]),
  },
  {
    name: 'session-without-a-name',
    view: view([
      change({ actor: { key: 'k', kind: 'session', aliases: [], automation: false }, way: { kind: 'api' } }),
    ]),
  },
  {
    name: 'service-unknown',
    view: view([
      change({ actor: { key: 'k', kind: 'service', aliases: [], automation: true }, way: { kind: 'service' } }),
    ]),
  },
  {
    name: 'service-unheard-of',
    view: view([
      change({
        actor: { key: 'k', kind: 'service', name: 'quicksight.amazonaws.com', aliases: [], automation: true },
        way: { kind: 'service' },
      }),
    ]),
  },
  {
    name: 'person-without-a-name',
    view: view([
      change({
        actor: { key: 'k', kind: 'person', account: '123456789012', aliases: [], automation: false },
        region: 'nowhere',
      }),
    ]),
  },
  {
    name: 'instance-without-a-name',
    view: view([
      withoutInstanceName(
        change({
          eventName: 'UpdateInstanceAttribute',
          resource: { type: 'InstanceAttribute', id: 'CONTACT_LENS', instanceId: INSTANCE_ID },
          changes: [setTo('Value', 'true')],
        }),
      ),
    ]),
  },
  {
    name: 'number-not-known',
    view: view([change({ eventName: 'ReleasePhoneNumber', verb: 'Release', resource: { type: 'PhoneNumber' } })]),
  },
  {
    name: 'read-of-metrics',
    view: view([
      change({
        eventName: 'GetMetricDataV2',
        verb: 'Get',
        plane: 'read',
        resource: refTo('MetricData', '0d1e2f3a-1111-4222-8333-44445555666a'),
      }),
    ]),
  },
];

function week(from: number, to: number): readonly unknown[] {
  return ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((Day) => ({
    Day,
    StartTime: { Hours: from, Minutes: 0 },
    EndTime: { Hours: to, Minutes: 30 },
  }));
}

function withoutInstanceName({ activity, known: { instanceName: _, ...known } }: Explained): Explained {
  return { activity, known };
}
