import type { Activity } from '../src/activity/activity.ts';
import type { Actor } from '../src/activity/actor.ts';
import type { JsonObject } from '../src/cloudtrail/record.ts';
import { INSTANCES } from './cast.ts';
import { history } from './history.ts';

const WEBSITE = 'connect.amazonaws.com';

/** What each way of calling leaves in a record's userAgent. */
const AGENTS: Readonly<Record<string, string>> = {
  sdk: 'aws-sdk-js/3.1136.0 ua/2.1 os/linux lang/js md/nodejs#24.11.0 api/connect#3.1136.0 m/E',
  console: 'AWS Internal',
  terraform:
    'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 (+https://www.terraform.io) terraform-provider-aws/6.20.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.6 os/linux lang/go#1.24.9 md/GOOS#linux md/GOARCH#amd64 api/connect#1.142.1',
  cli: 'aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/macos#25.0.0 md/arch#arm64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard md/prompt#off md/command#connect.update',
  cloudformation: 'cloudformation.amazonaws.com',
};

/** The history as CloudTrail would have written it, oldest first, the same each time. */
export function* trailRecords(count: number): Generator<JsonObject, undefined> {
  for (const activity of history(count)) yield recordOf(activity);
  return undefined;
}

function recordOf(activity: Activity): JsonObject {
  const { actor, way, resource, changes, failure } = activity;
  const instance = INSTANCES.find(({ id }) => id === activity.instanceId) ?? INSTANCES[0];
  const called = way.kind === 'cloudformation' ? AGENTS.cloudformation : activity.from;
  return {
    eventVersion: '1.11',
    userIdentity: identityOf(actor, instance.account),
    eventTime: `${activity.at.toISOString().slice(0, 19)}Z`,
    eventSource: activity.eventSource,
    eventName: activity.eventName,
    awsRegion: activity.region,
    sourceIPAddress: way.kind === 'website' ? WEBSITE : called,
    userAgent: way.kind === 'website' ? WEBSITE : (AGENTS[way.kind] ?? WEBSITE),
    ...(failure && {
      errorCode: failure.code,
      errorMessage: `User is not authorized to perform ${activity.eventName}`,
    }),
    requestParameters: {
      InstanceId: instance.id,
      ...(resource && { [`${resource.type}Id`]: resource.id }),
      ...Object.fromEntries(changes.map(({ field, value }) => [field, field.endsWith('Ids') ? [value] : value])),
      ...(activity.verb === 'Create' && { Tags: {} }),
    },
    responseElements: activity.verb === 'Create' && !failure ? { [`${resource?.type}Id`]: resource?.id } : null,
    requestID: activity.requestID,
    eventID: activity.eventID,
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: instance.account,
    eventCategory: 'Management',
    ...(way.kind === 'console' && { sessionCredentialFromConsole: 'true' }),
  };
}

function identityOf({ kind, role = '', session, name = '' }: Actor, account: string): JsonObject {
  const said = session ?? name;
  const path = kind === 'website' ? 'aws-service-role/connect.amazonaws.com/' : '';
  const full = kind === 'person' ? `AWSReservedSSO_${role}_0123456789abcdef` : role;
  return {
    type: 'AssumedRole',
    principalId: `AROA8BF96F49741F4D123:${said}`,
    arn: `arn:aws:sts::${account}:assumed-role/${full}/${said}`,
    accountId: account,
    accessKeyId: `ASIA8DD96809${said.length.toString().padStart(4, '0')}${said
      .slice(-4)
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '7')}`,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROA8BF96F49741F4D123',
        arn: `arn:aws:iam::${account}:role/${path}${full}`,
        accountId: account,
        userName: full,
      },
      attributes: { creationDate: '2026-11-22T07:30:00Z', mfaAuthenticated: 'false' },
    },
  };
}
