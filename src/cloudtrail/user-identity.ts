/**
 * Whose credentials signed the call. `type` is kept as AWS sends it, values of tomorrow included.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export type UserIdentity = Readonly<{
  type?: string;
  userName?: string;
  principalId?: string;
  arn?: string;
  accountId?: string;
  accessKeyId?: string;
  invokedBy?: string;
  identityProvider?: string;
  sourceIdentity?: string;
  credentialId?: string;
  /** onBehalfOf.userId: an Identity Center user. */
  onBehalfOf?: string;
  /** inScopeOf.credentialsIssuedTo: the Lambda function or the like that the credentials were issued to. */
  issuedTo?: string;
  sessionIssuer?: Readonly<{
    type?: string;
    userName?: string;
    arn?: string;
    accountId?: string;
    principalId?: string;
  }>;
  /** Of an assumed role: role and session name, each only where the record tells it. */
  roleName?: string;
  sessionName?: string;
}>;
