import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import type { UserIdentity } from '../cloudtrail/user-identity.ts';
import type { Actor } from './actor.ts';
import { named } from './actor-draft.ts';
import { isMachineSession, lambdaOf } from './actor-machine.ts';
import { tellingText } from './members.ts';
import { permissionSetOf } from './permission-set.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CONNECT = 'connect.amazonaws.com';
/** Each instance has one, with an ending of its own. */
const CONNECT_ROLE = 'AWSServiceRoleForAmazonConnect_';
const SYNCHRONIZATION = 'synchronization.connect.amazonaws.com';

/** Only Identity Center makes roles below its path. */
const SSO_PATH = /:role\/aws-reserved\/sso\.amazonaws\.com\//;
/** Only AWS makes roles below this path; the service comes first in it. */
const SERVICE_PATH = /:role\/aws-service-role\/([^/]+)\//;

/** An assumed role: a Connect user in the admin website, an Identity Center person, a service, or a claimed session. */
export function roleActor(identity: UserIdentity, record: CloudTrailRecord): Actor {
  const role = roleOf(identity);
  const session = tellingText(identity.sessionName);
  if (isServiceLinked(role, session, record)) return serviceLinkedActor(role, session, identity);
  if (role && session && permissionSetOf(role) !== undefined && isBelow(SSO_PATH, identity)) {
    return named({
      // One person, whichever permission set was chosen: the role is no part of the key.
      key: ['sso', identity.accountId, session.toLowerCase()],
      kind: 'person',
      name: session,
      account: identity.accountId,
      role,
      session,
      aliases: [identity.onBehalfOf],
    });
  }
  return vouchedActor(role, session, identity) ?? sessionActor(role, session, record);
}

function roleOf({ roleName, sessionIssuer, userName }: UserIdentity): string | undefined {
  return tellingText(roleName) ?? tellingText(sessionIssuer?.userName) ?? tellingText(userName);
}

/** A name alone is anybody's to give: the issuer's path, where the record shows it, must be AWS's own. */
function isBelow(path: RegExp, { sessionIssuer }: UserIdentity): boolean {
  return sessionIssuer?.arn === undefined || path.test(sessionIssuer.arn);
}

function isServiceLinked(role: string | undefined, session: string | undefined, record: CloudTrailRecord): boolean {
  // Nobody can pretend that a call came from inside a service.
  const isInside = [CONNECT, SYNCHRONIZATION].includes(record.sourceIPAddress ?? '');
  if (!role) return isInside && session !== undefined && UUID.test(session);
  return role.startsWith('AWSServiceRoleFor') && (isInside || isBelow(SERVICE_PATH, record.userIdentity));
}

function serviceLinkedActor(role = CONNECT_ROLE, session: string | undefined, identity: UserIdentity): Actor {
  const account = identity.accountId;
  if (role.startsWith(CONNECT_ROLE) && session && UUID.test(session)) {
    const connectUserId = session.toLowerCase();
    return named({ key: ['connect', connectUserId], kind: 'website', account, role, session, connectUserId });
  }
  const service = serviceOf(role, identity);
  const key = ['service', account, service];
  return named({ key, kind: 'service', name: service, account, role, session, automation: true });
}

function serviceOf(role: string, { invokedBy, sessionIssuer }: UserIdentity): string {
  if (role.startsWith('AWSServiceRoleForAmazonConnectSynchronization_')) return SYNCHRONIZATION;
  if (role.startsWith(CONNECT_ROLE)) return CONNECT;
  return tellingText(invokedBy) ?? SERVICE_PATH.exec(sessionIssuer?.arn ?? '')?.[1] ?? role;
}

/** A person whom an identity provider vouched for when the role was assumed. */
function vouchedActor(
  role: string | undefined,
  session: string | undefined,
  identity: UserIdentity,
): Actor | undefined {
  const { accountId: account, onBehalfOf } = identity;
  const source = tellingText(identity.sourceIdentity);
  if (source) {
    const key = ['source', account, source.toLowerCase()];
    return named({ key, kind: 'person', name: source, account, role, session, aliases: [onBehalfOf] });
  }
  if (!onBehalfOf) return undefined;
  const name = `Identity Center user ${onBehalfOf}`;
  const key = ['identitycenter', onBehalfOf];
  return named({ key, kind: 'person', name, account, role, session, aliases: [onBehalfOf] });
}

/** Any other session: its name is what its caller chose, so its key is its own and no person's. */
function sessionActor(role: string | undefined, session: string | undefined, record: CloudTrailRecord): Actor {
  const { accountId: account, principalId } = record.userIdentity;
  const lambda = lambdaOf(record);
  const machine = lambda !== undefined || isMachineSession(session);
  // A machine's session name changes from run to run: the role is what stays.
  const stays = machine ? lambda : session;
  return named({
    key: ['role', account, `${role ?? principalId?.split(':')[0] ?? ''}${stays ? `/${stays}` : ''}`],
    kind: role || session ? 'session' : 'unknown',
    name: lambda ?? (machine ? role : session) ?? role,
    account,
    role,
    session,
    aliases: [principalId],
    automation: machine,
  });
}
