import type { Activity } from '../../src/activity/activity.ts';
import type { Actor } from '../../src/activity/actor.ts';
import type { FieldChange } from '../../src/activity/field-change.ts';
import type { Explained, Known } from '../../src/activity/known.ts';
import type { ResourceRef } from '../../src/connect/resource-ref.ts';

export const INSTANCE_ID = '7c1e2f7d-1111-4222-8333-9d1f2a3b4c5d';
export const QUEUE_ID = 'a1b2c3d4-1111-4222-8333-00000000aaaa';
export const USER_ID = 'a1b2c3d4-1111-4222-8333-00000000bbbb';
export const DANA_ID = 'a1b2c3d4-1111-4222-8333-00000000dddd';

export const DANA: Actor = {
  key: 'person/dana',
  kind: 'person',
  name: 'Dana Ruiz',
  account: '123456789012',
  aliases: ['dana ruiz'],
  automation: false,
};

export function refTo(type: string, id?: string, name?: string): ResourceRef {
  return { type, instanceId: INSTANCE_ID, ...(id ? { id } : {}), ...(name ? { name } : {}) };
}

export function setTo(field: string, value: unknown, more: Partial<FieldChange> = {}): FieldChange {
  return { field, value, hidden: false, wholeList: false, ...more };
}

export const KNOWN: Known = {
  names: { [`Queue/${QUEUE_ID}`]: 'Billing', [`User/${USER_ID}`]: 'Kim Lee' },
  earlier: {},
  instanceName: 'Acme EU',
};

/** An activity of Dana's on queue Billing in Acme EU on 22 November 2026; say what differs. */
export function explained(activity: Partial<Activity> = {}, known: Partial<Known> = {}): Explained {
  return {
    activity: {
      eventID: '11111111-2222-4333-8444-555555555555',
      at: new Date('2026-11-22T10:05:12Z'),
      account: '123456789012',
      region: 'eu-central-1',
      eventSource: 'connect.amazonaws.com',
      eventName: 'UpdateQueueMaxContacts',
      verb: 'Update',
      plane: 'config',
      known: true,
      actor: DANA,
      way: { kind: 'website' },
      resource: refTo('Queue', QUEUE_ID),
      related: [],
      instanceId: INSTANCE_ID,
      changes: [],
      severity: 'notable',
      treatment: 'tell',
      sameAs: [],
      sha256: 'ab'.repeat(32),
      ...activity,
    },
    known: { ...KNOWN, ...known },
  };
}
