import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Query } from '../../src/activity/query.ts';
import { anActivity, at, BILLING, DANA, keyOf, MAIN_IVR, OMAR, SALES, save } from './an-activity.ts';
import { openStore } from './open-store.ts';

const REFS = [BILLING, SALES, MAIN_IVR];
const ACTORS = [DANA, OMAR];
const PLANES = ['config', 'tagging', 'read', 'runtime'] as const;
const TIMES = ['8:00', '9:00', '10:00', '11:00'].map(at);

const activity = fc.record({
  at: fc.constantFrom(...TIMES),
  actor: fc.constantFrom(...ACTORS),
  resource: fc.constantFrom(...REFS),
  related: fc.subarray(REFS),
  plane: fc.constantFrom(...PLANES),
  severity: fc.constantFrom('sensitive' as const, 'routine' as const),
});

const query = fc.record(
  {
    actorKeys: fc.subarray(ACTORS.map(({ key }) => key)),
    resourceKeys: fc.subarray(REFS.map(keyOf)),
    resourceType: fc.constantFrom('Queue', 'ContactFlow'),
    planes: fc.subarray([...PLANES]),
    ascending: fc.boolean(),
    window: fc.record({ from: fc.constantFrom(...TIMES), to: fc.constantFrom(...TIMES) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['window'] },
);

describe('find and count', () => {
  it('agree with looking at every activity by hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(activity, { maxLength: 40 }), fc.array(query, { minLength: 10, maxLength: 10 }), agree),
      { numRuns: 40 },
    );
  });
});

async function agree(parts: readonly Partial<Activity>[], queries: readonly Query[]): Promise<void> {
  const store = await openStore();
  const activities = parts.map((part, number) => anActivity(`e${number}`, part));
  await save(store, ...activities);
  for (const query of queries) {
    const expected = byHand(activities, query);
    expect(await store.find(query, { limit: 7, offset: 3 })).toEqual(expected.slice(3, 10));
    const sensitive = expected.filter(({ severity }) => severity === 'sensitive').length;
    expect(await store.count(query)).toEqual({ found: expected.length, refused: 0, sensitive });
  }
}

function byHand(activities: readonly Activity[], query: Query): readonly Activity[] {
  const { actorKeys, resourceKeys, resourceType, planes, ascending, window } = query;
  const found = activities.filter(
    ({ actor, resource, related, plane, at: time }) =>
      (!actorKeys || actorKeys.includes(actor.key)) &&
      (!resourceKeys || [resource, ...related].some((ref) => ref && resourceKeys.includes(keyOf(ref)))) &&
      (!resourceType || resource?.type === resourceType) &&
      (planes ? planes.includes(plane) : plane !== 'read' && plane !== 'runtime') &&
      (!window.from || time >= window.from) &&
      (!window.to || time < window.to),
  );
  const oldestFirst = found.toSorted(
    (one, other) => one.at.getTime() - other.at.getTime() || (one.eventID < other.eventID ? -1 : 1),
  );
  return ascending ? oldestFirst : oldestFirst.toReversed();
}
