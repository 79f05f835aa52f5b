import { decodeId } from '../connect/arn.ts';
import { RESOURCE_TYPES, resourceTypesNamed } from '../connect/resource-types.ts';
import { cutText } from './bounded.ts';
import type { Way } from './way.ts';

export type OverrideKey = 'actor' | 'tool' | 'event' | 'type' | 'name' | 'instance';

/** What a rule may go by; `via` and `user` are what look-ups call them. */
export const OVERRIDE_KEYS: ReadonlyMap<string, OverrideKey> = new Map<string, OverrideKey>([
  ['actor', 'actor'],
  ['user', 'actor'],
  ['tool', 'tool'],
  ['via', 'tool'],
  ['event', 'event'],
  ['type', 'type'],
  ['name', 'name'],
  ['instance', 'instance'],
]);

/** The words that stand before a colon, for sentences. */
export const KEYS_SAID = 'actor:, tool:, event:, type:, name:, instance:';

/** How a key and its pattern are typed where they are read: `event:UpdateUser*` in a variable, with a blank in YAML. */
export type Typed = (key: string, pattern: string) => string;

/** `problem` goes on from what was typed: "is no tool known here. Type …". */
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

const TOOLS_SAID = [...new Set(TOOLS.values())].map((name) => name.toLowerCase()).join(', ');

/** A pattern as it is compared, or what is wrong with it. */
export function readPattern(by: OverrideKey, typed: string, write: Typed): Read {
  if (/^[*…]*$/.test(typed)) return { problem: 'fits everything. Name what is meant, with `*` for a part of it.' };
  return READERS[by](typed, write);
}

/** What somebody typed, for a sentence about it. */
export function quoteTyped(text: string): string {
  return `\`${inOneLine(text)}\``;
}

/** Not too long, and nothing that a terminal would obey. */
export function inOneLine(text: string): string {
  return cutText(text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' '), 100);
}

const READERS: Readonly<Record<OverrideKey, (typed: string, write: Typed) => Read>> = {
  actor: (typed) => ({ patterns: [typed] }),
  tool: readTool,
  event: readEvent,
  type: readType,
  name: (typed) => ({ patterns: [typed] }),
  instance: readInstance,
};

function readTool(typed: string): Read {
  const tool = TOOLS.get(typed.toLowerCase());
  if (tool) return { patterns: [tool] };
  // A tool may also be called as its user agent or AWS's service is: Boto3/1.34, lex.amazonaws.com.
  if (/[*…./]/.test(typed)) return { patterns: [typed] };
  return { problem: `is no tool known here. Type one of ${TOOLS_SAID}, or a part of a name with \`*\`.` };
}

function readEvent(typed: string, write: Typed): Read {
  if (/^[\w*…]+$/.test(typed)) return { patterns: [typed] };
  const [one, many] = [write('event', 'UpdateUserRoutingProfile'), write('event', 'UpdateUser*')];
  return { problem: `is no event name. Type it as CloudTrail does: \`${one}\`, or \`${many}\`.` };
}

function readType(typed: string, write: Typed): Read {
  if (/[*…]/.test(typed)) return { patterns: [typed] };
  const exact = RESOURCE_TYPES.find((type) => type.toLowerCase() === typed.toLowerCase());
  const patterns = exact ? [exact] : resourceTypesNamed(typed);
  if (patterns.length > 0) return { patterns };
  const [queue, prompt, profile] = ['Queue', 'Prompt', 'RoutingProfile'].map((type) => write('type', type));
  return { problem: `is no type of resource. Type for example \`${queue}\`, \`${prompt}\` or \`${profile}\`.` };
}

function readInstance(typed: string, write: Typed): Read {
  const { id } = decodeId(typed);
  if (/^[0-9a-f*…-]{4,}$/i.test(id)) return { patterns: [id] };
  const start = write('instance', 'bd16d991*');
  return {
    problem: `is no instance id. Type the id or the ARN of the instance, or its beginning: \`${start}\`.`,
  };
}
