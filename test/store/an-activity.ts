import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { LearnedName } from '../../src/activity/learned-name.ts';
import type { ResourceRef } from '../../src/connect/resource-ref.ts';
import { noticeIdOf } from '../../src/ingest-notices.ts';
import type { Store } from '../../src/store/store.ts';

export const INSTANCE = 'aaaaaaaa-0000-4000-8000-000000000001';
export const ARRIVAL = new Date('2026-11-20T10:00:00Z');

/** `9:14` on the day of the tests. */
export function at(time: string): Date {
  return new Date(`2026-11-20T${time.padStart(5, '0')}:00Z`);
}

export function aRef(type: string, number: number): ResourceRef {
  return {
    type,
    id: `${type.length.toString(16).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`,
    instanceId: INSTANCE,
  };
}

export function keyOf({ type, id }: ResourceRef): string {
  return `${type}/${id}`;
}

export const BILLING = aRef('Queue', 1);
export const SALES = aRef('Queue', 2);
export const MAIN_IVR = aRef('ContactFlow', 1);
export const OMAR_USER = aRef('User', 7);

export const DANA: Actor = {
  key: 'sso:123456789012:dana.ruiz@example.com',
  kind: 'person',
  name: 'dana.ruiz@example.com',
  role: 'ConnectAdmin',
  aliases: ['dana.ruiz@example.com', 'dana.ruiz', 'connectadmin'],
  automation: false,
};

/** On the admin website, where only the user id is recorded. */
export const OMAR: Actor = {
  key: `connect:${OMAR_USER.id}`,
  kind: 'website',
  role: 'AWSServiceRoleForAmazonConnect_abc',
  session: String(OMAR_USER.id),
  connectUserId: String(OMAR_USER.id),
  aliases: [String(OMAR_USER.id), 'awsserviceroleforamazonconnect_abc'],
  automation: false,
};

/** A queue's limit changed by Dana: whole, then one thing broken. */
export function anActivity(eventID: string, part: Partial<Activity> = {}): Activity {
  return {
    eventID,
    at: at('9:14'),
    account: '123456789012',
    region: 'eu-central-1',
    eventSource: 'connect.amazonaws.com',
    eventName: 'UpdateQueueMaxContacts',
    verb: 'Update',
    plane: 'config',
    known: true,
    actor: DANA,
    way: { kind: 'console' },
    from: '192.0.2.7',
    resource: BILLING,
    related: [],
    instanceId: INSTANCE,
    changes: [{ field: 'MaxContacts', value: 10, hidden: false, wholeList: false }],
    severity: 'routine',
    treatment: 'tell',
    sameAs: [],
    sha256: '0'.repeat(64),
    ...part,
  };
}

export function aName(ref: ResourceRef, name: string, since: Date, aliases?: readonly string[]): LearnedName {
  return {
    key: keyOf(ref),
    type: ref.type,
    name,
    at: since,
    eventID: `named-${name}-${since.getTime()}`,
    instanceId: INSTANCE,
    ...(aliases && { aliases }),
  };
}

export async function save(store: Store, ...activities: readonly Activity[]): Promise<readonly ('new' | 'known')[]> {
  return store.write(async (tx) => {
    const outcomes: ('new' | 'known')[] = [];
    for (const activity of activities)
      outcomes.push(await tx.saveActivity(activity, { id: activity.eventID }, ARRIVAL));
    return outcomes;
  });
}

/** A notice each, whatever they have in common. */
export async function tellApart(store: Store, activities: readonly Activity[]): Promise<void> {
  const held = activities.map((activity) => ({ channel: 'C1', activity, arrivedAt: ARRIVAL }));
  await store.write((tx) =>
    tx.saveMembers(
      held.map((planned) => ({
        noticeId: noticeIdOf(planned),
        opens: {
          channel: 'C1',
          kind: 'run' as const,
          actorKey: planned.activity.actor.key,
          sensitive: false,
          session: false,
          held: false,
        },
        members: [planned],
      })),
    ),
  );
}

export async function teach(store: Store, ...names: readonly LearnedName[]): Promise<void> {
  await store.write((tx) => tx.saveNames(names));
}
