import type { UserIdentity } from '../cloudtrail/user-identity.ts';
import type { Actor } from './actor.ts';
import { named } from './actor-draft.ts';
import { tellingText } from './members.ts';
import { nameInArn } from './name-in-arn.ts';

/** GetFederationToken's session name is its caller's choice: claimed, as that of a role is. */
export function federatedActor({ arn, accountId, principalId, sessionIssuer }: UserIdentity): Actor {
  const session = nameInArn(arn) ?? principalId?.split(':').at(1);
  return named({
    key: ['federated', accountId, `${sessionIssuer?.userName ?? ''}/${session ?? ''}`],
    kind: 'session',
    name: session ?? sessionIssuer?.userName,
    account: accountId,
    session,
    aliases: [sessionIssuer?.userName, arn],
  });
}

export function samlActor(identity: UserIdentity): Actor {
  return federationActor('saml', identity, false);
}

/** `repo:org/x:ref…`, `system:serviceaccount:…`: a workload, seldom a person. */
export function webIdentityActor(identity: UserIdentity): Actor {
  return federationActor(
    'web',
    identity,
    /^(repo:|system:serviceaccount:|project_path:)/.test(identity.userName ?? ''),
  );
}

function federationActor(scheme: string, identity: UserIdentity, automation: boolean): Actor {
  const { userName, identityProvider, principalId, accountId } = identity;
  const session = tellingText(userName);
  return named({
    key: [scheme, identityProvider, session ?? principalId],
    kind: 'session',
    name: session,
    account: accountId,
    session,
    aliases: [identityProvider, principalId],
    automation,
  });
}
