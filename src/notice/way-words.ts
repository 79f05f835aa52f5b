import type { Activity } from '../activity/activity.ts';
import { permissionSetOf } from '../activity/permission-set.ts';
import type { Way } from '../activity/way.ts';
import { foreign, ours, type Words } from './words.ts';

const WAYS: Readonly<Record<Way['kind'], string>> = {
  website: 'admin website',
  console: 'AWS console',
  cli: 'CLI',
  cloudformation: 'CloudFormation',
  cdk: 'CDK',
  terraform: 'Terraform',
  pulumi: 'Pulumi',
  sdk: 'AWS SDK',
  lambda: 'Lambda',
  sync: 'Global Resiliency replication',
  service: 'AWS service',
  api: 'API',
};

/** What the detail of a way is a name of, where a word helps. */
const DETAILS = new Map<Way['kind'], string>([
  ['cloudformation', ', stack '],
  ['lambda', ' function '],
]);

/** Tools that carry out what someone wrote down before: their runs are deploys. */
const TOOLS: ReadonlySet<Way['kind']> = new Set(['cloudformation', 'cdk', 'terraform', 'pulumi']);

/** How the call was made: `admin website`, `CloudFormation, stack ivr-prod`, `API from role ci-admin`. */
export function wayWords({ way, actor }: Pick<Activity, 'way' | 'actor'>): Words {
  const before = DETAILS.get(way.kind);
  const detail: Words = way.detail && before ? [ours(before), foreign(way.detail)] : [];
  const isPlain = way.kind === 'api' || way.kind === 'sdk' || way.kind === 'cli';
  const from = isPlain && actor.role && actor.kind !== 'session' ? fromRole(actor.role) : [];
  return [ours(WAYS[way.kind]), ...detail, ...from];
}

function fromRole(role: string): Words {
  const set = permissionSetOf(role);
  return set ? [ours(' with permission set '), foreign(set)] : [ours(' from role '), foreign(role)];
}

/** ` (Terraform, session gha-4711)`: behind the name of what acts by itself. */
export function toolWords({ way, actor }: Pick<Activity, 'way' | 'actor'>): Words {
  if (!actor.automation && !TOOLS.has(way.kind)) return [];
  const hasOwnSession = actor.kind === 'session' && !OTHERS_SESSIONS.has(way.kind);
  const session: Words = hasOwnSession && actor.session ? [ours('session '), foreign(actor.session)] : [];
  const isSaid = way.kind === 'lambda' && way.detail !== undefined && [actor.name, actor.role].includes(way.detail);
  const short: Pick<Activity, 'way' | 'actor'> = { way: isSaid ? { kind: way.kind } : way, actor };
  const tool: Words = TOOLS.has(way.kind) || way.kind === 'lambda' ? wayWords(short) : [];
  const both = [...tool, ...(tool.length > 0 && session.length > 0 ? [ours(', ')] : []), ...session];
  return both.length > 0 ? [ours(' ('), ...both, ours(')')] : [];
}

/** Here the service names the session, and the name adds nothing. */
const OTHERS_SESSIONS: ReadonlySet<Way['kind']> = new Set(['cloudformation', 'lambda', 'sync', 'service']);

/** Something carries out what was written down before; functions and services only do their daily work. */
export function isDeploy({ way, actor }: Pick<Activity, 'way' | 'actor'>): boolean {
  if (TOOLS.has(way.kind)) return true;
  return actor.automation && actor.kind === 'session' && !OTHERS_SESSIONS.has(way.kind);
}
