import { calling, refused, setting, week, weekdayOf } from './calls.ts';
import type { Deed } from './everyday.ts';
import type { Call } from './recorder.ts';
import type { Site } from './site.ts';
import type { Teller } from './teller.ts';

/** One save in the admin website: five calls, the last of them refused. */
export function billing(site: Site): (() => Call)[] {
  const queue = site.the('queue', 'Billing');
  const set = (eventName: string, fields: Record<string, unknown>) => () => setting(site, eventName, queue, fields);
  return [
    set('UpdateQueueMaxContacts', { MaxContacts: 10 }),
    set('UpdateQueueHoursOfOperation', { HoursOfOperationId: site.the('hours', '24x7').id }),
    set('UpdateQueueOutboundCallerConfig', { OutboundCallerConfig: { OutboundCallerIdName: 'Acme Billing' } }),
    set('UpdateQueueStatus', { Status: 'DISABLED' }),
    () =>
      refused(
        calling(site, 'UpdateQueueOutboundEmailConfig', queue, {
          OutboundEmailConfig: { OutboundEmailAddressId: '3d0c1f52-8f0a-4a53-9d0e-7c1f6a2b9e44' },
        }),
        'AccessDeniedException',
      ),
  ];
}

/** The job that says "Agent shortage" all day does something unlike itself. */
export function christmasEve({ callers, random }: Teller, site: Site, now: Date): Deed {
  const [hours] = site.things('hours');
  if (!hours) throw new Error('The story has no hours.');
  const day = `${now.getUTCFullYear()}-12-24`;
  const call = calling(site, 'CreateHoursOfOperationOverride', hours, {
    Name: 'Christmas Eve',
    Description: 'Closed from noon',
    EffectiveFrom: day,
    EffectiveTill: day,
    Config: week(8, 12, [weekdayOf(day)]),
  });
  const response = { HoursOfOperationOverrideId: random.uuid() };
  return { caller: callers.lambda('wfm-sync'), call: { ...call, response } };
}

export function forbidden(site: Site): Call {
  const profile = site.the('security', 'Agent');
  return refused(
    calling(site, 'UpdateSecurityProfile', profile, { Permissions: ['BasicAgentAccess', 'Users.Edit'] }),
    'AccessDenied',
    `User is not authorized to perform: connect:UpdateSecurityProfile on resource: ${profile.arn} with an explicit deny in a service control policy`,
  );
}

/** Permissions are sent whole: only the record before tells what is new. */
export function moreRights(site: Site): Call {
  const profile = site.the('security', 'Supervisor');
  const before = Array.isArray(profile.set.Permissions) ? profile.set.Permissions : [];
  return setting(site, 'UpdateSecurityProfile', profile, { Permissions: [...before, 'ListenCallRecordings'] });
}

/** An operation newer than any catalog. */
export function widgetPolicy({ instance }: Site, { random }: Teller): Call {
  const Policy = {
    Version: '2026-11-01',
    Rules: Array.from({ length: 12 }, (_, index) => ({ Order: index + 1, Allow: 'all' })),
  };
  return { eventName: 'CreateWidgetPolicy', request: { InstanceId: instance.id, WidgetId: random.uuid(), Policy } };
}

export function refundApproval({ instance }: Site): Call {
  const FunctionArn = `arn:aws:lambda:${instance.region}:123456789012:function:refund-approval`;
  return { eventName: 'AssociateLambdaFunction', request: { InstanceId: instance.id, FunctionArn } };
}

export function otherBucket({ instance }: Site): Call {
  return {
    eventName: 'UpdateInstanceStorageConfig',
    request: {
      InstanceId: instance.id,
      AssociationId: `${instance.id.slice(0, 8)}${'0'.repeat(56)}`,
      ResourceType: 'CALL_RECORDINGS',
      StorageConfig: { StorageType: 'S3', S3Config: { BucketName: 'acme-recordings-archive', BucketPrefix: 'calls' } },
    },
  };
}

export function blackFriday(site: Site): Call {
  return site.make('queue', 'Black Friday', {
    HoursOfOperationId: site.the('hours', '24x7').id,
    MaxContacts: 200,
    Description: 'Orders of the last week of November',
    QuickConnectIds: [site.the('quick', 'Billing Desk').id],
  });
}
