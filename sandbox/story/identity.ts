import { ACCOUNT, type Instance } from './cast.ts';
import type { Random } from './random.ts';
import type { IdentityJson } from './record-json.ts';

/** Whose call it is and by which way: the parts of a record that say so. */
export type Caller = Readonly<{
  identity: IdentityJson;
  sourceIPAddress: string;
  userAgent: string;
  /** The AWS console's own session. */
  console?: boolean;
  /** Signed over the open network: such records tell how. */
  direct: boolean;
}>;

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const CLI =
  'aws-cli/2.31.18 md/awscrt#0.27.6 ua/2.1 os/macos#25.1.0 md/arch#arm64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off';
const TERRAFORM =
  'APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/6.21.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.6 ua/2.1 os/linux lang/go#1.24.9 md/GOOS#linux md/GOARCH#amd64 api/connect#1.142.0';
const LAMBDA =
  'aws-sdk-js/3.936.0 ua/2.1 os/linux#5.10.245 lang/js md/nodejs#22.20.0 exec-env/AWS_Lambda_nodejs22.x api/connect#3.936.0';

/** The callers of the story, each with the same role and access key ids every time. */
export type Callers = ReturnType<typeof createCallers>;

export function createCallers(random: Random) {
  const principals = new Map<string, string>();
  const principalOf = (role: string) => {
    const known = principals.get(role) ?? `AROA${random.code(17)}`;
    principals.set(role, known);
    return known;
  };
  const suffix = random.hex(16);

  function session(role: string, name: string, path = ''): IdentityJson {
    const principalId = principalOf(role);
    return {
      type: 'AssumedRole',
      principalId: `${principalId}:${name}`,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
      accountId: ACCOUNT,
      accessKeyId: `ASIA${random.code(16)}`,
      sessionContext: {
        sessionIssuer: {
          type: 'Role',
          principalId,
          arn: `arn:aws:iam::${ACCOUNT}:role/${path}${role}`,
          accountId: ACCOUNT,
          userName: role,
        },
        attributes: { mfaAuthenticated: 'false' },
      },
    };
  }

  const sso = (name: string) =>
    session(`AWSReservedSSO_ConnectAdmin_${suffix}`, name, 'aws-reserved/sso.amazonaws.com/eu-central-1/');

  return {
    /** Someone in the admin website: known by the user id alone. */
    website: ({ role }: Instance, userId: string): Caller => ({
      identity: session(role, userId, 'aws-service-role/connect.amazonaws.com/'),
      sourceIPAddress: 'connect.amazonaws.com',
      userAgent: 'connect.amazonaws.com',
      direct: false,
    }),
    console: (name: string, ip: string): Caller => ({
      identity: sso(name),
      sourceIPAddress: ip,
      userAgent: CHROME,
      console: true,
      direct: true,
    }),
    cli: (name: string, ip: string): Caller => ({
      identity: sso(name),
      sourceIPAddress: ip,
      userAgent: CLI,
      direct: true,
    }),
    terraform: (run: string): Caller => ({
      identity: session('ci-deploy', run),
      sourceIPAddress: '198.51.100.23',
      userAgent: TERRAFORM,
      direct: true,
    }),
    lambda: (name: string): Caller => ({
      identity: {
        ...session(name, name),
        inScopeOf: {
          issuerType: 'AWS::Lambda::Function',
          credentialsIssuedTo: `arn:aws:lambda:eu-central-1:${ACCOUNT}:function:${name}`,
        },
      },
      sourceIPAddress: '203.0.113.8',
      userAgent: LAMBDA,
      direct: true,
    }),
    /** A stack works for an IAM user. */
    cloudFormation: (userName: string): Caller => ({
      identity: { ...iamUser(userName, random), invokedBy: 'cloudformation.amazonaws.com' },
      sourceIPAddress: 'cloudformation.amazonaws.com',
      userAgent: 'cloudformation.amazonaws.com',
      direct: false,
    }),
    iamUser: (userName: string, ip: string): Caller => ({
      identity: iamUser(userName, random),
      sourceIPAddress: ip,
      userAgent: CLI,
      direct: true,
    }),
  };
}

function iamUser(userName: string, random: Random): IdentityJson {
  return {
    type: 'IAMUser',
    principalId: `AIDA${random.code(17)}`,
    arn: `arn:aws:iam::${ACCOUNT}:user/${userName}`,
    accountId: ACCOUNT,
    accessKeyId: `AKIA${random.code(16)}`,
    userName,
  };
}
