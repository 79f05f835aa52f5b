import type { Activity } from '../activity/activity.ts';
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
  const said = ours(WAYS[way.kind] ?? 'API');
  const detail: Words = way.detail ? [ours(DETAILS.get(way.kind) ?? ' '), foreign(way.detail)] : [];
  if (way.kind === 'service' && way.detail) return [foreign(way.detail)];
  const isPlain = way.kind === 'api' || way.kind === 'sdk' || way.kind === 'cli';
  const from: Words =
    isPlain && actor.role && actor.kind !== 'session' ? [ours(' from role '), foreign(actor.role)] : [];
  return [said, ...detail, ...from];
}

/** ` (Terraform, session gha-4711)`: behind the name of what acts by itself. */
export function toolWords({ way, actor }: Pick<Activity, 'way' | 'actor'>): Words {
  if (!actor.automation && !TOOLS.has(way.kind)) return [];
  const session: Words = actor.automation && actor.session ? [ours('session '), foreign(actor.session)] : [];
  const tool: Words = TOOLS.has(way.kind) || way.kind === 'lambda' ? wayWords({ way, actor }) : [];
  const both = [...tool, ...(tool.length > 0 && session.length > 0 ? [ours(', ')] : []), ...session];
  return both.length > 0 ? [ours(' ('), ...both, ours(')')] : [];
}

export function isDeploy({ way, actor }: Pick<Activity, 'way' | 'actor'>): boolean {
  return TOOLS.has(way.kind) || (actor.automation && actor.kind === 'session');
}
