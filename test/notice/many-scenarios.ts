import type { Explained } from '../../src/activity/known.ts';
import type { NoticeView, SummaryRow } from '../../src/notice/views.ts';
import { DANA, explained, QUEUE_ID, refTo, setTo } from './explained.ts';
import { agent, at, CI, flow, INVALID, move, OMAR, person, row, summary, THROTTLED, WFM } from './summaries.ts';

const HOSTILE = '<!channel> *Kim* |<https://evil.example|AWS>';
const DAY = { from: at('06:58:00'), to: at('17:40:00') };
const WEEKEND = { from: new Date('2026-11-20T17:00:00Z'), to: new Date('2026-11-23T07:00:00Z') };

function view(parts: Partial<NoticeView>): NoticeView {
  return { noticeId: 'n1', open: false, activities: [], ...parts };
}

function moves(people: number, each: number): readonly SummaryRow[] {
  return Array.from({ length: people }, (_, index) =>
    row({ example: move(person(index)), done: each, things: each, names: ['Kim Lee', 'Sam Novak'] }),
  );
}

function skills(actor = DANA): Explained {
  return explained({
    actor,
    eventName: 'AssociateUserProficiencies',
    verb: 'Associate',
    resource: refTo('User', 'user-2', 'Sam Novak'),
  });
}

const OVERRIDE = explained({
  actor: WFM,
  way: { kind: 'lambda', detail: 'wfm-sync' },
  eventName: 'CreateHoursOfOperationOverride',
  verb: 'Create',
  resource: refTo('HoursOfOperationOverride', 'o1', 'Agent shortage'),
  changes: [setTo('Name', 'Agent shortage')],
});

const QUEUES_OFF = explained({
  actor: OMAR,
  eventName: 'UpdateQueueStatus',
  resource: refTo('Queue', QUEUE_ID),
  changes: [setTo('Status', 'DISABLED')],
});

const STORM_ROWS: readonly SummaryRow[] = [
  row({ done: 1900, things: 1898, refused: 2, refusedThings: 2, names: ['Main IVR ES', 'Survey FR', 'Flow 1'] }),
  row({ example: agent(1, { actor: WFM, way: { kind: 'lambda', detail: 'wfm-sync' } }), done: 380, things: 380 }),
  row({ example: QUEUES_OFF, done: 6, things: 6, names: ['Billing', 'Refunds', 'Sales'] }),
  row({ example: move(OMAR), done: 24, things: 2, names: ['Kim Lee', 'Sam Novak'] }),
];

const STORM = { kind: 'storm', summary: summary(STORM_ROWS, { mended: 412, sensitiveElsewhere: 1 }) } as const;

const CATCH_UP_ROWS: readonly SummaryRow[] = [
  row({ done: 22, things: 22 }),
  row({ example: agent(1), done: 12, things: 12, names: ['agent1', 'agent2'] }),
  row({ example: QUEUES_OFF, done: 1, things: 1, names: ['Billing'] }),
  row({ example: skills(OMAR), done: 6, things: 1, names: ['Sam Novak'] }),
];

const DEPLOY: readonly Explained[] = [
  ...Array.from({ length: 14 }, (_, index) => flow(index)),
  ...[14, 15].map((index) => flow(index, { failure: INVALID })),
  ...[16, 17, 18].map((index) => flow(index, { failure: THROTTLED })),
  flow(16, { at: at('01:19:00') }),
  flow(20, {
    eventName: 'CreateContactFlowModule',
    verb: 'Create',
    resource: refTo('ContactFlowModule', 'm1', 'Callback'),
  }),
];

function grants(count: number, more: Partial<Explained['activity']> = {}): readonly Explained[] {
  return Array.from({ length: count }, (_, index) =>
    explained(
      {
        eventName: 'UpdateQueueStatus',
        at: at(`10:05:${String(index % 60).padStart(2, '0')}`),
        resource: refTo('Queue', `q-${index}`, `Queue ${index + 1}`),
        changes: [setTo('Status', 'DISABLED')],
        severity: 'sensitive',
        ...more,
      },
      { earlier: {} },
    ),
  );
}

