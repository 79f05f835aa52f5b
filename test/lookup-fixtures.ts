import type { Activity } from '../src/activity/activity.ts';
import type { Actor } from '../src/activity/actor.ts';
import type { Query } from '../src/activity/query.ts';
import { decodeId } from '../src/connect/arn.ts';
import { type ResourceRef, resourceKey } from '../src/connect/resource-ref.ts';
import type { Asked, FoundActor, FoundThing, LookupStore } from '../src/lookup.ts';

/** Sunday, 11:30 in Berlin. */
export const now = new Date('2026-11-22T10:30:00Z');

export const dana = person('sso:123456789012:dana@example.com', 'dana@example.com');
export const omar = person('iam:123456789012:omar', 'omar');
export const claimed: Actor = {
  key: 'role:123456789012:ci-admin/omar',
  kind: 'session',
  name: 'omar',
  role: 'ci-admin',
  session: 'omar',
  aliases: ['omar', 'ci-admin'],
  automation: false,
};

function person(key: string, name: string): Actor {
  return { key, kind: 'person', name, aliases: [name, name.replace(/@.*/, '')], automation: false };
}

export const EU = 'aaaaaaaa-0000-4000-8000-000000000001';
export const US = 'aaaaaaaa-0000-4000-8000-000000000002';
const INSTANCES = new Map([
  [EU, 'Acme EU'],
  [US, 'Acme US'],
]);

export const billingEU: ResourceRef = { type: 'Queue', id: uuid(1), instanceId: EU, name: 'Billing' };
export const billingUS: ResourceRef = { type: 'Queue', id: uuid(2), instanceId: US, name: 'Billing' };
export const escalations: ResourceRef = { type: 'Queue', id: uuid(3), instanceId: EU, name: 'Billing Escalations' };
export const tier2: ResourceRef = { type: 'RoutingProfile', id: uuid(4), instanceId: EU, name: 'Tier 2' };
export const tier2Rights: ResourceRef = { type: 'SecurityProfile', id: uuid(5), instanceId: EU, name: 'Tier 2' };
export const kim: ResourceRef = { type: 'User', id: uuid(6), instanceId: EU, name: 'kim.lee' };
export const keyAccounts: ResourceRef = { type: 'Queue', id: uuid(7), instanceId: EU, name: 'Key Accounts' };

export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

let made = 100;

/** An activity at a time of 22 November (or any ISO time), with what the test says differently. */
export function activity(time: string, parts: Partial<Activity> = {}): Activity {
  made += 1;
  const resource = parts.resource ?? billingEU;
  return {
    eventID: uuid(made),
    at: new Date(time.includes('T') ? time : `2026-11-22T${time}:00Z`),
    region: 'eu-central-1',
    eventSource: 'connect.amazonaws.com',
    eventName: 'UpdateQueueStatus',
    verb: 'Update',
    plane: 'config',
    known: true,
    actor: dana,
    way: { kind: 'website' },
    resource,
    related: [],
    ...(resource.instanceId ? { instanceId: resource.instanceId } : {}),
    changes: [{ field: 'Status', value: 'DISABLED', hidden: false, wholeList: false }],
    severity: 'notable',
    treatment: 'tell',
    sameAs: [],
    sha256: '0'.repeat(64),
    ...parts,
  };
}

export type MemoryStore = LookupStore & Readonly<{ asked: Asked[] }>;

