import { describe, expect, it } from 'vitest';
import { toActor } from '../../src/activity/to-actor.ts';
import { addressOf, toWay } from '../../src/activity/to-way.ts';
import type { Way } from '../../src/activity/way.ts';
import { ACCOUNT, recordOf, roleIdentity } from './record-of.ts';

const IAM_USER = { type: 'IAMUser', userName: 'dana', accountId: ACCOUNT };

function wayOf(fields: object): Way {
  const record = recordOf({ userIdentity: IAM_USER, sourceIPAddress: '192.0.2.44', userAgent: '', ...fields });
  return toWay(record, toActor(record));
}

describe('toWay', () => {
  it.each<[string, Way]>([
    ['aws-cli/2.15.0 Python/3.11.6 Linux/5.10 exe/x86_64.amzn.2', { kind: 'cli', detail: 'aws-cli/2.15.0' }],
    ['aws-cli/2.15.0 exec-env/CloudShell exe/x86_64', { kind: 'cli', detail: 'CloudShell' }],
    ['AWSPowerShell/4.1 .NET_Runtime/4.0', { kind: 'cli', detail: 'PowerShell' }],
    [
      'APN/1.0 HashiCorp/1.0 Terraform/1.5.7 (+https://www.terraform.io) terraform-provider-aws/6.14.1 aws-sdk-go-v2/1.39.0',
      { kind: 'terraform' },
    ],
    ['APN/1.0 HashiCorp/1.0 OpenTofu/1.6.0 terraform-provider-aws/5.1', { kind: 'terraform', detail: 'OpenTofu' }],
    ['APN/1.0 Pulumi/1.0 PulumiAws/6.1 terraform-provider-aws/5.1 aws-sdk-go-v2/1.39.0', { kind: 'pulumi' }],
    ['aws-cdk/2.100.0 aws-sdk-js/2.1450.0', { kind: 'cdk' }],
    ['cdk-hotswap/success-c2', { kind: 'cdk' }],
    ['Boto3/1.28.0 Python/3.11 Botocore/1.31', { kind: 'sdk', detail: 'Boto3/1.28.0' }],
    ['aws-sdk-go-v2/1.39.0 ua/2.1 os/macos', { kind: 'sdk', detail: 'aws-sdk-go-v2/1.39.0' }],
    ['aws-sdk-java/2.20 exec-env/AWS_Lambda_java17', { kind: 'lambda' }],
    ['console.amazonaws.com', { kind: 'console' }],
    ['[S3Console/0.4, aws-internal/3 aws-sdk-java/1.11]', { kind: 'console' }],
    ['AWS-Console-Connect/1.0', { kind: 'console' }],
    ['Coral/Netty4', { kind: 'console' }],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0', { kind: 'console' }],
    ['cloudformation.amazonaws.com', { kind: 'cloudformation' }],
    ['PostmanRuntime/7.26.8', { kind: 'api', detail: 'PostmanRuntime' }],
    ['curl', { kind: 'api', detail: 'curl' }],
    ['<!channel> <https://evil.example|x>', { kind: 'api' }],
    ['', { kind: 'api' }],
  ])('reads the user agent %j', (userAgent, way) => {
    expect(wayOf({ userAgent })).toEqual(way);
  });

  it.each<[string, Way]>([
    ['cloudformation.amazonaws.com', { kind: 'cloudformation' }],
    ['CloudFormation.amazonaws.com', { kind: 'cloudformation' }],
    ['synchronization.connect.amazonaws.com', { kind: 'sync' }],
    ['lambda.amazonaws.com', { kind: 'lambda' }],
    ['signin.amazonaws.com', { kind: 'console' }],
    ['lexv2.amazonaws.com', { kind: 'service', detail: 'lexv2.amazonaws.com' }],
    ['AWS Internal;', { kind: 'service', detail: 'AWS Internal' }],
    ['states.amazonaws.com.cn', { kind: 'service', detail: 'states.amazonaws.com.cn' }],
  ])('reads %s as the caller, by invokedBy or address', (service, way) => {
    expect(wayOf({ userIdentity: { ...IAM_USER, invokedBy: service } })).toEqual(way);
    expect(wayOf({ sourceIPAddress: service })).toEqual(way);
  });

  it('takes an invokedBy that is no service for nothing', () => {
    expect(wayOf({ userIdentity: { ...IAM_USER, invokedBy: 'evil' }, userAgent: 'aws-cli/2' })).toMatchObject({
      kind: 'cli',
    });
  });

  it('knows the admin website by its actor', () => {
    expect(wayOf(pick(recordOf()))).toEqual({ kind: 'website' });
  });

  it('knows the console by its credentials, whatever calls for it', () => {
    expect(wayOf({ sessionCredentialFromConsole: 'true', userAgent: 'aws-sdk-java/2' })).toEqual({ kind: 'console' });
    expect(wayOf({ sessionCredentialFromConsole: 'true', sourceIPAddress: 'AWS Internal' })).toEqual({
      kind: 'console',
    });
  });

  it('keeps CloudFormation apart from the console that started the stack', () => {
    const userIdentity = { ...IAM_USER, invokedBy: 'cloudformation.amazonaws.com' };
    expect(wayOf({ userIdentity, sessionCredentialFromConsole: 'true' })).toEqual({ kind: 'cloudformation' });
  });

  it('names the stack where its tags were handed down', () => {
    const requestParameters = { Tags: { 'aws:cloudformation:stack-name': 'ivr-prod' } };
    expect(wayOf({ sourceIPAddress: 'cloudformation.amazonaws.com', requestParameters })).toEqual({
      kind: 'cloudformation',
      detail: 'ivr-prod',
    });
  });

  it('knows the CDK by the role that deploys its stacks', () => {
    const role = `cdk-hnb659fds-cfn-exec-role-${ACCOUNT}-eu-central-1`;
    const userIdentity = { ...roleIdentity(role, 'AWSCloudFormation'), invokedBy: 'cloudformation.amazonaws.com' };
    expect(wayOf({ userIdentity })).toEqual({ kind: 'cdk' });
  });

  it('names the Lambda function that the credentials were issued to', () => {
    const inScopeOf = { credentialsIssuedTo: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:wfm-sync` };
    const userIdentity = roleIdentity('wfm', 'x', { inScopeOf });
    expect(wayOf({ userIdentity })).toEqual({ kind: 'lambda', detail: 'wfm-sync' });
    expect(wayOf({ userIdentity, userAgent: 'aws-sdk-js/3.1' })).toEqual({ kind: 'lambda', detail: 'wfm-sync' });
    expect(wayOf({ userIdentity, userAgent: 'Terraform/1.5' })).toEqual({ kind: 'terraform' });
  });

  it('names a service that acts by itself', () => {
    const userIdentity = { type: 'AWSService' };
    expect(wayOf({ userIdentity })).toEqual({ kind: 'service', detail: 'connect.amazonaws.com' });
  });

  it('bounds what it tells of a hostile user agent', () => {
    expect(wayOf({ userAgent: `aws-cli/${'9'.repeat(5000)}` }).detail?.length).toBe(80);
  });
});

describe('addressOf', () => {
  it.each([
    ['192.0.2.44', '192.0.2.44'],
    [' 192.0.2.44 ', '192.0.2.44'],
    ['2001:db8::1', '2001:db8::1'],
    ['::ffff:192.0.2.44', '::ffff:192.0.2.44'],
    ['connect.amazonaws.com', undefined],
    ['AWS Internal', undefined],
    ['abcdef', undefined],
    ['1.2.3', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of %j is %j', (sourceIPAddress, address) => {
    expect(addressOf(recordOf({ sourceIPAddress }))).toBe(address);
  });
});

function pick({ raw }: { raw: Readonly<Record<string, unknown>> }) {
  return { userIdentity: raw.userIdentity, sourceIPAddress: raw.sourceIPAddress };
}
