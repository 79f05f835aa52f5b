import { type Fields, fieldsOf, toObject } from './fields.ts';
import { present } from './present.ts';
import type { JsonObject } from './record.ts';
import { remembering } from './remembering.ts';

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

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Total: anything that is no identity is one without fields. Which fields there are depends on `type`, often wrongly. */
export function parseUserIdentity(value: unknown): UserIdentity {
  return identityOf(toObject(value) ?? NOBODY);
}

const NOBODY: JsonObject = {};

const identityOf = remembering((identity: JsonObject): UserIdentity => {
  const read = fieldsOf(identity);
  const context = read.within('sessionContext');
  const sessionIssuer = parseSessionIssuer(context.within('sessionIssuer'));
  const told = {
    type: read.text('type'),
    principalId: read.text('principalId'),
    arn: read.text('arn'),
    userName: read.text('userName'),
  };
  return present({
    ...told,
    userName: userNameOf(told),
    accountId: read.text('accountId'),
    accessKeyId: read.text('accessKeyId'),
    invokedBy: read.text('invokedBy'),
    identityProvider: read.text('identityProvider'),
    sourceIdentity: context.text('sourceIdentity') ?? read.text('sourceIdentity'),
    credentialId: read.text('credentialId'),
    onBehalfOf: read.within('onBehalfOf').text('userId'),
    issuedTo: read.within('inScopeOf').text('credentialsIssuedTo'),
    sessionIssuer,
    ...roleSessionOf(told, sessionIssuer),
  });
});

function parseSessionIssuer(read: Fields): UserIdentity['sessionIssuer'] {
  const issuer = present({
    type: read.text('type'),
    userName: read.text('userName'),
    arn: read.text('arn'),
    accountId: read.text('accountId'),
    principalId: read.text('principalId'),
  });
  return Object.keys(issuer).length > 0 ? issuer : undefined;
}

type Identity = Readonly<Record<'type' | 'principalId' | 'arn' | 'userName', string | undefined>>;

/** As sent, else the end of an IAM user's or federated user's ARN. Failed sign-ins with an unknown name hide it. */
function userNameOf({ userName, arn }: Identity): string | undefined {
  if (userName !== undefined) return userName === HIDDEN ? undefined : userName;
  const { kind, names } = arnParts(arn);
  return kind === 'user' || kind === 'federated-user' ? names.at(-1) : undefined;
}

function roleSessionOf(
  { type, principalId, arn }: Identity,
  issuer: UserIdentity['sessionIssuer'],
): Readonly<Record<'roleName' | 'sessionName', string | undefined>> {
  const { kind, names } = arnParts(arn);
  if (kind === 'role') return { roleName: names.at(-1), sessionName: undefined };
  if (kind !== 'assumed-role' && type !== 'AssumedRole') return { roleName: undefined, sessionName: undefined };
  // Documented and anonymised records have ARNs without a session, or none at all.
  const [roleInArn, sessionInArn] = kind === 'assumed-role' ? names : [];
  const issuerIsRole = arnParts(issuer?.arn).kind === 'role' || issuer?.type === 'Role';
  const roleOfIssuer = issuerIsRole ? (issuer?.userName ?? arnParts(issuer?.arn).names.at(-1)) : undefined;
  return { roleName: roleInArn ?? roleOfIssuer, sessionName: sessionInArn ?? sessionInPrincipal(principalId) };
}

/** principalId of a role session is `<role id>:<session name>`. */
function sessionInPrincipal(principalId = ''): string | undefined {
  const colon = principalId.indexOf(':');
  return (colon >= 0 && principalId.slice(colon + 1)) || undefined;
}

/** `arn:aws:sts::123456789012:assumed-role/Admin/dana` → kind `assumed-role`, names Admin and dana. */
function arnParts(arn = ''): Readonly<{ kind?: string; names: readonly string[] }> {
  const [kind, ...names] = arn.split(':').slice(5).join(':').split('/');
  return { ...(kind && { kind }), names: names.filter((name) => name !== '') };
}
