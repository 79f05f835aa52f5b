import { type CloudTrailRecord, parseRecord } from '../../src/cloudtrail/record.ts';

export const ACCOUNT = '123456789012';
export const INSTANCE = 'aaaaaaaa-1111-4111-8111-111111111111';
export const DANA = 'dddddddd-4444-4444-8444-444444444444';
export const AT = '2026-11-20T10:05:00Z';

const SERVICE_ROLE = 'AWSServiceRoleForAmazonConnect_Ab3dE';

/** Dana in the admin website, as domain.md 1 shows such a change. */
export const WEBSITE_IDENTITY = {
  type: 'AssumedRole',
  principalId: `AROAEXAMPLEEXAMPLE:${DANA}`,
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${SERVICE_ROLE}/${DANA}`,
  accountId: ACCOUNT,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/${SERVICE_ROLE}`,
      accountId: ACCOUNT,
      userName: SERVICE_ROLE,
    },
  },
};

/** A session of an ordinary role. */
export function roleIdentity(role: string, session: string, more: object = {}) {
  return {
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEROLE:${session}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${session}`,
    accountId: ACCOUNT,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, accountId: ACCOUNT, userName: role },
    },
    ...more,
  };
}

/** A permission set's role, as Identity Center names it. */
export const SSO_ROLE = 'AWSReservedSSO_ConnectAdmin_0123456789abcdef';

/** A session of a permission set, below the path that only Identity Center may use. */
export function ssoIdentity(session: string, role = SSO_ROLE) {
  return roleIdentity(role, session, {
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        arn: `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-central-1/${role}`,
        userName: role,
      },
    },
  });
}

/** A change in the admin website with some fields otherwise; undefined takes one away. */
export function recordOf(fields: object = {}): CloudTrailRecord {
  return parseRecord({
    eventVersion: '1.11',
    userIdentity: WEBSITE_IDENTITY,
    eventTime: AT,
    eventSource: 'connect.amazonaws.com',
    eventName: 'UpdateQueueMaxContacts',
    awsRegion: 'eu-central-1',
    sourceIPAddress: 'connect.amazonaws.com',
    userAgent: 'connect.amazonaws.com',
    requestParameters: { InstanceId: INSTANCE, QueueId: 'bbbbbbbb-2222-4222-8222-222222222222', MaxContacts: 10 },
    responseElements: null,
    requestID: 'req-1',
    eventID: 'event-1',
    readOnly: false,
    eventType: 'AwsApiCall',
    recipientAccountId: ACCOUNT,
    ...fields,
  });
}
