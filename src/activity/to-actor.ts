import { present } from '../cloudtrail/present.ts';
import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import type { UserIdentity } from '../cloudtrail/user-identity.ts';
import type { Actor } from './actor.ts';
import { named } from './actor-draft.ts';
import { federatedActor, samlActor, webIdentityActor } from './actor-federated.ts';
import { roleActor } from './actor-role.ts';
import { tellingText } from './members.ts';
import { nameInArn } from './name-in-arn.ts';

/** Events that no caller caused. */
const OF_SERVICES: ReadonlySet<string | undefined> = new Set(['AwsServiceEvent', 'AwsCloudTrailInsight']);

type Reader = (identity: UserIdentity, record: CloudTrailRecord) => Actor;

/** By userIdentity.type; a type of tomorrow is read as `unknown`. */
const READERS = new Map<string, Reader>([
  ['Root', rootActor],
  ['IAMUser', iamUserActor],
  ['AssumedRole', roleActor],
  ['Role', roleActor],
  ['FederatedUser', federatedActor],
  ['Directory', directoryActor],
  ['AWSAccount', accountActor],
  ['AWSService', serviceActor],
  ['IdentityCenterUser', identityCenterActor],
  ['SAMLUser', samlActor],
  ['WebIdentityUser', webIdentityActor],
]);

/** What an ARN says of an identity whose type is absent. */
const TYPES_BY_ARN: readonly (readonly [RegExp, string])[] = [
  [/^arn:[^:]*:iam::\d*:root$/, 'Root'],
  [/^arn:[^:]*:iam::\d*:user\//, 'IAMUser'],
  [/^arn:[^:]*:sts::\d*:assumed-role\//, 'AssumedRole'],
  [/^arn:[^:]*:sts::\d*:federated-user\//, 'FederatedUser'],
];

/** Who did it: identity established or claimed, never guessed (design 7). Total: every identity has an answer. */
export function toActor(record: CloudTrailRecord): Actor {
  const identity = record.userIdentity;
  const known = lately.get(identity);
  if (known && isAlike(known.record, record)) return known.actor;
  const read = READERS.get(typeOf(identity) ?? '') ?? unknownActor;
  const actor = read(identity, record);
  const { eventSource, eventType, sourceIPAddress, userAgent } = record;
  lately.set(identity, { record: present({ eventSource, eventType, sourceIPAddress, userAgent }), actor });
  return actor;
}

/** By identity: whom its newest record showed. Most people make many calls in one way. */
const lately = new WeakMap<UserIdentity, Readonly<{ record: CalledBy; actor: Actor }>>();

/** All that says who did it beside the identity. */
type CalledBy = Pick<CloudTrailRecord, 'eventSource' | 'eventType' | 'sourceIPAddress' | 'userAgent'>;

function isAlike(one: CalledBy, other: CalledBy): boolean {
  return (
    one.sourceIPAddress === other.sourceIPAddress &&
    one.userAgent === other.userAgent &&
    one.eventType === other.eventType &&
    one.eventSource === other.eventSource
  );
}

function typeOf({ type, arn = '', roleName }: UserIdentity): string | undefined {
  if (type) return type;
  return TYPES_BY_ARN.find(([pattern]) => pattern.test(arn))?.[1] ?? (roleName ? 'AssumedRole' : undefined);
}

function rootActor({ userName, accountId }: UserIdentity): Actor {
  // userName of the root is the account's alias, where one is set.
  const alias = tellingText(userName);
  const whose = alias ?? accountId;
  return named({
    key: ['root', accountId],
    kind: 'person',
    name: whose ? `root of ${whose}` : 'root',
    account: accountId,
    aliases: ['root', alias, accountId],
  });
}

function iamUserActor(identity: UserIdentity): Actor {
  const name = tellingText(identity.userName) ?? nameInArn(identity.arn);
  return named({
    key: ['iam', identity.accountId, name ?? identity.principalId],
    kind: 'person',
    name,
    account: identity.accountId,
    aliases: [identity.principalId, identity.arn],
  });
}

function directoryActor({ userName, accountId, principalId }: UserIdentity): Actor {
  const name = tellingText(userName);
  return named({
    key: ['directory', accountId, name ?? principalId],
    kind: name ? 'person' : 'unknown',
    name,
    account: accountId,
    aliases: [principalId],
  });
}

/** Another account called, and says no more; or nobody in particular, without credentials. */
function accountActor({ accountId, principalId }: UserIdentity): Actor {
  const account = accountId === 'ANONYMOUS_PRINCIPAL' ? undefined : accountId;
  return named({
    key: ['account', accountId],
    kind: 'unknown',
    name: account && `account ${account}`,
    account,
    aliases: [accountId, principalId],
  });
}

function serviceActor({ invokedBy, accountId }: UserIdentity, { eventSource }: CloudTrailRecord): Actor {
  // CloudTrail writes both `AWS Internal` and `AWS Internal;`.
  const service = tellingText(invokedBy)?.replace(/;$/, '') ?? tellingText(eventSource);
  return named({ key: ['service', service], kind: 'service', name: service, account: accountId, automation: true });
}

function identityCenterActor({ userName, onBehalfOf, accountId, principalId }: UserIdentity): Actor {
  const id = onBehalfOf ?? principalId;
  return named({
    key: ['identitycenter', id],
    kind: 'person',
    name: tellingText(userName) ?? (id ? `Identity Center user ${id}` : undefined),
    account: accountId,
    aliases: [id],
  });
}

function unknownActor(identity: UserIdentity, record: CloudTrailRecord): Actor {
  // Service and console events may tell nothing but invokedBy (domain.md 2).
  const bySelf = identity.invokedBy || OF_SERVICES.has(record.eventType);
  const name = tellingText(identity.userName);
  if (bySelf && !name) return serviceActor(identity, record);
  return named({
    key: ['unknown', identity.accountId, name ?? identity.principalId],
    kind: 'unknown',
    name,
    account: identity.accountId,
    aliases: [identity.principalId, identity.arn],
  });
}
