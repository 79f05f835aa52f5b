import type { Selectable } from 'kysely';
import type { Activity } from '../activity/activity.ts';
import { resourceKey } from '../connect/resource-ref.ts';
import { storable } from './dialect.ts';
import type { Tables } from './tables.ts';

type Row = Omit<Selectable<Tables['activities']>, 'seq' | 'block' | 'slot'>;

/** What a row says by itself: when it arrived and its place are the store's to add. */
export const ACTIVITY_COLUMNS = [
  'event_id',
  'at',
  'account',
  'region',
  'instance_id',
  'event_source',
  'event_name',
  'plane',
  'is_change',
  'actor_key',
  'resource_type',
  'resource_key',
  'request_id',
  'refused',
  'sensitive',
  'treatment',
  'stray',
  'sha256',
  'body',
] as const satisfies readonly (keyof Row)[];

/** What a question without planes asks for: everything but reads and runtime traffic. */
export function isChangePlane(plane: string): boolean {
  return plane !== 'read' && plane !== 'runtime';
}

export function toRow(activity: Activity, arrivedAt: Date, stray = false): Row {
  const { actor, resource, at, failure, plane, severity } = activity;
  return {
    event_id: storable(activity.eventID),
    at: at.getTime(),
    arrived_at: arrivedAt.getTime(),
    account: activity.account ?? null,
    region: activity.region,
    instance_id: activity.instanceId ?? null,
    event_source: activity.eventSource,
    event_name: activity.eventName,
    plane,
    is_change: isChangePlane(plane) ? 1 : 0,
    actor_key: actor.key,
    resource_type: resource?.type ?? null,
    resource_key: (resource && resourceKey(resource)) ?? null,
    request_id: activity.requestID ?? null,
    refused: failure ? 1 : 0,
    sensitive: severity === 'sensitive' ? 1 : 0,
    treatment: activity.treatment,
    stray: stray ? 1 : 0,
    sha256: activity.sha256,
    body: JSON.stringify(activity),
  };
}

/** The one door from stored JSON to an Activity. The store trusts what it wrote itself. */
export function fromRow({ body }: Readonly<{ body: string }>): Activity {
  const stored = JSON.parse(body) as Omit<Activity, 'at'> & Readonly<{ at: string }>;
  return { ...stored, at: new Date(stored.at) };
}
