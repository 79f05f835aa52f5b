import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/activity/actor.ts';
import { toActor } from '../../src/activity/to-actor.ts';
import { ACCOUNT, recordOf } from './record-of.ts';

const DIRECTORY_ID = '22c554e4-c091-708a-0ec5-08b46733f1a2';

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
    'a caller without credentials',
    { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL', principalId: '' },
    { key: 'account:ANONYMOUS_PRINCIPAL', kind: 'unknown', aliases: ['anonymous_principal'], automation: false },
  ],
  [
    'AWS itself, with the semicolon that some records carry',
    { type: 'AWSService', invokedBy: 'AWS Internal;' },
    {
      key: 'service:AWS Internal',
      kind: 'service',
      name: 'AWS Internal',
      aliases: ['aws internal'],
      automation: true,
    },
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

describe('toActor by the type of identity', () => {
  it.each(CASES)('reads %s', (_, userIdentity, actor) => {
    expect(toActor(recordOf({ userIdentity, sourceIPAddress: '192.0.2.44', userAgent: 'aws-cli/2.15.0' }))).toEqual(
      actor,
    );
  });
});
