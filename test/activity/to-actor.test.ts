import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/activity/actor.ts';
import { toActor } from '../../src/activity/to-actor.ts';
import { ACCOUNT, DANA, recordOf, roleIdentity, SSO_ROLE, ssoIdentity, WEBSITE_IDENTITY } from './record-of.ts';

const LAPTOP = { sourceIPAddress: '192.0.2.44', userAgent: 'aws-cli/2.15.0' };
const SYNC_ROLE = 'AWSServiceRoleForAmazonConnectSynchronization_Zz9';

function actorOf(userIdentity: unknown, fields: object = LAPTOP): Actor {
  return toActor(recordOf({ userIdentity, ...fields }));
}

function serviceLinked(role: string, service: string, session: string) {
  return roleIdentity(role, session, {
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/${service}/${role}` },
    },
  });
}

describe('toActor', () => {
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

  it('takes an Insights event for the service that noticed', () => {
    const actor = actorOf(undefined, { eventType: 'AwsCloudTrailInsight', eventSource: 'cloudtrail.amazonaws.com' });
    expect(actor).toMatchObject({ kind: 'service', name: 'cloudtrail.amazonaws.com' });
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
