import { decodeId } from '../connect/arn.ts';
import { RESOURCE_TYPES, resourceTypesNamed } from '../connect/resource-types.ts';
import type { Way } from './way.ts';

export type ExcludeKey = 'actor' | 'tool' | 'event' | 'type' | 'instance';

/** What may stand before the colon; `via` and `user` are what look-ups call them. */
export const KEYS: ReadonlyMap<string, ExcludeKey> = new Map<string, ExcludeKey>([
  ['actor', 'actor'],
  ['user', 'actor'],
  ['tool', 'tool'],
  ['via', 'tool'],
  ['event', 'event'],
  ['type', 'type'],
  ['instance', 'instance'],
]);

type Read = Readonly<{ patterns: readonly string[] }> | Readonly<{ problem: string }>;

/** What people call the ways a call is made. */
const TOOLS = new Map<string, Way['kind'] | 'OpenTofu' | 'CloudShell' | 'PowerShell'>([
  ['website', 'website'],
  ['admin website', 'website'],
  ['console', 'console'],
  ['aws console', 'console'],
  ['cli', 'cli'],
  ['cloudshell', 'CloudShell'],
  ['powershell', 'PowerShell'],
  ['cloudformation', 'cloudformation'],
  ['cfn', 'cloudformation'],
  ['cdk', 'cdk'],
  ['terraform', 'terraform'],
  ['opentofu', 'OpenTofu'],
  ['pulumi', 'pulumi'],
  ['sdk', 'sdk'],
  ['lambda', 'lambda'],
  ['sync', 'sync'],
  ['service', 'service'],
  ['api', 'api'],
]);

/** A pattern as it is compared, or what is wrong with it. */
export function readPattern(by: ExcludeKey, typed: string): Read {
  if (/^[*…]*$/.test(typed)) {
    return {
      problem: `\`${by}:${typed}\` in EXCLUDE would leave out everything. Name what to leave out, with \`*\` for a part of it.`,
    };
  }
  return READERS[by](typed);
}

const READERS: Readonly<Record<ExcludeKey, (typed: string) => Read>> = {
  actor: (typed) => ({ patterns: [typed] }),
  tool: readTool,
  event: readEvent,
  type: readType,
  instance: readInstance,
};

function readTool(typed: string): Read {
  const tool = TOOLS.get(typed.toLowerCase());
  if (tool) return { patterns: [tool] };
  // A tool may also be called as its user agent or AWS's service is: Boto3/1.34, lex.amazonaws.com.
  if (/[*…./]/.test(typed)) return { patterns: [typed] };
  const tools = [...new Set(TOOLS.values())].map((name) => name.toLowerCase()).join(', ');
  return {
    problem: `\`tool:${typed}\` in EXCLUDE is no tool known here. Type one of ${tools}, or a part of a name with \`*\`.`,
  };
}

function readEvent(typed: string): Read {
  if (/^[\w*…]+$/.test(typed)) return { patterns: [typed] };
  return {
    problem: `\`event:${typed}\` in EXCLUDE is no event name. Type it as CloudTrail does: \`event:UpdateUserRoutingProfile\`, or \`event:UpdateUser*\`.`,
  };
}

function readType(typed: string): Read {
  if (/[*…]/.test(typed)) return { patterns: [typed] };
  const exact = RESOURCE_TYPES.find((type) => type.toLowerCase() === typed.toLowerCase());
  const patterns = exact ? [exact] : resourceTypesNamed(typed);
  if (patterns.length > 0) return { patterns };
  return {
    problem: `\`type:${typed}\` in EXCLUDE is no type of resource. Type for example \`type:Queue\`, \`type:Prompt\` or \`type:RoutingProfile\`.`,
  };
}

function readInstance(typed: string): Read {
  const { id } = decodeId(typed);
  if (/^[0-9a-f*…-]{4,}$/i.test(id)) return { patterns: [id] };
  return {
    problem: `\`instance:${typed}\` in EXCLUDE is no instance id. Type the id or the ARN of the instance, or its beginning: \`instance:bd16d991*\`.`,
  };
}
