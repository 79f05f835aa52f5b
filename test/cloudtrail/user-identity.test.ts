import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUserIdentity } from '../../src/cloudtrail/user-identity.ts';

const ACCOUNT = '123456789012';
const SET = 'AWSReservedSSO_ConnectAdmin_0123456789abcdef';
const USER_ID = '6f1d2c3b-4a5e-4f60-8192-a3b4c5d6e7f8';

const shapes: [string, unknown, object][] = [
  [
    'Root',
    { type: 'Root', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, principalId: ACCOUNT, accessKeyId: '' },
    { type: 'Root', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, principalId: ACCOUNT },
  ],
  [
    'IAMUser',
    { type: 'IAMUser', userName: 'omar.haddad', principalId: 'AIDAEXAMPLE', accessKeyId: 'AKIAEXAMPLE' },
    { type: 'IAMUser', userName: 'omar.haddad', principalId: 'AIDAEXAMPLE', accessKeyId: 'AKIAEXAMPLE' },
  ],
  [
    'IAMUser without a name',
    { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/ops/omar.haddad` },
    { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/ops/omar.haddad`, userName: 'omar.haddad' },
  ],
  [
    'a session of the Identity Center',
    {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${SET}/dana.ruiz@example.com`,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          arn: `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-central-1/${SET}`,
          userName: SET,
        },
        sourceIdentity: 'dana.ruiz',
      },
    },
    {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${SET}/dana.ruiz@example.com`,
      sourceIdentity: 'dana.ruiz',
      sessionIssuer: {
        type: 'Role',
        arn: `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-central-1/${SET}`,
        userName: SET,
      },
      roleName: SET,
      sessionName: 'dana.ruiz@example.com',
    },
  ],
  [
    'the admin website, session in principalId only',
    {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE:${USER_ID}`,
      sessionContext: { sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/x/Slr` } },
    },
    {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLE:${USER_ID}`,
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/x/Slr` },
      roleName: 'Slr',
      sessionName: USER_ID,
    },
  ],
  [
    'a role ARN without session',
    { type: 'AssumedRole', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/John`, principalId: 'AROAEXAMPLE' },
    {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/John`,
      principalId: 'AROAEXAMPLE',
      roleName: 'John',
    },
  ],
  [
    'a role session without type',
    { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ci/gha-4711` },
    { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ci/gha-4711`, roleName: 'ci', sessionName: 'gha-4711' },
  ],
  ['AssumedRole without anything', { type: 'AssumedRole' }, { type: 'AssumedRole' }],
  [
    'a Lambda session acting for somebody',
    {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/wfm-sync-role/wfm-sync`,
      inScopeOf: { credentialsIssuedTo: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:wfm-sync` },
      onBehalfOf: { userId: 'd-1', identityStoreArn: 'arn' },
      invokedBy: 'AWS Internal;',
    },
    {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/wfm-sync-role/wfm-sync`,
      issuedTo: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:wfm-sync`,
      onBehalfOf: 'd-1',
      invokedBy: 'AWS Internal;',
      roleName: 'wfm-sync-role',
      sessionName: 'wfm-sync',
    },
  ],
  [
    'Role',
    { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/team/ops` },
    { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/team/ops`, roleName: 'ops' },
  ],
  [
    'FederatedUser',
    {
      type: 'FederatedUser',
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/lena.vogt`,
      sessionContext: { sessionIssuer: { type: 'IAMUser', userName: 'broker' } },
    },
    {
      type: 'FederatedUser',
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/lena.vogt`,
      userName: 'lena.vogt',
      sessionIssuer: { type: 'IAMUser', userName: 'broker' },
    },
  ],
  [
    'IdentityCenterUser',
    { type: 'IdentityCenterUser', accountId: ACCOUNT, onBehalfOf: { userId: USER_ID }, credentialId: 'c-1' },
    { type: 'IdentityCenterUser', accountId: ACCOUNT, onBehalfOf: USER_ID, credentialId: 'c-1' },
  ],
  [
    'SAMLUser',
    { type: 'SAMLUser', principalId: 'q:kim', userName: 'kim', identityProvider: 'idp' },
    { type: 'SAMLUser', principalId: 'q:kim', userName: 'kim', identityProvider: 'idp' },
  ],
  [
    'WebIdentityUser',
    { type: 'WebIdentityUser', userName: 'repo:acme/ivr:ref:refs/heads/main', identityProvider: 'github' },
    { type: 'WebIdentityUser', userName: 'repo:acme/ivr:ref:refs/heads/main', identityProvider: 'github' },
  ],
  ['AWSAccount', { type: 'AWSAccount', accountId: ACCOUNT }, { type: 'AWSAccount', accountId: ACCOUNT }],
  [
    'AWSService',
    { type: 'AWSService', invokedBy: 'connect.amazonaws.com' },
    { type: 'AWSService', invokedBy: 'connect.amazonaws.com' },
  ],
  ['no type', { accountId: ACCOUNT, invokedBy: 'AWS Internal' }, { accountId: ACCOUNT, invokedBy: 'AWS Internal' }],
  ['a type of tomorrow', { type: 'Agent', userName: 'a' }, { type: 'Agent', userName: 'a' }],
  ['a hidden name', { type: 'IAMUser', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' }, { type: 'IAMUser' }],
  ['keys in another case', { Type: 'Root', AccountID: ACCOUNT }, { type: 'Root', accountId: ACCOUNT }],
  ['an identity in a string of JSON', '{"type":"Root"}', { type: 'Root' }],
  ['a context of the wrong type', { type: 'Root', sessionContext: 'x', onBehalfOf: [] }, { type: 'Root' }],
  ['none', undefined, {}],
  ['null', null, {}],
  ['a list', [], {}],
  ['a text', 'root', {}],
];

describe('parseUserIdentity', () => {
  it.each(shapes)('reads %s', (_, value, expected) => {
    expect(parseUserIdentity(value)).toEqual(expected);
  });

  it('answers for any JSON', () => {
    const arns = fc.stringMatching(/^arn:aws:sts::1:(assumed-role|role|user)?[/:a]{0,9}$/);
    const identity = fc.record({ type: fc.jsonValue(), arn: fc.oneof(arns, fc.jsonValue()), principalId: fc.string() });
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), identity), (value) => typeof parseUserIdentity(value) === 'object'));
  });
});
