import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { FieldChange } from '../../src/activity/field-change.ts';
import type { Query, TimeWindow } from '../../src/activity/query.ts';
import { anActivity, at, BILLING, DANA, INSTANCE, keyOf, MAIN_IVR, OMAR, SALES, save } from './an-activity.ts';
import { byHand } from './by-hand.ts';
import { ON_POSTGRES, openStore } from './open-store.ts';

const REFS = [BILLING, SALES, MAIN_IVR];
const ROBOT = { ...DANA, key: 'service:lex', role: 'Deploy', automation: true };
const ACTORS = [DANA, OMAR, ROBOT];
const PLANES = ['config', 'data', 'tagging', 'auth', 'read', 'runtime'] as const;
const DAYS = ['2026-11-19T23:59:59.999Z', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', '2026-11-22T12:00:00Z'];
const TIMES = [...['8:00', '9:00', '10:00', '11:00'].map(at), ...DAYS.map((day) => new Date(day))];
const EVENTS = ['UpdateQueueMaxContacts', 'UpdateQueueStatus'];
const FIELDS = ['MaxContacts', 'Status', 'QueueId'];
const TEXTS = ['0', '10', 'DISABLED', 'Tier 2', 'tier', '2 Tier', 'Support Tier 2 EU', 'true'];
const WAYS = ['console', 'cli', 'terraform'] as const;
const ADDRESSES = ['192.0.2.7', '192.0.2.8'];
const KEYS = ['AKIA…1234', 'ASIA…5678'];
const ACCOUNTS = ['123456789012', '210987654321'];
const REGIONS = ['eu-central-1', 'us-east-1'];
const ELSEWHERE = 'bbbbbbbb-0000-4000-8000-000000000002';

const value = fc.oneof(fc.constantFrom(...TEXTS), fc.constantFrom(0, 10, true));
const change: fc.Arbitrary<FieldChange> = fc.oneof(
  fc.record({
    field: fc.constantFrom(...FIELDS),
    value: fc.oneof(value, fc.array(value, { maxLength: 3 })),
    hidden: fc.constant(false),
    wholeList: fc.boolean(),
  }),
  fc.record({ field: fc.constantFrom(...FIELDS), hidden: fc.constant(true), wholeList: fc.constant(false) }),
  fc.record({
    field: fc.constant('QueueId'),
    value: fc.constantFrom(BILLING.id, SALES.id),
    hidden: fc.constant(false),
    wholeList: fc.constant(false),
    refType: fc.constant('Queue'),
  }),
);

const activity: fc.Arbitrary<Partial<Activity>> = fc.record(
  {
    at: fc.constantFrom(...TIMES),
    actor: fc.constantFrom(...ACTORS),
    resource: fc.constantFrom(...REFS),
    related: fc.subarray(REFS),
    plane: fc.oneof(fc.constant('config' as const), fc.constantFrom(...PLANES)),
    severity: fc.constantFrom('sensitive' as const, 'routine' as const),
    eventName: fc.constantFrom(...EVENTS),
    changes: fc.array(change, { maxLength: 3 }),
    way: fc.oneof(
      fc.record({ kind: fc.constantFrom(...WAYS) }),
      fc.constant({ kind: 'api' as const, detail: 'Boto3' }),
    ),
    failure: fc.constant({ code: 'AccessDenied', problems: [] }),
    from: fc.constantFrom(...ADDRESSES),
    accessKeyId: fc.constantFrom(...KEYS),
    account: fc.constantFrom(...ACCOUNTS),
    region: fc.constantFrom(...REGIONS),
    instanceId: fc.constantFrom(INSTANCE, ELSEWHERE),
    requestID: fc.constantFrom('r1', 'r2'),
  },
  { requiredKeys: ['at', 'actor', 'plane', 'changes'] },
);

const some = (texts: readonly string[]) => fc.subarray([...texts], { minLength: 1 });
const filters = {
  actorKeys: some(ACTORS.map(({ key }) => key)),
  resourceKeys: some(REFS.map(keyOf)),
  targetKeys: some(REFS.map(keyOf)),
  resourceType: fc.constantFrom('Queue', 'ContactFlow'),
  resourceTypes: some(['Queue', 'ContactFlow']),
  outcome: fc.constantFrom('succeeded' as const, 'refused' as const),
  automation: fc.boolean(),
  severities: some(['sensitive', 'notable', 'routine']),
  ways: some([...WAYS, 'Boto3']),
  address: fc.constantFrom(...ADDRESSES),
  accessKeyId: fc.constantFrom(...KEYS),
  roles: some(['ConnectAdmin', 'Deploy']),
  instanceIds: some([INSTANCE, ELSEWHERE]),
  accounts: some(ACCOUNTS),
  regions: some(REGIONS),
};

/** What was set: asked for more often than the rest, since most can go wrong there. */
const sets = {
  events: fc.array(
    fc.record(
      { eventName: fc.constantFrom(...EVENTS), field: fc.constantFrom(...FIELDS), values: some(TEXTS) },
      { requiredKeys: ['eventName'] },
    ),
    { maxLength: 2 },
  ),
  values: fc.array(
    fc.oneof(
      few({ field: fc.constantFrom(...FIELDS), text: fc.constantFrom(...TEXTS) }, 2),
      fc.record({ text: fc.constantFrom(...TEXTS) }),
      fc.record({ field: fc.constant('QueueId'), resourceKey: fc.constantFrom(keyOf(BILLING), keyOf(SALES)) }),
      fc.record({ resourceKey: fc.constantFrom(keyOf(BILLING), keyOf(SALES)) }),
    ),
    { maxLength: 2 },
  ),
};

const rest = {
  planes: fc.subarray([...PLANES], { minLength: 1 }),
  ascending: fc.boolean(),
  limit: fc.nat({ max: 12 }),
  requestID: fc.constantFrom('r1', 'r3'),
  except: fc.array(few({ ...filters, ...sets }, 2), { minLength: 1, maxLength: 2 }),
};
const window = fc.constantFrom<TimeWindow>(
  {},
  ...TIMES.map((from) => ({ from })),
  ...TIMES.map((to) => ({ to })),
  ...TIMES.flatMap((from) => TIMES.map((to) => ({ from, to }))).filter(({ from, to }) => from <= to),
);

const query: fc.Arbitrary<Query> = fc
  .tuple(few(filters, 2), few(sets, 1), few(rest, 2), fc.oneof(fc.constant({}), window))
  .map(([some, set, others, window]) => ({ ...some, ...set, ...others, window }));

describe('find and count', () => {
  it('agree with looking at every activity by hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { maxLength: 40 }), fc.array(query, { minLength: 20, maxLength: 20 }), agree),
      { numRuns: ON_POSTGRES ? 10 : 100 },
    );
  });
});

/** A few of the filters: of too many at once nothing is left to find. */
function few<T extends Record<string, fc.Arbitrary<unknown>>>(all: T, most: number) {
  return fc
    .tuple(fc.record(all), fc.subarray(Object.keys(all), { maxLength: most }))
    .map(([values, names]) => Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))));
}

async function agree(parts: readonly Partial<Activity>[], queries: readonly Query[]): Promise<void> {
  const store = await openStore();
  const activities = parts.map((part, number) => anActivity(`e${String(number)}`, part));
  await save(store, ...activities.slice(0, 10));
  await save(store, ...activities.slice(10));
  for (const query of queries) {
    const expected = byHand(activities, query);
    expect(await store.find(query, { limit: 7, offset: 3 })).toEqual(expected.slice(3, 10));
    const sensitive = expected.filter(({ severity }) => severity === 'sensitive').length;
    const refused = expected.filter(({ failure }) => failure).length;
    expect(await store.count(query)).toEqual({ found: expected.length, refused, sensitive });
  }
}
