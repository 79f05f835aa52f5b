import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/activity/actor.ts';
import { toActor } from '../../src/activity/to-actor.ts';
import { ACCOUNT, recordOf, roleIdentity, SSO_ROLE, ssoIdentity } from './record-of.ts';

const DIRECTORY_ID = '22c554e4-c091-708a-0ec5-08b46733f1a2';

const CASES: readonly (readonly [string, unknown, Actor])[] = [
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
];

describe('toActor of a role session', () => {
  it.each(CASES)('reads %s', (_, userIdentity, actor) => {
    expect(toActor(recordOf({ userIdentity, sourceIPAddress: '192.0.2.44', userAgent: 'aws-cli/2.15.0' }))).toEqual(
      actor,
    );
  });
});