/** Notices of many changes, as messages.md shows them and in the ways they vary. */
export const MANY: readonly Readonly<{ name: string; view: NoticeView }>[] = [
  { name: 'N07-roll-up', view: view({ kind: 'rollup', open: true, summary: rollUp() }) },
  { name: 'N07-roll-up-of-a-day-gone-by', view: view({ kind: 'rollup', summary: rollUp() }) },
  {
    name: 'N07-roll-up-small',
    view: view({
      kind: 'rollup',
      open: true,
      summary: summary([row({ example: move(DANA), done: 1, things: 1 })], DAY),
    }),
  },
  {
    name: 'N07-roll-up-of-several-instances',
    view: view({
      kind: 'rollup',
      open: true,
      summary: { ...rollUp(), instances: ['Acme EU', 'Acme US', 'Acme Test'] },
    }),
  },
  {
    name: 'N07-roll-up-too-large-to-list',
    view: view({
      kind: 'rollup',
      summary: summary(moves(9, 100), { ...DAY, done: 1200, people: 12, moreRows: 3, refused: 4 }),
    }),
  },
  {
    name: 'N07-roll-up-across-midnight',
    view: view({
      kind: 'rollup',
      summary: summary(
        [
          row({ example: OVERRIDE, done: 3, things: 3 }),
          row({ example: { ...OVERRIDE, activity: { ...OVERRIDE.activity, actor: CI } }, done: 1, things: 1 }),
          row({ example: move({ ...WFM, key: 'third' }), refused: 2, done: 0, things: 0 }),
        ],
        { from: at('22:00:00'), to: new Date('2026-11-23T22:00:00Z'), instances: [] },
      ),
    }),
  },
  {
    name: 'N07-roll-up-of-odd-kinds',
    view: view({
      kind: 'rollup',
      summary: summary([
        row({ example: agent(1, { eventName: 'DoThing', verb: 'Do', known: false }), done: 3 }),
        row({
          example: agent(1, { eventName: 'TagResource', verb: 'Tag', changes: [setTo('tags', { team: 'ivr' })] }),
          done: 2,
        }),
      ]),
    }),
  },
  {
    name: 'N14-storm-of-refusals',
    view: view({
      kind: 'storm',
      summary: summary([
        row({
          example: again(QUEUES_OFF, { failure: INVALID }),
          done: 0,
          things: 0,
          refused: 300,
          names: ['Billing', 'Sales'],
        }),
      ]),
    }),
  },
  {
    name: 'N12-sensitive-all-refused',
    view: view({ activities: grants(3, { failure: { code: 'AccessDenied', problems: [] } }) }),
  },
  { name: 'N14-storm', view: view({ ...STORM, open: true }) },
  { name: 'N14-storm-over', view: view({ ...STORM, hasDetails: true }) },
  {
    name: 'N14-storm-of-fifty-people',
    view: view({
      kind: 'storm',
      hasDetails: true,
      summary: summary(
        Array.from({ length: 50 }, (_, index) =>
          row({ example: agent(1, { actor: person(index) }), done: 200, things: 200 }),
        ),
        { sensitiveElsewhere: 3 },
      ),
    }),
  },
  {
    name: 'N14-storm-of-one-person',
    view: view({
      kind: 'storm',
      summary: summary(
        ['CreateQueue', 'CreatePrompt', 'CreateUser', 'CreateAgentStatus'].map((eventName) =>
          row({
            example: agent(1, { eventName, resource: refTo(eventName.slice(6), 'x', 'X') }),
            done: 40,
            things: 40,
          }),
        ),
      ),
    }),
  },
  {
    name: 'N10-catch-up',
    view: view({ kind: 'catchup', lateMs: 20 * 3_600_000, hasDetails: true, summary: summary(CATCH_UP_ROWS, WEEKEND) }),
  },
  {
    name: 'N10-catch-up-not-late',
    view: view({ kind: 'catchup', summary: summary(CATCH_UP_ROWS, { ...WEEKEND, refused: 2 }) }),
  },
  {
    name: 'N10-catch-up-in-a-zone',
    view: view({ kind: 'catchup', lateMs: 7_200_000, zone: 'Europe/Berlin', summary: summary(CATCH_UP_ROWS) }),
  },
  { name: 'N10-earlier', view: view({ kind: 'catchup', activities: [QUEUES_OFF] }) },
  { name: 'N10-earlier-and-sensitive', view: view({ kind: 'catchup', activities: grants(1) }) },
  { name: 'N06-deploy-running', view: view({ open: true, hasDetails: true, activities: DEPLOY }) },
  { name: 'N06-deploy-finished', view: view({ hasDetails: true, activities: DEPLOY }) },
  {
    name: 'N06-deploy-retried',
    view: view({ activities: [flow(1, { failure: INVALID }), flow(2), again(flow(1), { at: at('01:03:00') })] }),
  },
  {
    name: 'N06-refusals-not-told-apart',
    view: view({
      summary: summary([
        { example: flow(1), done: 900, things: 900, refused: 3, names: ['Flow 1', 'Flow 2'] },
        { example: agent(1), done: 9, things: 9, refused: 1, names: ['kim', 'agent1'] },
      ]),
    }),
  },
  {
    name: 'N07-roll-up-by-many-tools',
    view: view({
      kind: 'rollup',
      summary: summary(
        ['a', 'b', 'c'].map((key) => row({ example: move({ ...WFM, key }) })),
        { ...DAY, people: 0, tools: 0 },
      ),
    }),
  },
  { name: 'N06-deploy-late', view: view({ lateMs: 7_200_000, activities: DEPLOY.slice(0, 3) }) },
  { name: 'N06-deploy-only-throttled', view: view({ open: true, activities: DEPLOY.slice(16, 19) }) },
  {
    name: 'N06-save-throttled',
    view: view({
      open: true,
      activities: [QUEUES_OFF, again(QUEUES_OFF, { failure: THROTTLED, eventName: 'UpdateQueueName' })],
    }),
  },
  {
    name: 'N06-deploy-of-thousands',
    view: view({
      open: true,
      hasDetails: true,
      summary: summary([...STORM_ROWS.slice(0, 1), module(12), module(1, 'CreatePrompt', 'Prompt')], { mended: 400 }),
    }),
  },
  {
    name: 'N06-deploy-of-thousands-late',
    view: view({
      lateMs: 7_200_000,
      hasDetails: true,
      summary: summary([row({ done: 900, things: 900 }), module(12)], { mended: 1 }),
    }),
  },
  {
    name: 'N06-thousands-refused',
    view: view({
      hasDetails: true,
      summary: summary([
        row({ example: flow(1, { failure: INVALID }), done: 0, things: 0, refused: 900, refusedThings: 880 }),
        row({
          example: flow(1, { failure: INVALID, eventName: 'CreatePrompt', resource: refTo('Prompt', 'p', 'Hi') }),
          done: 0,
          things: 0,
          refused: 1,
          refusedThings: 1,
          names: ['Hi'],
        }),
      ]),
    }),
  },
  {
    name: 'N08-onboarding-of-118',
    view: view({
      hasDetails: true,
      sensitiveElsewhere: 1,
      activities: [
        ...Array.from({ length: 118 }, (_, index) => agent(index + 1)),
        ...[1, 2, 3, 4, 5].map((index) =>
          agent(200 + index, { failure: { code: 'DuplicateResourceException', problems: [] } }),
        ),
        ...[6, 7].map((index) => agent(200 + index, { failure: { code: 'ResourceNotFoundException', problems: [] } })),
        ...[1, 2, 3].map((index) => again(skills(), { resource: refTo('User', `user-${index}`, `agent${index}`) })),
      ],
    }),
  },
  {
    name: 'N08-onboarding-of-618',
    view: view({
      hasDetails: true,
      summary: summary(
        [
          row({ example: skills(), done: 1236, things: 618, names: ['agent1'] }),
          row({
            example: agent(1),
            done: 618,
            things: 618,
            refused: 7,
            refusedThings: 6,
            names: ['kim', 'lee', 'sam', 'ann', 'bo', 'cy', 'agent1', 'agent2'],
          }),
        ],
        { sensitiveElsewhere: 1 },
      ),
    }),
  },
  { name: 'N12-sensitive-shared', view: view({ activities: grants(3) }) },
  { name: 'N12-sensitive-shared-by-many-names', view: view({ activities: grants(60) }) },
  {
    name: 'N12-sensitive-shared-of-two-kinds',
    view: view({
      activities: [
        ...grants(2),
        ...grants(2, { eventName: 'DeleteQueue', verb: 'Delete', changes: [] }),
        ...grants(1, { failure: { code: 'AccessDeniedException', problems: [] } }),
      ],
    }),
  },
  { name: 'N12-sensitive-by-a-tool', view: view({ activities: grants(2, { actor: CI, way: { kind: 'terraform' } }) }) },
  {
    name: 'N15-hostile-storm',
    view: view({
      kind: 'storm',
      open: true,
      summary: summary(
        [
          row({
            example: agent(1, { actor: { ...DANA, name: HOSTILE } }),
            done: 2,
            things: 2,
            names: [HOSTILE, HOSTILE],
          }),
        ],
        {
          instances: [HOSTILE],
        },
      ),
    }),
  },
  {
    name: 'N15-hostile-roll-up',
    view: view({
      kind: 'rollup',
      summary: summary([row({ example: move({ ...WFM, role: HOSTILE }) })], { instances: [HOSTILE] }),
    }),
  },
];

function rollUp() {
  return summary(
    [
      ...moves(9, 13),
      row({ example: skills(), done: 14, things: 9, refused: 2, refusedThings: 1 }),
      row({ example: OVERRIDE, done: 4, things: 4, names: ['Agent shortage'] }),
    ],
    { ...DAY, sensitiveElsewhere: 1 },
  );
}

function module(done: number, eventName = 'CreateContactFlowModule', type = 'ContactFlowModule'): SummaryRow {
  return row({
    example: flow(1, { eventName, verb: 'Create', resource: refTo(type, 'x1', 'Callback') }),
    done,
    things: done,
  });
}

function again({ activity, known }: Explained, more: Partial<Explained['activity']>): Explained {
  return { activity: { ...activity, ...more }, known };
}
