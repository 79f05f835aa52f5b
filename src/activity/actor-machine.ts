import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import { tellingText } from './members.ts';

/** Session names that no person chose: what EC2, SDKs and pipelines put there by themselves. */
const MACHINE_SESSIONS: readonly RegExp[] = [
  /^i-[0-9a-f]{8,17}$/,
  /^\d+$/,
  /^(?:aws-go-sdk|aws-sdk-\w+|botocore-session|terraform-\w+)-\d+$/,
  /^(?:gha|ghactions|github|gitlab|jenkins|circleci|buildkite|bitbucket|azure-?devops|codebuild|codepipeline)\b/i,
  /^(?:GitHubActions|GitLabRunner|AWSCodeBuild|AWSCloudFormation|CloudFormation|CDK|terraform)\b/i,
];

/** inScopeOf.credentialsIssuedTo of a Lambda function; the function's name follows. */
const LAMBDA = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)/;

export function isMachineSession(session: string | undefined): boolean {
  if (session === undefined || session.includes('@')) return false;
  return MACHINE_SESSIONS.some((pattern) => pattern.test(session));
}

/** The Lambda function that called: a function's session bears its name where the record does not tell it outright. */
export function lambdaOf({ userIdentity, userAgent = '' }: CloudTrailRecord): string | undefined {
  const issued = LAMBDA.exec(userIdentity.issuedTo ?? '')?.[1];
  if (issued) return issued;
  return userAgent.includes('exec-env/AWS_Lambda') ? tellingText(userIdentity.sessionName) : undefined;
}
