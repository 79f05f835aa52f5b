import type { CloudTrailRecord } from '../cloudtrail/record.ts';
import type { Actor } from './actor.ts';
import { lambdaOf } from './actor-machine.ts';
import { cutText } from './bounded.ts';
import { tellingText, valueAt } from './members.ts';
import type { Way } from './way.ts';
import { AGENTS, SERVICES } from './way-table.ts';

const DETAIL_LIMIT = 80;

/** The role with which the CDK's stacks are deployed: cdk-<qualifier>-cfn-exec-role-<account>-<region>. */
const CDK_ROLE = /^cdk-[a-z0-9]+-cfn-exec-role-/;
/** A service's DNS name, or CloudTrail's word for AWS's own insides. */
const SERVICE_NAME = /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$|^AWS Internal;?$/i;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^[0-9a-f:]{2,39}$|^[0-9a-f:]{2,30}:(?:\d{1,3}\.){3}\d{1,3}$/i;

/** How the call was made: by the service that called, else by the console's mark, else by the user agent. Total. */
export function toWay(record: CloudTrailRecord, actor: Actor): Way {
  if (actor.kind === 'website') return { kind: 'website' };
  const service = callingService(record);
  const known = service && SERVICES.get(service.toLowerCase());
  if (known === 'cloudformation') return stackWay(record);
  if (known) return withDetail(known, known === 'lambda' ? lambdaOf(record) : undefined);
  if (record.fromConsole) return { kind: 'console' };
  if (service) return withDetail('service', service);
  if (actor.kind === 'service') return withDetail('service', actor.name);
  return agentWay(record);
}

/** Where the call came from, as an address; undefined when that was an AWS service. */
export function addressOf({ sourceIPAddress = '' }: CloudTrailRecord): string | undefined {
  const address = sourceIPAddress.trim();
  if (IPV4.test(address)) return address;
  return address.includes(':') && IPV6.test(address) ? address : undefined;
}

function callingService({ userIdentity, sourceIPAddress = '' }: CloudTrailRecord): string | undefined {
  const by = tellingText(userIdentity.invokedBy);
  if (by && SERVICE_NAME.test(by)) return by.replace(/;$/, '');
  const from = sourceIPAddress.trim();
  return SERVICE_NAME.test(from) ? from.replace(/;$/, '') : undefined;
}

function stackWay(record: CloudTrailRecord): Way {
  const isCdk = CDK_ROLE.test(record.userIdentity.roleName ?? '');
  // Stack-level tags are handed down to what a stack creates.
  const tags = valueAt(record.requestParameters, ['Tags']);
  const stack = tellingText(valueAt(tags, ['aws:cloudformation:stack-name']));
  return withDetail(isCdk ? 'cdk' : 'cloudformation', stack);
}

function agentWay(record: CloudTrailRecord): Way {
  // CloudTrail cuts user agents at 1 KB.
  const userAgent = record.userAgent?.slice(0, 1024) ?? '';
  const lambda = lambdaOf(record);
  const row = AGENTS.find(({ agent }) => agent.test(userAgent));
  if (row?.kind === 'lambda' || (lambda && (!row || row.kind === 'sdk'))) return withDetail('lambda', lambda);
  if (!row) return withDetail('api', productOf(userAgent));
  const { kind, detail } = row;
  return withDetail(kind, detail instanceof RegExp ? detail.exec(userAgent)?.[0] : detail);
}

/** `PostmanRuntime/7.26.8` → PostmanRuntime: what a user agent begins with names the tool. */
function productOf(userAgent: string): string | undefined {
  return /^[A-Za-z][\w.-]{1,39}(?=\/|$)/.exec(userAgent)?.[0];
}

function withDetail(kind: Way['kind'], detail: string | undefined): Way {
  return detail ? { kind, detail: cutText(detail, DETAIL_LIMIT) } : { kind };
}
