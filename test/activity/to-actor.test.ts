import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/activity/actor.ts';
import { toActor } from '../../src/activity/to-actor.ts';
import { ACCOUNT, DANA, recordOf, roleIdentity, WEBSITE_IDENTITY } from './record-of.ts';

const LAPTOP = { sourceIPAddress: '192.0.2.44', userAgent: 'aws-cli/2.15.0' };
const SSO_ROLE = 'AWSReservedSSO_ConnectAdmin_0123456789abcdef';
const SYNC_ROLE = 'AWSServiceRoleForAmazonConnectSynchronization_Zz9';
const DIRECTORY_ID = '22c554e4-c091-708a-0ec5-08b46733f1a2';

function actorOf(userIdentity: unknown, fields: object = LAPTOP): Actor {
  return toActor(recordOf({ userIdentity, ...fields }));
}

function ssoIdentity(session: string, role = SSO_ROLE) {
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

function serviceLinked(role: string, service: string, session: string) {
  return roleIdentity(role, session, {
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${service}/${role}` },
    },
  });
}

const CASES: readonly (readonly [string, unknown, Actor])[] = [
  [
    'an IAM user',
    {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: `arn:aws:iam::${ACCOUNT}:user/team/Dana.Ruiz`,
      accountId: ACCOUNT,
      userName: 'Dana.Ruiz',
    },
    {
      key: `iam:${ACCOUNT}:Dana.Ruiz`,
      kind: 'person',
      name: 'Dana.Ruiz',
      account: ACCOUNT,
      aliases: ['dana.ruiz', 'aidaexample', `arn:aws:iam::${ACCOUNT}:user/team/dana.ruiz`],
      automation: false,
    },
  ],
  [
    'an IAM user whose name only the ARN tells',
    { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/team/omar`, accountId: ACCOUNT },
    {
      key: `iam:${ACCOUNT}:omar`,
      kind: 'person',
      name: 'omar',
      account: ACCOUNT,
      aliases: ['omar', `arn:aws:iam::${ACCOUNT}:user/team/omar`],
      automation: false,
    },
  ],
  [
    'an IAM user by id alone',
    { type: 'IAMUser', principalId: 'AIDAEXAMPLE' },
    { key: 'iam::AIDAEXAMPLE', kind: 'person', aliases: ['aidaexample'], automation: false },
  ],
  [
    'an Identity Center session',
    ssoIdentity('Dana.Ruiz@example.com'),
    {
      key: `sso:${ACCOUNT}:dana.ruiz@example.com`,
      kind: 'person',
      name: 'Dana.Ruiz@example.com',
      account: ACCOUNT,
      role: SSO_ROLE,
      session: 'Dana.Ruiz@example.com',
      aliases: ['dana.ruiz@example.com', 'dana.ruiz', SSO_ROLE.toLowerCase()],
      automation: false,
    },
  ],
  [
    'a session of an ordinary role, as claimed',
    roleIdentity('ci-admin', 'dana@example.com'),
    {
      key: `role:${ACCOUNT}:ci-admin/dana@example.com`,
      kind: 'session',
      name: 'dana@example.com',
      account: ACCOUNT,
      role: 'ci-admin',
      session: 'dana@example.com',
      aliases: ['dana@example.com', 'dana', 'ci-admin', 'aroaexamplerole:dana@example.com', 'aroaexamplerole:dana'],
      automation: false,
    },
  ],
  [
    'a role session vouched for by a sourceIdentity',
    roleIdentity('ops', 'x', { sessionContext: { sourceIdentity: 'Lena.Vogt' } }),
    {
      key: `source:${ACCOUNT}:lena.vogt`,
      kind: 'person',
      name: 'Lena.Vogt',
      account: ACCOUNT,
      role: 'ops',
      session: 'x',
      aliases: ['lena.vogt', 'x', 'ops'],
      automation: false,
    },
  ],
  [
    'a role session on behalf of an Identity Center user',
    roleIdentity('ops', 'x', { onBehalfOf: { userId: DIRECTORY_ID } }),
    {
      key: `identitycenter:${DIRECTORY_ID}`,
      kind: 'person',
      name: `Identity Center user ${DIRECTORY_ID}`,
      account: ACCOUNT,
      role: 'ops',
      session: 'x',
      aliases: [`identity center user ${DIRECTORY_ID}`, 'x', 'ops', DIRECTORY_ID],
      automation: false,
    },
  ],
  [
    'an EC2 instance, by its role',
    roleIdentity('batch', 'i-0123456789abcdef0'),
    {
      key: `role:${ACCOUNT}:batch`,
      kind: 'session',
      name: 'batch',
      account: ACCOUNT,
      role: 'batch',
      session: 'i-0123456789abcdef0',
      aliases: ['batch', 'i-0123456789abcdef0', 'aroaexamplerole:i-0123456789abcdef0'],
      automation: true,
    },
  ],
  [
    'a Lambda function that the credentials were issued to',
    roleIdentity('wfm-role', 'anything', {
      inScopeOf: {
        issuerType: 'AWS::Lambda::Function',
        credentialsIssuedTo: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:wfm-sync`,
      },
    }),
    {
      key: `role:${ACCOUNT}:wfm-role/wfm-sync`,
      kind: 'session',
      name: 'wfm-sync',
      account: ACCOUNT,
      role: 'wfm-role',
      session: 'anything',
      aliases: ['wfm-sync', 'anything', 'wfm-role', 'aroaexamplerole:anything'],
      automation: true,
    },
  ],
  [
    'a role without a session',
    { type: 'AssumedRole', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/John`, accountId: ACCOUNT },
    {
      key: `role:${ACCOUNT}:John`,
      kind: 'session',
      name: 'John',
      account: ACCOUNT,
      role: 'John',
      aliases: ['john'],
      automation: false,
    },
  ],
  [
    'a session without a role',
    { type: 'AssumedRole', principalId: 'AROAEXAMPLE:dana' },
    {
      key: 'role::AROAEXAMPLE/dana',
      kind: 'session',
      name: 'dana',
      session: 'dana',
      aliases: ['dana', 'aroaexample:dana'],
      automation: false,
    },
  ],
  [
    'an assumed role that tells nothing',
    { type: 'AssumedRole' },
    { key: 'role::', kind: 'unknown', aliases: [], automation: false },
  ],
  [
    'a Role identity',
    { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/ops`, accountId: ACCOUNT },
    {
      key: `role:${ACCOUNT}:ops`,
      kind: 'session',
      name: 'ops',
      account: ACCOUNT,
      role: 'ops',
      aliases: ['ops'],
      automation: false,
    },
  ],
  [
    'the root of an account with an alias',
    { type: 'Root', arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT, userName: 'acme-prod' },
    {
      key: `root:${ACCOUNT}`,
      kind: 'person',
      name: 'root of acme-prod',
      account: ACCOUNT,
      aliases: ['root of acme-prod', 'root', 'acme-prod', ACCOUNT],
      automation: false,
    },
  ],
  [
    'the root of an account without an alias',
    { type: 'Root', accountId: ACCOUNT },
    {
      key: `root:${ACCOUNT}`,
      kind: 'person',
      name: `root of ${ACCOUNT}`,
      account: ACCOUNT,
      aliases: [`root of ${ACCOUNT}`, 'root', ACCOUNT],
      automation: false,
    },
  ],
  [
    'a root of nobody knows what',
    { type: 'Root' },
    { key: 'root:', kind: 'person', name: 'root', aliases: ['root'], automation: false },
  ],
  [
    'a federated user, as claimed',
    {
      type: 'FederatedUser',
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/dana`,
      principalId: `${ACCOUNT}:dana`,
      accountId: ACCOUNT,
      sessionContext: { sessionIssuer: { type: 'IAMUser', userName: 'broker' } },
    },
    {
      key: `federated:${ACCOUNT}:broker/dana`,
      kind: 'session',
      name: 'dana',
      account: ACCOUNT,
      session: 'dana',
      aliases: ['dana', 'broker', `arn:aws:sts::${ACCOUNT}:federated-user/dana`],
      automation: false,
    },
  ],
  [
    'a federated user by its principal id',
    { type: 'FederatedUser', principalId: `${ACCOUNT}:dana` },
    {
      key: 'federated::/dana',
      kind: 'session',
      name: 'dana',
      session: 'dana',
      aliases: ['dana'],
      automation: false,
    },
  ],
  [
    'a federated user without a name, by its issuer',
    { type: 'FederatedUser', sessionContext: { sessionIssuer: { userName: 'broker' } } },
    { key: 'federated::broker/', kind: 'session', name: 'broker', aliases: ['broker'], automation: false },
  ],
  [
    'a directory user',
    { type: 'Directory', accountId: ACCOUNT, userName: 'kim' },
    {
      key: `directory:${ACCOUNT}:kim`,
      kind: 'person',
      name: 'kim',
      account: ACCOUNT,
      aliases: ['kim'],
      automation: false,
    },
  ],
  [
    'a directory user without a name',
    { type: 'Directory', accountId: ACCOUNT, principalId: 'P1' },
    { key: `directory:${ACCOUNT}:P1`, kind: 'unknown', account: ACCOUNT, aliases: ['p1'], automation: false },
  ],
  [
    'another account',
    { type: 'AWSAccount', accountId: '999999999999', principalId: 'AIDAOTHER' },
    {
      key: 'account:999999999999',
      kind: 'unknown',
      name: 'account 999999999999',
      account: '999999999999',
      aliases: ['account 999999999999', '999999999999', 'aidaother'],
      automation: false,
    },
  ],
  [
    'another account, without its number',
    { type: 'AWSAccount' },
    { key: 'account:', kind: 'unknown', aliases: [], automation: false },
  ],
  [
    'an AWS service',
    { type: 'AWSService', invokedBy: 'events.amazonaws.com' },
    {
      key: 'service:events.amazonaws.com',
      kind: 'service',
      name: 'events.amazonaws.com',
      aliases: ['events.amazonaws.com'],
      automation: true,
    },
  ],
  [
    'an AWS service that does not say which, by the service called',
    { type: 'AWSService' },
    {
      key: 'service:connect.amazonaws.com',
      kind: 'service',
      name: 'connect.amazonaws.com',
      aliases: ['connect.amazonaws.com'],
      automation: true,
    },
  ],
  [
    'an Identity Center user',
    { type: 'IdentityCenterUser', accountId: ACCOUNT, onBehalfOf: { userId: DIRECTORY_ID } },
    {
      key: `identitycenter:${DIRECTORY_ID}`,
      kind: 'person',
      name: `Identity Center user ${DIRECTORY_ID}`,
      account: ACCOUNT,
      aliases: [`identity center user ${DIRECTORY_ID}`, DIRECTORY_ID],
      automation: false,
    },
  ],
  [
    'an Identity Center user without an id',
    { type: 'IdentityCenterUser' },
    { key: 'identitycenter:', kind: 'person', aliases: [], automation: false },
  ],
  [
    'a SAML user',
    { type: 'SAMLUser', principalId: 'Qf=:dana', userName: 'dana', identityProvider: 'Qf=' },
    {
      key: 'saml:Qf=:dana',
      kind: 'session',
      name: 'dana',
      session: 'dana',
      aliases: ['dana', 'qf=', 'qf=:dana'],
      automation: false,
    },
  ],
  [
    'a pipeline by web identity',
    {
      type: 'WebIdentityUser',
      principalId: 'P',
      userName: 'repo:acme/ivr:ref:refs/heads/main',
      identityProvider: 'idp.example.com',
    },
    {
      key: 'web:idp.example.com:repo:acme/ivr:ref:refs/heads/main',
      kind: 'session',
      name: 'repo:acme/ivr:ref:refs/heads/main',
      session: 'repo:acme/ivr:ref:refs/heads/main',
      aliases: ['repo:acme/ivr:ref:refs/heads/main', 'idp.example.com', 'p'],
      automation: true,
    },
  ],
  [
    'a web identity without a name',
    { type: 'WebIdentityUser', principalId: 'P' },
    { key: 'web::P', kind: 'session', aliases: ['p'], automation: false },
  ],
  [
    'an Unknown identity with a name',
    { type: 'Unknown', accountId: ACCOUNT, userName: 'kim', principalId: 'P' },
    {
      key: `unknown:${ACCOUNT}:kim`,
      kind: 'unknown',
      name: 'kim',
      account: ACCOUNT,
      aliases: ['kim', 'p'],
      automation: false,
    },
  ],
  [
    'a type that AWS has not invented yet',
    { type: 'MoonUser', accountId: ACCOUNT, principalId: 'P' },
    { key: `unknown:${ACCOUNT}:P`, kind: 'unknown', account: ACCOUNT, aliases: ['p'], automation: false },
  ],
  ['no identity at all', undefined, { key: 'unknown::', kind: 'unknown', aliases: [], automation: false }],
  [
    'a name hidden by AWS',
    { type: 'IAMUser', principalId: 'P', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    { key: 'iam::P', kind: 'person', aliases: ['p'], automation: false },
  ],
];

describe('toActor', () => {
  it.each(CASES)('reads %s', (_, identity, actor) => {
    expect(actorOf(identity)).toEqual(actor);
  });

  it('knows a website user by id and leaves the name to be learned', () => {
    expect(toActor(recordOf())).toEqual({
      key: `connect:${DANA}`,
      kind: 'website',
      account: ACCOUNT,
      role: 'AWSServiceRoleForAmazonConnect_Ab3dE',
      session: DANA,
      connectUserId: DANA,
      aliases: [DANA],
      automation: false,
    });
  });

  it('knows a website user where the record keeps the role to itself but came from inside Connect', () => {
    const { key, kind } = actorOf({ type: 'AssumedRole', principalId: `X:${DANA}` }, {});
    expect({ key, kind }).toEqual({ key: `connect:${DANA}`, kind: 'website' });
  });

  it('believes a service-linked role called from inside Connect whatever path the issuer shows', () => {
    const role = 'AWSServiceRoleForAmazonConnect_Ab3dE';
    expect(actorOf(roleIdentity(role, DANA), {}).kind).toBe('website');
  });

  it('does not believe the name of a service-linked role outside its path', () => {
    const role = 'AWSServiceRoleForAmazonConnect_Ab3dE';
    expect(actorOf(roleIdentity(role, DANA)).kind).toBe('session');
  });

  it('does not believe the name of an Identity Center role outside its path', () => {
    expect(actorOf(roleIdentity(SSO_ROLE, 'dana@example.com')).kind).toBe('session');
  });

  it('believes the name of an Identity Center role where the record shows no path', () => {
    expect(actorOf({ ...ssoIdentity('dana@example.com'), sessionContext: undefined }).kind).toBe('person');
  });

  it('takes Connect itself for a service when the session is no user', () => {
    const actor = actorOf(serviceLinked('AWSServiceRoleForAmazonConnect_Ab3dE', 'connect.amazonaws.com', 'reports'));
    expect(actor).toEqual({
      key: `service:${ACCOUNT}:connect.amazonaws.com`,
      kind: 'service',
      name: 'connect.amazonaws.com',
      account: ACCOUNT,
      role: 'AWSServiceRoleForAmazonConnect_Ab3dE',
      session: 'reports',
      aliases: ['connect.amazonaws.com', 'reports'],
      automation: true,
    });
  });

  it.each([
    [SYNC_ROLE, 'connect.amazonaws.com', 'synchronization.connect.amazonaws.com'],
    ['AWSServiceRoleForLexV2Bots', 'lexv2.amazonaws.com', 'lexv2.amazonaws.com'],
  ])('names the service behind %s', (role, service, name) => {
    expect(actorOf(serviceLinked(role, service, DANA))).toMatchObject({ kind: 'service', name, automation: true });
  });

  it('names a service-linked role by invokedBy, else by itself', () => {
    const identity = { ...roleIdentity('AWSServiceRoleForOther', 'x'), sessionContext: undefined };
    expect(actorOf({ ...identity, invokedBy: 'other.amazonaws.com' }).name).toBe('other.amazonaws.com');
    expect(actorOf(identity).name).toBe('AWSServiceRoleForOther');
  });

  it('gives one person one key across permission sets and spellings', () => {
    const admin = actorOf(ssoIdentity('dana@example.com'));
    const reader = actorOf(ssoIdentity('Dana@Example.com', 'AWSReservedSSO_Reader_fedcba9876543210'));
    expect(reader.key).toBe(admin.key);
  });

  it('never gives a claimed session the key of the person it names', () => {
    const keys = [
      actorOf(ssoIdentity('dana@example.com')),
      actorOf(roleIdentity('ops', 'dana@example.com')),
      actorOf({ type: 'IAMUser', userName: 'dana@example.com', accountId: ACCOUNT }),
      actorOf({ type: 'FederatedUser', arn: `arn:aws:sts::${ACCOUNT}:federated-user/dana@example.com` }),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives a pipeline one key whatever its run is called', () => {
    const runs = ['gha-4711', 'GitHubActions', '1700000000', 'aws-go-sdk-1700000000', 'AWSCloudFormation'];
    const actors = runs.map((session) => actorOf(roleIdentity('ci-deploy', session)));
    expect(actors.map(({ key, name, automation }) => [key, name, automation])).toEqual(
      runs.map(() => [`role:${ACCOUNT}:ci-deploy`, 'ci-deploy', true]),
    );
  });

  it('takes a session that is an e-mail address for no machine', () => {
    expect(actorOf(roleIdentity('ops', 'jenkins@example.com')).automation).toBe(false);
  });

  it('knows a Lambda function by its user agent where nothing says it outright', () => {
    const fields = { userAgent: 'Boto3/1.34 exec-env/AWS_Lambda_python3.12' };
    expect(actorOf(roleIdentity('wfm', 'wfm-sync'), fields)).toMatchObject({ name: 'wfm-sync', automation: true });
  });

  it.each([
    [`arn:aws:iam::${ACCOUNT}:root`, 'person', `root:`],
    [`arn:aws:iam::${ACCOUNT}:user/dana`, 'person', 'iam::dana'],
    [`arn:aws:sts::${ACCOUNT}:assumed-role/ops/dana`, 'session', 'role::ops/dana'],
    [`arn:aws:sts::${ACCOUNT}:federated-user/dana`, 'session', 'federated::/dana'],
    [`arn:aws:iam::${ACCOUNT}:role/ops`, 'session', 'role::ops'],
  ])('reads an identity without a type by its ARN: %s', (arn, kind, key) => {
    expect(actorOf({ arn })).toMatchObject({ kind, key });
  });

  it('takes what only invokedBy signs for that service', () => {
    expect(actorOf({ invokedBy: 'AWS Internal' })).toMatchObject({ kind: 'service', name: 'AWS Internal' });
  });

  it('takes a service event without an identity for the service', () => {
    const actor = actorOf(undefined, { eventType: 'AwsServiceEvent' });
    expect(actor).toMatchObject({ kind: 'service', name: 'connect.amazonaws.com' });
  });

  it('bounds what a hostile record calls itself and keeps two of them two', () => {
    const [a, b] = ['a', 'b'].map((end) => actorOf({ type: 'IAMUser', userName: `${'x'.repeat(5000)}${end}` }));
    expect(a?.key.length).toBeLessThan(200);
    expect(a?.name?.length).toBe(256);
    expect(a?.key).not.toBe(b?.key);
  });

  it('keeps the website identity of the samples established', () => {
    expect(actorOf(WEBSITE_IDENTITY).kind).toBe('website');
  });
});