/** A store of these activities, in memory. `renamed` things are found by these names as well. */
export function memoryStore(activities: readonly Activity[], things: readonly ResourceRef[] = []): MemoryStore {
  const asked: Asked[] = [];
  const answers: Parameters<LookupStore['saveAnswer']>[0][] = [];
  const hits = (query: Query) =>
    activities.filter((each) => matches(each, query)).sort((a, b) => b.at.getTime() - a.at.getTime());
  const actors = [...new Map(activities.map(({ actor }) => [actor.key, actor])).values()];
  const refs = [
    ...activities.flatMap(({ resource, related }) => [...(resource ? [resource] : []), ...related]),
    ...things,
  ];
  const known = new Map(refs.map((ref) => [resourceKey(ref) ?? '', ref]));
  return {
    asked,
    find: async (query, { limit, offset }) => hits(query).slice(offset, offset + limit),
    count: async (query) => ({
      found: hits(query).length,
      refused: hits(query).filter(({ failure }) => failure).length,
      sensitive: hits(query).filter(({ severity }) => severity === 'sensitive').length,
    }),
    searched: async (window) => activities.filter((each) => matches(each, { window })).length,
    oldest: async () => activities.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime())[0],
    findActivity: async (eventID) => activities.find((each) => each.eventID === eventID),
    findRecord: async (eventID) =>
      activities.find((each) => each.eventID === eventID) && { eventID, eventName: 'UpdateQueueStatus' },
    explain: async (some) => some.map((each) => ({ activity: each, known: { names: {}, earlier: {} } })),
    findActors: async (text, exact) =>
      pick(actors, text, exact, (actor) => actor.aliases).map(
        ({ key, name = '', aliases }): FoundActor => ({ key, label: name, aliases }),
      ),
    findThings: async (text, { type, exact }) =>
      pick(
        [...known.values()].filter((ref) => !type || ref.type === type),
        text,
        exact,
        (ref) => [ref.name ?? '', ref.id ?? ''],
      ).map(toThing),
    findNamed: async (texts) =>
      texts.flatMap((text) => {
        const actor = pick(actors, text, true, (each) => each.aliases).length > 0;
        const bearing = pick([...known.values()], text, true, (ref) => [ref.name ?? '', ref.id ?? '']);
        const types = [...new Set(bearing.map(({ type }) => type))];
        return actor || types.length > 0 ? [{ text, actor, types }] : [];
      }),
    closestNames: async (text, limit) =>
      ['Billing', 'Billing Escalations'].filter((name) => name[0] === text[0]).slice(0, limit),
    saveAsked: async (question) => {
      asked.push(JSON.parse(JSON.stringify(question)));
    },
    findAsked: async (askedId) => {
      const found = asked.find((question) => question.askedId === askedId);
      return found && { ...found, at: new Date(found.at) };
    },
    saveAnswer: async (answer) => {
      answers.push(answer);
    },
    findAnswer: async ({ channel, threadTs, question, since }) =>
      answers.findLast(
        (each) =>
          each.channel === channel && each.threadTs === threadTs && each.question === question && each.at >= since,
      ),
  };
}

function toThing(ref: ResourceRef): FoundThing {
  const instanceName = INSTANCES.get(ref.instanceId ?? '');
  return {
    key: resourceKey(ref) ?? '',
    type: ref.type,
    name: ref.name ?? '',
    ...(ref.instanceId ? { instanceId: ref.instanceId } : {}),
    ...(instanceName ? { instanceName } : {}),
  };
}

function matches(activity: Activity, query: Query): boolean {
  const { actorKeys, resourceKeys, resourceType, eventID, requestID, window, planes } = query;
  const keys = [activity.resource, ...activity.related].map((ref) => ref && resourceKey(ref));
  return (
    (!actorKeys || actorKeys.includes(activity.actor.key)) &&
    (!resourceKeys || keys.some((key) => key !== undefined && resourceKeys.includes(key))) &&
    (!resourceType || activity.resource?.type === resourceType) &&
    (!eventID || activity.eventID === eventID) &&
    (!requestID || activity.requestID === requestID) &&
    (!planes || planes.includes(activity.plane)) &&
    (!window.from || activity.at >= window.from) &&
    (!window.to || activity.at < window.to)
  );
}

function pick<T>(
  all: readonly T[],
  text: string,
  exact: boolean,
  textsOf: (one: T) => readonly string[],
): readonly T[] {
  const wanted = decodeId(text).id.toLowerCase();
  const same = all.filter((one) => textsOf(one).some((each) => each.toLowerCase() === wanted));
  if (exact || same.length > 0) return same;
  return all.filter((one) => textsOf(one).some((each) => each.toLowerCase().includes(wanted)));
}
